import { generateSigningKeys } from '../secret/managed-keys.ts';
import type { SigningKey } from '../secret/signing-keys.ts';

let keys: Promise<readonly SigningKey[]> | undefined;

/**
 * A server's own keys stay with the server: any of the same kinds will do to ask the engine. They are
 * made once, on other cores; whoever begins early need not wait.
 */
export function throwawayKeys(): Promise<readonly SigningKey[]> {
  keys ??= generateSigningKeys();
  return keys;
}
