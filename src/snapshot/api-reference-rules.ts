import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { escapePointer } from '../diagnostic/pointer.ts';
import type { ParsedDocument } from '../document/parsed-document.ts';
import { diagnosticAt } from '../resource/diagnostic-at.ts';
import type { ResourceOf } from '../resource/resource.ts';
import { clientIdOf } from './build-client.ts';
import { REFERENCES_OF_CLIENT } from './client-references.ts';
import { dangling, listed, type Reference } from './reference.ts';
import { brokenNames, declaredNames, type BrokenNames, type ResourceSet } from './resource-set.ts';

/** Scopes that are declared by themselves, and where. */
type OwnScopes = ReadonlyMap<string, ParsedDocument>;

/**
 * Clients and the APIs they ask tokens for name each other: both have to exist.
 * @param asking the clients that name anything
 */
export function checkAPIReferences(
  asking: ResourceSet['clients'],
  { apis, clients, scopes }: ResourceSet,
  broken: BrokenNames,
): readonly Diagnostic[] {
  const ownScopes: OwnScopes = new Map(
    scopes.map(({ value, document }) => [value.metadata.name, document]),
  );
  return [
    ...dangling('Resource', asking.flatMap(REFERENCES_OF_CLIENT.apis), () =>
      declaredNames(apis, broken, 'Resource'),
    ),
    ...dangling('client', apis.flatMap(allowedClientsOf), () => [
      ...clients.map(clientIdOf),
      ...brokenNames(broken, 'Client'),
    ]),
    ...apis.flatMap((api) => scopesDeclaredTwice(api, ownScopes)),
    ...(apis.length === 0
      ? []
      : asking.flatMap((client) => scopesOutOfReach(client, apis, ownScopes))),
  ];
}

/** The scopes of all APIs; undefined where a broken one hides what it declares. */
export function scopesOfAPIs(
  { apis }: ResourceSet,
  broken: BrokenNames,
): readonly string[] | undefined {
  if (broken.some(({ kind }) => kind === 'Resource')) return undefined;
  return apis.flatMap(({ value }) => Object.keys(value.spec.scopes ?? {}));
}

function allowedClientsOf({ document, value }: ResourceOf<'Resource'>): readonly Reference[] {
  return listed(document, '/spec/allowedClients', value.spec.allowedClients);
}

function scopesDeclaredTwice(
  { document, value }: ResourceOf<'Resource'>,
  ownScopes: OwnScopes,
): Diagnostic[] {
  return Object.keys(value.spec.scopes ?? {}).flatMap((name) => {
    const other = ownScopes.get(name);
    if (other === undefined) return [];
    const place = { file: other.file.path, range: other.rangeOf('/metadata/name') };
    return [
      diagnosticAt(document, `/spec/scopes/${escapePointer(name)}`, 'key', {
        rule: 'contradiction',
        message: `the scope ${name} is a Scope already, so nobody could tell which of the two is asked for`,
        help: 'rename one of the two',
        related: [{ place, message: 'the Scope' }],
      }),
    ];
  });
}

/** A scope that a client lists and yet can never get would mislead whoever reviews the file. */
function scopesOutOfReach(
  client: ResourceOf<'Client'>,
  apis: readonly ResourceOf<'Resource'>[],
  ownScopes: OwnScopes,
): Diagnostic[] {
  const { document, value } = client;
  return (value.spec.scopes ?? []).flatMap((scope, index) => {
    if (ownScopes.has(scope)) return [];
    const owners = apis.filter((api) => Object.hasOwn(api.value.spec.scopes ?? {}, scope));
    if (owners.length === 0 || owners.some((api) => mayAsk(client, api))) return [];
    const names = owners.map((api) => api.value.metadata.name);
    return [
      diagnosticAt(document, `/spec/scopes/${index}`, 'value', {
        rule: 'contradiction',
        message: `the scope ${scope} belongs to ${names.join(' and ')}, for which this client may not ask`,
        help: `add resources: [${names[0]}]`,
        inert: true,
      }),
    ];
  });
}

function mayAsk(client: ResourceOf<'Client'>, { value }: ResourceOf<'Resource'>): boolean {
  const { resources = [], defaultResource } = client.value.spec;
  const named = [...resources, defaultResource].includes(value.metadata.name);
  return named || value.spec.allowedClients?.includes(clientIdOf(client)) === true;
}
