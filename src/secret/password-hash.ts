import { compare, hash as bcryptHash } from 'bcrypt';

/** bcrypt looks at the first 72 bytes only. */
const MAX_BYTES = 72;
const BCRYPT = /^\$2[aby]\$(?<cost>\d\d)\$[./A-Za-z0-9]{53}$/;
const BCRYPT_START = /^\$2[aby]\$\d\d\$/;
const BCRYPT_LENGTH = 60;
const MIN_COST = 4;
const MAX_COST = 16;
const DEFAULT_COST = 10;
const BASE64 = './ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Hashes of other kinds, so that we can name what somebody has pasted. */
const OTHER_SCHEMES: readonly (readonly [start: RegExp, name: string])[] = [
  [/^\$argon2(id|i|d)\$/, 'argon2'],
  [/^\$scrypt\$|^scrypt:/, 'scrypt'],
  [/^\$?pbkdf2/i, 'PBKDF2'],
  [/^\$2x?\$/, 'a bcrypt variant with known faults'],
  [/^\$y\$/, 'yescrypt'],
  [/^\$[56]\$/, 'SHA-crypt'],
  [/^\$(1|apr1)\$/, 'MD5-crypt'],
  [/^\{[A-Z0-9-]+\}/, 'an LDAP password'],
];

const MAKE_ONE = 'make one with "idpfile secret hash"';

/**
 * What is wrong with a bcrypt hash, in one sentence without a full stop; undefined when it is good.
 * The sentence shows nothing of the hash, for it could be a password in the wrong place.
 */
export function passwordHashProblem(text: string): string | undefined {
  if (text === '') return `the hash is empty: ${MAKE_ONE}`;
  if (text !== text.trim()) return 'the hash begins or ends with white space';
  if (BCRYPT_START.test(text)) return damage(text);
  return quotingMistake(text) ?? otherScheme(text);
}

/** Whether a text is a hash, whole or damaged, rather than a password in plaintext. */
export function looksLikeHash(text: string): boolean {
  return /^\$2[abxy]?\$/.test(text) || OTHER_SCHEMES.some(([start]) => start.test(text));
}

/** PHP writes `$2y$` for what all others call `$2b$`. */
export function normalizeBcrypt(hash: string): string {
  return hash.startsWith('$2y$') ? `$2b$${hash.slice('$2y$'.length)}` : hash;
}

/**
 * Whether a password fits a bcrypt hash. One that is empty, longer than 72 bytes or holds a NUL
 * never fits: bcrypt would look at its beginning only.
 */
export async function verifyBcrypt(presented: string, hash: string): Promise<boolean> {
  if (plaintextProblem(presented) !== undefined) return false;
  return await compare(presented, normalizeBcrypt(hash));
}

/** What is wrong with a new password or secret; undefined when it can be hashed. */
export function plaintextProblem(text: string): string | undefined {
  if (text === '') return 'it is empty';
  if (text.includes('\0')) return 'it holds a NUL character';
  const length = Buffer.byteLength(text);
  return length > MAX_BYTES
    ? `it is ${length} bytes long, and bcrypt looks at the first ${MAX_BYTES} only`
    : undefined;
}

/**
 * A bcrypt hash, of cost 10: about 60 ms of one core.
 * @throws RangeError when `plaintextProblem` has something to say
 */
export async function hashBcrypt(text: string): Promise<string> {
  const problem = plaintextProblem(text);
  if (problem !== undefined) throw new RangeError(`this cannot be hashed: ${problem}`);
  return await bcryptHash(text, DEFAULT_COST);
}

function damage(text: string): string | undefined {
  if (text.length < BCRYPT_LENGTH) {
    return `the hash is cut off: it has ${text.length} of the ${BCRYPT_LENGTH} characters of a bcrypt hash`;
  }
  if (text.length > BCRYPT_LENGTH) {
    return `the hash is too long: it has ${text.length} characters, a bcrypt hash has ${BCRYPT_LENGTH}`;
  }
  const cost = BCRYPT.exec(text)?.groups?.['cost'];
  if (cost === undefined || !endsOnWholeBytes(text)) {
    return 'the hash is damaged: one of its characters cannot occur there';
  }
  if (Number(cost) >= MIN_COST && Number(cost) <= MAX_COST) return undefined;
  return `the hash has cost ${cost}: ${MIN_COST} to ${MAX_COST} are accepted`;
}

/** bcrypt never matches a salt or digest whose last character has stray bits. */
function endsOnWholeBytes(hash: string): boolean {
  const saltEnd = BASE64.indexOf(hash.charAt(28));
  const digestEnd = BASE64.indexOf(hash.charAt(59));
  return saltEnd % 16 === 0 && digestEnd % 4 === 0;
}

function quotingMistake(text: string): string | undefined {
  if (/^\$\$2[aby]\$\$/.test(text)) {
    return 'the dollar signs of the hash are doubled, as Docker Compose wants them: write single ones';
  }
  if (/^\\+\$2[aby]/.test(text))
    return 'the dollar signs of the hash have backslashes: remove them';
  if (/^2[aby]\$/.test(text)) return 'the hash lacks its first dollar sign';
  // "$2b$10$abc" in double quotes: the shell drops $2, $1 and $abc.
  if (/^[aby]\d([./][./A-Za-z0-9]*)?$/.test(text)) {
    return 'a shell has eaten the dollar signs of the hash: put it in single quotes';
  }
  return undefined;
}

function otherScheme(text: string): string {
  const scheme = OTHER_SCHEMES.find(([start]) => start.test(text))?.[1];
  if (scheme === undefined) return `this is not a bcrypt hash ($2b$…): ${MAKE_ONE}`;
  return `this is a hash of another kind (${scheme}), only bcrypt is supported: ${MAKE_ONE}`;
}
