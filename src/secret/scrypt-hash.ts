import { scrypt } from 'node:crypto';
import {
  decodeBase64,
  firstProblem,
  type HashReading,
  type HashScheme,
  lengthDemands,
  MAX_MEMORY,
} from './hash-scheme.ts';

/** RFC 7914 section 2. */
export type ScryptParameters = Readonly<{
  /** N, a power of two. */
  cost: number;
  /** r */
  blockSize: number;
  /** p */
  lanes: number;
  salt: Buffer;
  /** In bytes. */
  length: number;
}>;

type Parts = Readonly<{ parameters: ScryptParameters; digest: Buffer }>;

const PHC =
  /^\$scrypt\$ln=(?<log>\d{1,2}),r=(?<r>\d{1,6}),p=(?<p>\d{1,6})\$(?<salt>[^$]+)\$(?<digest>[^$]+)$/;
const DJANGO =
  /^scrypt\$(?<cost>\d{1,9})\$(?<salt>[^$]+)\$(?<r>\d{1,6})\$(?<p>\d{1,6})\$(?<digest>[^$]+)$/;

/** Bytes of memory times p: some seconds of one core. */
const MAX_WORK = 4 * MAX_MEMORY;
const MIN_WORK = 1024 * 1024;

/** Hashes of scrypt as PHC strings, with the logarithm of N, and as Django writes them, with N. */
export const SCRYPT: HashScheme = { start: /^\$scrypt\$|^scrypt\$\d/, read };

/** Derives the digest of a password, on a thread of the pool. */
export async function deriveScrypt(
  password: string,
  { cost, blockSize, lanes, salt, length }: ScryptParameters,
): Promise<Buffer> {
  const options = { N: cost, r: blockSize, p: lanes, maxmem: 2 * MAX_MEMORY };
  return await new Promise((resolve, reject) => {
    scrypt(password, salt, length, options, (error, digest) => {
      if (error === null) resolve(digest);
      else reject(error);
    });
  });
}

function read(text: string): HashReading {
  const parts = readPHC(text) ?? readDjango(text);
  if (parts === undefined) {
    const form = text.startsWith('$')
      ? '$scrypt$ln=…,r=…,p=…$salt$digest'
      : 'scrypt$N$salt$r$p$digest';
    return { ok: false, problem: `the scrypt hash is damaged or cut off: it is written ${form}` };
  }
  const problem = parameterProblem(parts);
  if (problem !== undefined) return { ok: false, problem };
  const { digest, parameters } = parts;
  const derive = (password: string) => deriveScrypt(password, parameters);
  return { ok: true, hash: { digest, derive } };
}

function readPHC(text: string): Parts | undefined {
  const { log, r, p, salt = '', digest = '' } = PHC.exec(text)?.groups ?? {};
  if (log === undefined) return undefined;
  return partsOf({ cost: 2 ** Number(log), r, p }, decodeBase64(salt), digest);
}

/** Django takes the characters of the salt for its bytes. */
function readDjango(text: string): Parts | undefined {
  const { cost, r, p, salt = '', digest = '' } = DJANGO.exec(text)?.groups ?? {};
  if (cost === undefined) return undefined;
  return partsOf({ cost: Number(cost), r, p }, Buffer.from(salt), digest);
}

type Numbers = Readonly<{ cost: number; r: string | undefined; p: string | undefined }>;

function partsOf(
  { cost, r, p }: Numbers,
  salt: Buffer | undefined,
  digestText: string,
): Parts | undefined {
  const digest = decodeBase64(digestText);
  if (salt === undefined || digest === undefined) return undefined;
  const length = digest.length;
  return { parameters: { cost, blockSize: Number(r), lanes: Number(p), salt, length }, digest };
}

function parameterProblem({ parameters, digest }: Parts): string | undefined {
  const { cost, blockSize, lanes, salt } = parameters;
  const memory = 128 * blockSize * (cost + lanes);
  const work = 128 * cost * blockSize * lanes;
  return firstProblem([
    ...lengthDemands(salt, digest),
    [blockSize >= 1 && lanes >= 1, 'the scrypt hash has an r or p below 1'],
    [Number.isInteger(Math.log2(cost)), 'the scrypt hash has an N that is no power of two'],
    [memory <= MAX_MEMORY, 'the scrypt hash needs more memory than 256 MiB'],
    [work <= MAX_WORK, 'the scrypt hash takes too long: its p is too large'],
    [cost > 1 && work >= MIN_WORK, 'the scrypt hash is too weak: 1 MiB of memory is the least'],
  ]);
}
