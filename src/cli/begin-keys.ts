import type { SigningKey } from '../secret/signing-keys.ts';

/** Keys that are being made. */
export type BegunKeys = Promise<readonly SigningKey[]>;

/** Begins to make the signing keys of a server that has none, on other cores. */
export function beginKeys(): BegunKeys {
  const keys = import('../secret/managed-keys.ts').then((made) => made.generateSigningKeys());
  // Whoever waits for them is told, and perhaps nobody does.
  keys.catch(() => undefined);
  return keys;
}
