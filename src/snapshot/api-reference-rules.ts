import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { ParsedDocument } from '../document/parsed-document.ts';
import { diagnosticAt } from '../resource/diagnostic-at.ts';
import { escapePointer } from '../resource/pointer.ts';
import type { Resource, ResourceOf } from '../resource/resource.ts';
import { clientIdOf } from './build-client.ts';
import { dangling, listed, type Reference } from './reference.ts';

/** Scopes that are declared by themselves, and where. */
type OwnScopes = ReadonlyMap<string, ParsedDocument>;
type Broken = readonly Readonly<{ kind: string; name: string }>[];

/** Clients and the APIs they ask tokens for name each other: both have to exist. */
export function checkAPIReferences(
  resources: readonly Resource[],
  broken: Broken,
): readonly Diagnostic[] {
  const apis = resources.filter((resource) => resource.kind === 'Resource');
  const clients = resources.filter((resource) => resource.kind === 'Client');
  const namesOf = (kind: string) =>
    broken.filter((found) => found.kind === kind).map(({ name }) => name);
  const names = [...apis.map(({ value }) => value.metadata.name), ...namesOf('Resource')];
  const ids = [...clients.map(clientIdOf), ...namesOf('Client')];
  const ownScopes: OwnScopes = new Map(
    resources.flatMap(({ kind, value, document }) =>
      kind === 'Scope' ? [[value.metadata.name, document]] : [],
    ),
  );
  return [
    ...dangling('Resource', clients.flatMap(apisOf), names),
    ...dangling('client', apis.flatMap(allowedClientsOf), ids),
    ...apis.flatMap((api) => scopesDeclaredTwice(api, ownScopes)),
    ...(apis.length === 0
      ? []
      : clients.flatMap((client) => scopesOutOfReach(client, apis, ownScopes))),
  ];
}

/** The scopes of all APIs; undefined where a broken one hides what it declares. */
export function scopesOfAPIs(
  resources: readonly Resource[],
  broken: Broken,
): readonly string[] | undefined {
  if (broken.some(({ kind }) => kind === 'Resource')) return undefined;
  return resources.flatMap((resource) =>
    resource.kind === 'Resource' ? Object.keys(resource.value.spec.scopes ?? {}) : [],
  );
}

function apisOf({ document, value: { spec } }: ResourceOf<'Client'>): Reference[] {
  const { resources, defaultResource } = spec;
  const pointer = '/spec/defaultResource';
  const ofDefault: Reference[] =
    defaultResource === undefined
      ? []
      : [{ document, pointer, part: 'value', name: defaultResource }];
  return [...listed(document, '/spec/resources', resources), ...ofDefault];
}

function allowedClientsOf({ document, value }: ResourceOf<'Resource'>): Reference[] {
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
