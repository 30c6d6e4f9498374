import { ARGON2 } from './argon2-hash.ts';
import { bcryptDamage, isBcrypt } from './bcrypt-hash.ts';
import type { HashScheme } from './hash-scheme.ts';
import { PBKDF2 } from './pbkdf2-hash.ts';
import { SCRYPT } from './scrypt-hash.ts';

/** Schemes of hashes that people bring along from other programs, beside bcrypt. */
const IMPORTED: readonly HashScheme[] = [ARGON2, SCRYPT, PBKDF2];

/** Hashes of other kinds, so that we can name what somebody has pasted. */
const OTHER_SCHEMES: readonly (readonly [start: RegExp, name: string])[] = [
  [/^\$?argon2(id|i|d)?\$/, 'argon2 in a form of its own'],
  [/^\$?scrypt[$:]/, 'scrypt in a form of its own'],
  [/^[${]?pbkdf2/i, 'PBKDF2 in a form of its own'],
  [/^\$2x?\$/, 'a bcrypt variant with known faults'],
  [/^(bcrypt(_sha256)?\$|\$bcrypt-sha256\$)/, 'bcrypt in a wrapping'],
  [/^\$y\$/, 'yescrypt'],
  [/^\$[56]\$/, 'SHA-crypt'],
  [/^\$(1|apr1)\$/, 'MD5-crypt'],
  [/^\{[A-Z0-9-]+\}/, 'an LDAP password'],
];

const MAKE_ONE = 'make one with "idpfile secret hash"';

/** The scheme of an imported hash; undefined when it is bcrypt, or no hash. */
export function importedScheme(text: string): HashScheme | undefined {
  return IMPORTED.find(({ start }) => start.test(text));
}

/**
 * What is wrong with the hash of a password or client secret, in one sentence without a full stop;
 * undefined when it is good. The sentence shows nothing of the hash, for it could be a password in the
 * wrong place.
 */
export function passwordHashProblem(text: string): string | undefined {
  if (text === '') return `the hash is empty: ${MAKE_ONE}`;
  if (text !== text.trim()) return 'the hash begins or ends with white space';
  if (isBcrypt(text)) return bcryptDamage(text);
  const reading = importedScheme(text)?.read(text);
  if (reading === undefined) return quotingMistake(text) ?? otherScheme(text);
  return reading.ok ? undefined : reading.problem;
}

/** Whether a text is a hash, whole or damaged, rather than a password in plaintext. */
export function looksLikeHash(text: string): boolean {
  return /^\$2[abxy]?\$/.test(text) || OTHER_SCHEMES.some(([start]) => start.test(text));
}

const NAMES = String.raw`(2[aby]|argon2(id|i|d)|scrypt(?=[\\$]+ln)|pbkdf2(-sha\d+)?)`;
const DOUBLED = new RegExp(String.raw`^\$\$${NAMES}\$\$`);
const ESCAPED = new RegExp(String.raw`^\\+\$${NAMES}`);
const HEADLESS = new RegExp(String.raw`^${NAMES}\$`);

function quotingMistake(text: string): string | undefined {
  if (DOUBLED.test(text)) {
    return 'the dollar signs of the hash are doubled, as Docker Compose wants them: write single ones';
  }
  if (ESCAPED.test(text)) return 'the dollar signs of the hash have backslashes: remove them';
  if (HEADLESS.test(text)) return 'the hash lacks its first dollar sign';
  // "$2b$10$abc" in double quotes: the shell drops $2, $1 and $abc.
  if (/^[aby]\d([./][./A-Za-z0-9]*)?$/.test(text)) {
    return 'a shell has eaten the dollar signs of the hash: put it in single quotes';
  }
  return undefined;
}

function otherScheme(text: string): string {
  const scheme = OTHER_SCHEMES.find(([start]) => start.test(text))?.[1];
  if (scheme === undefined) return `this is not a password hash ($2b$…): ${MAKE_ONE}`;
  return `this is a hash of another kind (${scheme}): bcrypt, argon2id, scrypt and PBKDF2 are accepted`;
}
