import { normalizeBcrypt, plaintextProblem } from '../secret/bcrypt-hash.ts';
import { looksLikeHash, passwordHashProblem } from '../secret/password-hash.ts';
import { Secret } from '../secret/secret.ts';
import type { Refusal } from './secret-opening.ts';

/** How a person's password stands in a Secret. */
export type StoredPassword =
  Readonly<{ kind: 'hash'; hash: string }> | Readonly<{ kind: 'plaintext'; secret: Secret }>;

type Understanding =
  | Readonly<{ ok: true; value: StoredPassword }>
  | Readonly<{ ok: false; refusal: Refusal<'password-hash' | 'secret-value'> }>;

/** Tells a hash from a password in plaintext, and whether it can be used. */
export function understandPassword(text: string): Understanding {
  return looksLikeHash(text) ? understandHash(text) : understandPlaintext(text);
}

/** The same of what is said to be a hash. */
export function understandHash(text: string): Understanding {
  const problem = passwordHashProblem(text);
  return problem === undefined
    ? { ok: true, value: { kind: 'hash', hash: normalizeBcrypt(text) } }
    : { ok: false, refusal: { rule: 'password-hash', message: problem } };
}

function understandPlaintext(text: string): Understanding {
  const problem = plaintextProblem(text);
  return problem === undefined
    ? { ok: true, value: { kind: 'plaintext', secret: new Secret(text) } }
    : { ok: false, refusal: { rule: 'secret-value', message: `password: ${problem}` } };
}
