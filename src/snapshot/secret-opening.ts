import type { RuleName } from '../diagnostic/rules.ts';
import type { ResourceOf } from '../resource/resource.ts';
import type { Secret } from '../secret/secret.ts';

/** What is wrong with a Secret; never a word out of it. */
export type Refusal<R extends RuleName = RuleName> = Readonly<{
  rule: R;
  message: string;
  help?: string;
}>;

type Refused<R extends RuleName> = Readonly<{ ok: false }> & Refusal<R>;

/** One value of a Secret, or why it cannot be used. */
export type SecretValue =
  | Readonly<{ ok: true; secret: Secret }>
  | Refused<'unknown-secret-key' | 'secret-value' | 'secret-plaintext'>;

/** A Secret whose file was found whole. */
export type OpenedSecret = Readonly<{
  ok: true;
  /** True when there was no key to decrypt it with: its values are stand-ins. */
  sealed: boolean;
  /** Without a key: the one called `secret`, or the only one there is. */
  valueAt(key: string | undefined): SecretValue;
}>;

/** A Secret whose file was decrypted and found whole, or why it was not. */
export type SecretOpening = OpenedSecret | Refused<'secret-undecryptable' | 'secret-plaintext'>;

/** Opens the file of a Secret. Asks the world: comes in from outside. */
export type OpenSecret = (secret: ResourceOf<'Secret'>) => Promise<SecretOpening>;
