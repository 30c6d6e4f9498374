import { AuthoringRefused } from './authoring-refused.ts';

const NAME = /^[a-z0-9](?:[-a-z0-9.]*[a-z0-9])?$/;
/** With room for the date and the ending that a file gets: file systems take 255 bytes. */
const MAX_LENGTH = 200;

/**
 * Makes sure that a word can be the name of a resource, and so of a file.
 * @throws AuthoringRefused
 */
export function requireResourceName(name: string): void {
  if (NAME.test(name) && name.length <= MAX_LENGTH) return;
  throw new AuthoringRefused(
    `${JSON.stringify(name)} cannot be a name: write small letters, digits, - and ., at most ${MAX_LENGTH} of them`,
  );
}
