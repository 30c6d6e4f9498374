import { randomUUID } from 'node:crypto';
import { credentialReferenceOf } from '../resource/local-user-rules.ts';
import type { Resource, ResourceOf } from '../resource/resource.ts';
import { createPasswordHasher } from '../secret/hash-once.ts';
import type { Secret } from '../secret/secret.ts';
import { readCredentials } from './read-credentials.ts';
import { localUsers } from './resource-set.ts';
import type { SecretResolver } from './resolve-secrets.ts';
import type { SecretReference } from './secret-references.ts';
import type { Credentials } from './understand-credentials.ts';

type Broken = readonly Readonly<{ kind: string; name: string }>[];
type Declarations = Readonly<{ resources: readonly Resource[]; broken: Broken }>;
type UserSpec = ResourceOf<'User'>['value']['spec'];

/** A LocalUser on its way to become a User. */
type Adapted = Readonly<{
  localUser: ResourceOf<'LocalUser'>;
  /** All but the password; undefined where the Secret cannot be used. */
  spec: UserSpec | undefined;
  plaintext?: Secret;
}>;

const hashPasswords = createPasswordHasher();

/**
 * Replaces each LocalUser by the User that it means, so that nobody further on has to know of them.
 * What is wrong with their Secrets goes to the resolver's diagnostics. A password that its Secret
 * holds in plaintext is hashed and forgotten.
 */
export async function adaptLocalUsers(
  { resources, broken }: Declarations,
  resolver: SecretResolver,
): Promise<Declarations> {
  const users = localUsers.of(resources);
  const brokenUsers = broken.map(({ kind, name }) => ({
    kind: kind === 'LocalUser' ? 'User' : kind,
    name,
  }));
  if (users.length === 0) return { resources, broken: brokenUsers };
  const adapted = users.map((localUser) => adapt(localUser, resolver));
  const passwords = adapted.flatMap(({ plaintext }) => (plaintext ? [plaintext] : []));
  const hashes = await hashPasswords(passwords);
  const hashOf = new Map(passwords.map((password, index) => [password, hashes[index]]));
  return {
    resources: [
      ...resources.filter(({ kind }) => kind !== 'LocalUser'),
      ...adapted.flatMap(({ localUser, spec, plaintext }) => {
        const passwordHash = plaintext && hashOf.get(plaintext);
        if (spec === undefined) return [];
        return [userOf(localUser, passwordHash === undefined ? spec : { ...spec, passwordHash })];
      }),
    ],
    broken: [
      ...brokenUsers,
      ...adapted.flatMap(({ localUser, spec }) =>
        spec === undefined ? [{ kind: 'User', name: localUser.value.metadata.name }] : [],
      ),
    ],
  };
}

function adapt(localUser: ResourceOf<'LocalUser'>, resolver: SecretResolver): Adapted {
  const { userID, enabled } = localUser.value.spec;
  const own = {
    ...(userID === undefined ? {} : { sub: userID }),
    ...(enabled === undefined ? {} : { enabled }),
  };
  const reference = referenceOf(localUser);
  const secret = reference && resolver.open(reference);
  if (reference === undefined || secret === undefined) return { localUser, spec: undefined };
  const result = readCredentials(secret, credentialReferenceOf(localUser)?.ref.key);
  switch (result.kind) {
    case 'refused':
      for (const refusal of result.refusals) resolver.refuse(reference, refusal);
      return { localUser, spec: undefined };
    case 'sealed':
      // Nobody else's name, for nothing can be said about this one.
      return { localUser, spec: { ...own, username: randomUUID() } };
    case 'read':
      return { localUser, ...adaptCredentials(own, result.credentials) };
  }
}

function adaptCredentials(
  own: UserSpec,
  { username, email, groups, password }: Credentials,
): Omit<Adapted, 'localUser'> {
  const spec = {
    ...own,
    name: username,
    // For Dex it is the name that people read: it may hold spaces, and they sign in by address.
    ...(/\s/.test(username) ? {} : { username }),
    email,
    // Dex says so of every address of its own directory.
    emailVerified: true,
    groups: [...groups],
  };
  return password.kind === 'hash'
    ? { spec: { ...spec, passwordHash: password.hash } }
    : { spec, plaintext: password.secret };
}

function referenceOf(localUser: ResourceOf<'LocalUser'>): SecretReference | undefined {
  const reference = credentialReferenceOf(localUser);
  return reference && { ...reference, document: localUser.document, implied: false };
}

function userOf(localUser: ResourceOf<'LocalUser'>, spec: UserSpec): ResourceOf<'User'> {
  const { document, value } = localUser;
  const credentials = credentialReferenceOf(localUser);
  return {
    kind: 'User',
    document,
    value: { apiVersion: 'idpfile/v1', kind: 'User', metadata: value.metadata, spec },
    ...(credentials === undefined ? {} : { credentials }),
  };
}
