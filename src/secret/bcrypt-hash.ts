import { compare, hash as bcryptHash } from 'bcrypt';

/** bcrypt looks at the first 72 bytes only. */
const MAX_BYTES = 72;
const BCRYPT = /^\$2[aby]\$(?<cost>\d\d)\$[./A-Za-z0-9]{53}$/;
const START = /^\$2[aby]\$\d\d\$/;
const LENGTH = 60;
const MIN_COST = 4;
const MAX_COST = 16;
const DEFAULT_COST = 10;
const BASE64 = './ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Whether a text begins like a bcrypt hash; `bcryptDamage` tells whether it is a whole one. */
export function isBcrypt(text: string): boolean {
  return START.test(text);
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

/** A bcrypt hash of the same cost that no password has. */
export function decoyBcrypt(hash: string): string {
  const start = START.exec(hash)?.[0] ?? `$2b$${DEFAULT_COST}$`;
  return start + '.'.repeat(LENGTH - start.length);
}

/** What is wrong with a text that begins like a bcrypt hash, in one sentence; undefined when nothing. */
export function bcryptDamage(text: string): string | undefined {
  if (text.length < LENGTH) {
    return `the hash is cut off: it has ${text.length} of the ${LENGTH} characters of a bcrypt hash`;
  }
  if (text.length > LENGTH) {
    return `the hash is too long: it has ${text.length} characters, a bcrypt hash has ${LENGTH}`;
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

/** The cost of a bcrypt hash, the binary logarithm of its rounds; undefined for anything else. */
export function bcryptCost(hash: string): number | undefined {
  const cost = BCRYPT.exec(hash)?.groups?.['cost'];
  return cost === undefined ? undefined : Number(cost);
}
