import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { nearest } from '../diagnostic/nearest.ts';
import type { RuleName } from '../diagnostic/rules.ts';
import type { ParsedDocument } from '../document/parsed-document.ts';
import { diagnosticAt } from '../resource/diagnostic-at.ts';
import type { Resource, ResourceOf } from '../resource/resource.ts';
import { checkOnePolicy } from './one-policy.ts';
import { checkReferences } from './reference-rules.ts';
import { clientIdOf } from './build-client.ts';
import { derivedSubject } from './build-user.ts';
import { foldLogin } from './snapshot.ts';

/** Something that must be said by one resource only. */
type Claimant = Readonly<{
  value: string;
  document: ParsedDocument;
  pointer: string;
  /** What a message calls it, where the value itself is not to be shown. */
  alias?: string;
}>;

/**
 * What holds between resources: nothing is claimed twice, every peer exists. One rule at a time, so
 * that requests can get their turn in between.
 */
export function* checkSet(
  resources: readonly Resource[],
  broken: readonly Readonly<{ kind: string; name: string }>[],
  issuerURL: string,
): Generator<readonly Diagnostic[]> {
  const clients = resources.filter((resource) => resource.kind === 'Client');
  const users = resources.filter((resource) => resource.kind === 'User');
  const others = ['Secret', 'Group', 'Scope', 'Resource', 'Connector', 'Test'].map((kind) =>
    resources.filter((resource) => resource.kind === kind),
  );
  for (const set of [clients, users, ...others]) {
    yield unique('duplicate-name', 'name', set.map(nameOf));
  }
  yield unique('duplicate-client-id', 'client id', clients.map(idOf));
  yield unique('duplicate-identifier', 'identifier', identifiersOf(resources));
  const subjects = users.map((user) => subjectOf(user, issuerURL));
  yield unique('duplicate-login', 'sub', subjects);
  yield unique('duplicate-login', 'user name or email address', users.flatMap(loginsOf));
  yield unknownPeers(clients, broken);
  yield checkOnePolicy(resources);
  yield checkReferences(resources, broken);
}

export function nameOf({ value, document }: Resource): Claimant {
  return { value: value.metadata.name, document, pointer: '/metadata/name' };
}

export function idOf(client: ResourceOf<'Client'>): Claimant {
  const pointer = client.value.spec.id === undefined ? '/metadata/name' : '/spec/id';
  return { value: clientIdOf(client), document: client.document, pointer };
}

export function identifiersOf(resources: readonly Resource[]): readonly Claimant[] {
  return resources.flatMap(({ kind, value, document }) =>
    kind === 'Resource'
      ? [{ value: value.spec.identifier, document, pointer: '/spec/identifier' }]
      : [],
  );
}

function subjectOf(
  { value, document, credentials }: ResourceOf<'User'>,
  issuerURL: string,
): Claimant {
  const { sub } = value.spec;
  return sub === undefined
    ? { value: derivedSubject(issuerURL, value.metadata.name), document, pointer: '/metadata/name' }
    : { value: sub, document, pointer: credentials ? '/spec/userID' : '/spec/sub' };
}

/** A person may have the same user name and address; two people may not. */
export function loginsOf(user: ResourceOf<'User'>): readonly Claimant[] {
  const { credentials } = user;
  if (credentials === undefined) return loginsOfFile(user);
  const { pointer, ref } = credentials;
  const alias = `of Secret ${ref.name}`;
  return loginsOfFile(user).map((claim) => ({ ...claim, pointer, alias }));
}

function loginsOfFile({ value, document }: ResourceOf<'User'>): readonly Claimant[] {
  const { username, email } = value.spec;
  const byName = foldLogin(username ?? value.metadata.name);
  const pointer = username === undefined ? '/metadata/name' : '/spec/username';
  const claims = [{ value: byName, document, pointer }];
  if (email !== undefined && foldLogin(email) !== byName) {
    claims.push({ value: foldLogin(email), document, pointer: '/spec/email' });
  }
  return claims;
}

/** One diagnostic for each claimant after the first, naming the first. */
function unique(rule: RuleName, what: string, claimants: readonly Claimant[]): Diagnostic[] {
  const first = new Map<string, Claimant>();
  return claimants.flatMap((claimant) => {
    const other = first.get(claimant.value);
    if (other === undefined) {
      first.set(claimant.value, claimant);
      return [];
    }
    const { document, pointer, value, alias = JSON.stringify(value) } = claimant;
    const place = { file: other.document.file.path, range: other.document.rangeOf(other.pointer) };
    const { line, column } = place.range.start;
    return [
      diagnosticAt(document, pointer, 'value', {
        rule,
        message: `${what} ${alias} is already declared in ${place.file}:${line}:${column}`,
        help: 'rename or delete one of the two',
        related: [{ place, message: 'declared here first' }],
      }),
    ];
  });
}

function unknownPeers(
  clients: readonly ResourceOf<'Client'>[],
  broken: readonly Readonly<{ kind: string; name: string }>[],
): readonly Diagnostic[] {
  const asking = clients.filter(({ value }) => value.spec.trustedPeers !== undefined);
  if (asking.length === 0) return [];
  const ids = new Set([...clients.map(clientIdOf), ...broken.map(({ name }) => name)]);
  return asking.flatMap(({ value, document }) =>
    (value.spec.trustedPeers ?? []).flatMap((peer, index) =>
      ids.has(peer) ? [] : [unknownPeer(document, index, peer, ids)],
    ),
  );
}

function unknownPeer(
  document: ParsedDocument,
  index: number,
  peer: string,
  ids: ReadonlySet<string>,
): Diagnostic {
  const close = nearest(peer, [...ids]);
  return diagnosticAt(document, `/spec/trustedPeers/${index}`, 'value', {
    rule: 'unknown-peer',
    message: `no client has the id ${JSON.stringify(peer)}`,
    inert: true,
    ...(close === undefined ? {} : { help: `did you mean ${close}?` }),
  });
}
