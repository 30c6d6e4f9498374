import type { RuleName } from '../diagnostic/rules.ts';
import type { ResourceOf } from '../resource/resource.ts';
import type { Secret } from '../secret/secret.ts';

type Refusal<R extends RuleName> = Readonly<{ ok: false; rule: R; message: string; help?: string }>;

/** One value of a Secret, or why it cannot be used. */
export type SecretValue =
  | Readonly<{ ok: true; secret: Secret }>
  | Refusal<'unknown-secret-key' | 'secret-value' | 'secret-plaintext'>;

/** A Secret whose file was decrypted and found whole, or why it was not. */
export type SecretOpening =
  | Readonly<{ ok: true; valueAt(key: string): SecretValue }>
  | Refusal<'secret-undecryptable' | 'secret-plaintext'>;

/** Opens the file of a Secret. Asks the world: comes in from outside. */
export type OpenSecret = (secret: ResourceOf<'Secret'>) => Promise<SecretOpening>;
