import { stringify } from 'yaml';
import { clientFile, hashOf } from './declarations.ts';

export const PASSWORDS = { alice: 'alice and her password', bob: 'bob and his password' } as const;

/** Two people who can sign in, as files by their path. */
export async function peopleFiles(): Promise<Readonly<Record<string, string>>> {
  const alice = {
    name: 'Alice Example',
    email: 'alice@example.com',
    emailVerified: true,
    groups: ['staff', 'developers'],
    passwordHash: await hashOf(PASSWORDS.alice),
  };
  const bob = {
    name: 'Bob Builder',
    email: 'bob@example.com',
    passwordHash: await hashOf(PASSWORDS.bob),
  };
  return { 'users/alice.yaml': userFile('alice', alice), 'users/bob.yaml': userFile('bob', bob) };
}

function userFile(name: string, spec: Readonly<Record<string, unknown>>): string {
  return stringify({ apiVersion: 'idpfile/v1', kind: 'User', metadata: { name }, spec });
}

/** A client that keeps a secret. */
export async function confidentialClient(
  name: string,
  secret: string,
  spec: Readonly<Record<string, unknown>>,
): Promise<string> {
  return clientFile(name, { secretHash: await hashOf(secret), ...spec });
}
