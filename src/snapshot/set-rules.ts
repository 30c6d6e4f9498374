import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Resource, ResourceOf } from '../resource/resource.ts';
import { checkOnePolicy } from './one-policy.ts';
import { checkReferences } from './reference-rules.ts';
import type { BrokenNames, ResourceSet } from './resource-set.ts';
import { checkCertificates } from './certificate-rules.ts';
import { clientIdOf } from './build-client.ts';
import { derivedSubject } from './build-user.ts';
import { createUniqueRule, type Claimant } from './unique.ts';
import { foldLogin } from './snapshot.ts';

const KINDS_WITH_NAMES = [
  'clients',
  'users',
  'secrets',
  'groups',
  'scopes',
  'apis',
  'connectors',
  'tests',
] as const satisfies readonly (keyof ResourceSet)[];

const checkNames = new Map(
  KINDS_WITH_NAMES.map((kind) => [
    kind,
    createUniqueRule<Resource>('duplicate-name', 'name', nameOf),
  ]),
);
const checkClientIds = createUniqueRule('duplicate-client-id', 'client id', idOf);
const checkIdentifiers = createUniqueRule('duplicate-identifier', 'identifier', identifierOf);
const checkLogins = createUniqueRule('duplicate-login', 'user name or email address', loginsOf);
let subjects = { issuerURL: '', check: createUniqueRule('duplicate-login', 'sub', subjectAt('')) };

/**
 * What holds between resources: nothing is claimed twice, every peer exists. One rule at a time, so
 * that requests can get their turn in between.
 */
export function* checkSet(
  set: ResourceSet,
  broken: BrokenNames,
  issuerURL: string,
): Generator<readonly Diagnostic[]> {
  for (const [kind, check] of checkNames) yield check(set[kind]);
  yield checkClientIds(set.clients);
  yield checkIdentifiers(set.apis);
  yield checkSubjects(set.users, issuerURL);
  yield checkLogins(set.users);
  yield checkOnePolicy(set.policies);
  yield checkReferences(set, broken);
  yield checkCertificates(set.clients, set.issuers[0]);
}

export function nameOf({ value, document }: Resource): Claimant {
  return { value: value.metadata.name, document, pointer: '/metadata/name' };
}

/** The client_id, which a file need not say, and where it stands. */
export function idOf(client: ResourceOf<'Client'>): Claimant {
  const pointer = client.value.spec.id === undefined ? '/metadata/name' : '/spec/id';
  return { value: clientIdOf(client), document: client.document, pointer };
}

export function identifierOf({ value, document }: ResourceOf<'Resource'>): Claimant {
  return { value: value.spec.identifier, document, pointer: '/spec/identifier' };
}

/** Subjects that a file does not give follow from the URL. */
function checkSubjects(
  users: readonly ResourceOf<'User'>[],
  issuerURL: string,
): readonly Diagnostic[] {
  if (subjects.issuerURL !== issuerURL) {
    const check = createUniqueRule('duplicate-login', 'sub', subjectAt(issuerURL));
    subjects = { issuerURL, check };
  }
  return subjects.check(users);
}

function subjectAt(issuerURL: string): (user: ResourceOf<'User'>) => Claimant {
  return ({ value: { metadata, spec }, document, credentials }) => {
    const { sub = derivedSubject(issuerURL, metadata.name) } = spec;
    const written = credentials ? '/spec/userID' : '/spec/sub';
    return { value: sub, document, pointer: spec.sub === undefined ? '/metadata/name' : written };
  };
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
