import { randomInt } from 'node:crypto';

/** Letters and digits that nobody mixes up when reading them out. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Names one error to people and in the log alike: `E-7K3F-92`. */
export function createErrorReference(): string {
  const letters = Array.from({ length: 6 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return `E-${letters.slice(0, 4)}-${letters.slice(4)}`;
}
