import { createHmac, randomBytes } from 'node:crypto';
import { hashBcrypt } from './bcrypt-hash.ts';
import type { Secret } from './secret.ts';

/** Turns passwords into bcrypt hashes, in their order. */
type HashPasswords = (passwords: readonly Secret[]) => Promise<readonly string[]>;

/**
 * Creates a hasher that remembers the hashes of its last call: the same password is not hashed
 * again when the files are read again. What it remembers passwords by is worthless elsewhere.
 */
export function createPasswordHasher(): HashPasswords {
  const key = randomBytes(32);
  const digestOf = (password: Secret) =>
    createHmac('sha256', key).update(password.reveal()).digest('base64');
  let known: ReadonlyMap<string, string> = new Map();

  return async (passwords) => {
    const hashes = new Map<string, string>();
    // One after another, so that people who sign in meanwhile find threads free.
    for (const password of passwords) {
      const digest = digestOf(password);
      const hash = hashes.get(digest) ?? known.get(digest) ?? (await hashBcrypt(password.reveal()));
      hashes.set(digest, hash);
    }
    known = hashes;
    return passwords.map((password) => hashes.get(digestOf(password)) ?? '');
  };
}
