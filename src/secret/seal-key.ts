import type { Secret } from './secret.ts';

const KEY_BYTES = 32;

/** Says what a key for sealing is, for people who gave another one. */
export const SEAL_KEY_FORM = '32 random bytes in base64 or base64url';

/** What makes one. */
export const SEAL_KEY_COMMAND = 'openssl rand -base64 32';

/** The 32 bytes of a key for sealing, in base64 or base64url; undefined for any other text. */
export function readSealKey(secret: Secret): Uint8Array | undefined {
  const text = secret.reveal().replace(/=$/, '').replaceAll('+', '-').replaceAll('/', '_');
  const bytes = Buffer.from(text, 'base64url');
  // Node skips what is not base64, and characters of which a few bits are left over.
  return bytes.length === KEY_BYTES && bytes.toString('base64url') === text ? bytes : undefined;
}
