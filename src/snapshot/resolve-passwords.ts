import type { Resource, ResourceOf } from '../resource/resource.ts';
import { createPasswordHasher } from '../secret/hash-once.ts';
import type { Secret } from '../secret/secret.ts';
import { createListMemo } from '../tree/list-memo.ts';
import type { SecretResolver } from './resolve-secrets.ts';
import { targetOf, type SecretReference } from './secret-references.ts';
import { understandPassword } from './understand-password.ts';

type User = ResourceOf<'User'>;

/** A person whose password stands elsewhere; undefined where it cannot be used. */
type Referring = Readonly<{ user: User; password: Secret | string | undefined }>;

const hashPasswords = createPasswordHasher();

const referringUsers = createListMemo((resource: Resource) =>
  resource.kind === 'User' && resource.value.spec.passwordRef !== undefined ? [resource] : [],
);

/**
 * Fills in the password hashes that users refer to, so that nobody further on has to know of
 * references. What is wrong with one goes to the resolver's diagnostics; without it the person has no
 * password. One in plaintext is hashed and forgotten.
 */
export async function resolvePasswords(
  resources: readonly Resource[],
  resolver: SecretResolver,
): Promise<readonly Resource[]> {
  const users = referringUsers.of(resources);
  if (users.length === 0) return resources;
  const referring = users.map((user) => ({ user, password: passwordOf(user, resolver) }));
  const hashes = await hashesOf(referring);
  return resources.map((resource) => {
    const hash = resource.kind === 'User' ? hashes.get(resource) : undefined;
    return resource.kind === 'User' && hash !== undefined ? withHash(resource, hash) : resource;
  });
}

function passwordOf(user: User, resolver: SecretResolver): Referring['password'] {
  const reference = referenceOf(user);
  const secret = reference && resolver.resolve(reference);
  if (reference === undefined || secret === undefined) return undefined;
  // Nothing can be said about a stand-in.
  if (resolver.isSealed(reference)) return undefined;
  const understood = understandPassword(secret.reveal());
  if (!understood.ok) {
    resolver.refuse(reference, understood.refusal);
    return undefined;
  }
  return understood.value.kind === 'hash' ? understood.value.hash : understood.value.secret;
}

function referenceOf({ document, value }: User): SecretReference | undefined {
  const { passwordRef } = value.spec;
  if (passwordRef === undefined) return undefined;
  return { document, pointer: '/spec/passwordRef', ref: targetOf(passwordRef), implied: false };
}

async function hashesOf(referring: readonly Referring[]): Promise<ReadonlyMap<User, string>> {
  const plain = referring.flatMap(({ user, password }) =>
    password === undefined || typeof password === 'string' ? [] : [{ user, password }],
  );
  const hashed = await hashPasswords(plain.map(({ password }) => password));
  return new Map([
    ...referring.flatMap(({ user, password }): [User, string][] =>
      typeof password === 'string' ? [[user, password]] : [],
    ),
    ...plain.map(({ user }, index): [User, string] => [user, hashed[index] ?? '']),
  ]);
}

const filledIn = new WeakMap<User, User>();

/** The same object as before for the same hash, so that others can tell that nothing changed. */
function withHash(user: User, passwordHash: string): User {
  const before = filledIn.get(user);
  if (before?.value.spec.passwordHash === passwordHash) return before;
  const { value } = user;
  const now = { ...user, value: { ...value, spec: { ...value.spec, passwordHash } } };
  filledIn.set(user, now);
  return now;
}
