import { randomBytes, randomInt } from 'node:crypto';

const CLIENT_SECRET_BYTES = 36;

/** No letters that look like others. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/**
 * A new secret of 48 characters out of `A-Za-z0-9-_`: several client libraries send others wrongly,
 * and bcrypt takes up to 72 bytes.
 */
export function generateClientSecret(): string {
  return randomBytes(CLIENT_SECRET_BYTES).toString('base64url');
}

/** A new password for a person: four groups of four letters, 79 bits, and still easy to type. */
export function generatePassPhrase(): string {
  const group = () => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}
