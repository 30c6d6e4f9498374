import { pbkdf2 } from 'node:crypto';
import { promisify } from 'node:util';
import {
  decodeBase64,
  firstProblem,
  type HashReading,
  type HashScheme,
  lengthDemands,
} from './hash-scheme.ts';

/** RFC 8018 section 5.2; the length of a digest of each hash function, in bytes. */
const DIGEST_BYTES = { sha1: 20, sha224: 28, sha256: 32, sha384: 48, sha512: 64 } as const;

type HashFunction = keyof typeof DIGEST_BYTES;

export type PBKDF2Parameters = Readonly<{
  hashFunction: HashFunction;
  iterations: number;
  salt: Buffer;
  /** In bytes. */
  length: number;
}>;

type Parts = Readonly<{ parameters: PBKDF2Parameters; digest: Buffer }>;

const PHC =
  /^\$pbkdf2(?:-(?<name>sha\d+))?\$(?:i=)?(?<iterations>\d{1,9})(?:,l=(?<length>\d{1,3}))?\$(?<salt>[^$]+)\$(?<digest>[^$]+)$/;
const DJANGO = /^pbkdf2_(?<name>sha\d+)\$(?<iterations>\d{1,9})\$(?<salt>[^$]+)\$(?<digest>[^$]+)$/;

const MIN_ITERATIONS = 10_000;
const MAX_ITERATIONS = 10_000_000;

/**
 * Hashes of PBKDF2: as PHC strings (`i=`), as passlib and Authelia write them (the bare number) and
 * as Django does.
 */
export const PBKDF2: HashScheme = { start: /^\$pbkdf2(-sha\d+)?\$|^pbkdf2_sha\d+\$/, read };

/** Derives the digest of a password, on a thread of the pool. */
export async function derivePBKDF2(
  password: string,
  { hashFunction, iterations, salt, length }: PBKDF2Parameters,
): Promise<Buffer> {
  return await promisify(pbkdf2)(password, salt, iterations, length, hashFunction);
}

function read(text: string): HashReading {
  const parts = readPHC(text) ?? readDjango(text);
  if (parts === undefined) {
    const form = text.startsWith('$')
      ? '$pbkdf2-sha256$i=…$salt$digest, with sha1, sha224, sha256, sha384 or sha512'
      : 'pbkdf2_sha256$iterations$salt$digest';
    return { ok: false, problem: `the PBKDF2 hash is damaged or cut off: it is written ${form}` };
  }
  const problem = parameterProblem(parts);
  if (problem !== undefined) return { ok: false, problem };
  const { digest, parameters } = parts;
  const derive = (password: string) => derivePBKDF2(password, parameters);
  return { ok: true, hash: { digest, derive } };
}

function readPHC(text: string): Parts | undefined {
  const groups = PHC.exec(text)?.groups;
  if (groups === undefined) return undefined;
  const { name = 'sha1', iterations, length, salt = '', digest = '' } = groups;
  const parts = partsOf({ name, iterations }, decodeBase64(salt), digest);
  const isWhole = length === undefined || Number(length) === parts?.digest.length;
  return isWhole ? parts : undefined;
}

/** Django takes the characters of the salt for its bytes. */
function readDjango(text: string): Parts | undefined {
  const groups = DJANGO.exec(text)?.groups;
  if (groups === undefined) return undefined;
  const { name = '', iterations, salt = '', digest = '' } = groups;
  return partsOf({ name, iterations }, Buffer.from(salt), digest);
}

function partsOf(
  { name, iterations }: Readonly<{ name: string; iterations: string | undefined }>,
  salt: Buffer | undefined,
  digestText: string,
): Parts | undefined {
  const digest = decodeBase64(digestText);
  if (!isHashFunction(name) || salt === undefined || digest === undefined) return undefined;
  const length = digest.length;
  return {
    parameters: { hashFunction: name, iterations: Number(iterations), salt, length },
    digest,
  };
}

function isHashFunction(name: string): name is HashFunction {
  return Object.hasOwn(DIGEST_BYTES, name);
}

function parameterProblem({ parameters, digest }: Parts): string | undefined {
  const { hashFunction, iterations, salt } = parameters;
  // A digest of several blocks takes all iterations for each of them.
  const blocks = Math.ceil(digest.length / DIGEST_BYTES[hashFunction]);
  return firstProblem([
    ...lengthDemands(salt, digest),
    [iterations >= MIN_ITERATIONS, 'the PBKDF2 hash is too weak: 10,000 iterations are the least'],
    [
      iterations * blocks <= MAX_ITERATIONS,
      'the PBKDF2 hash takes too long: 10,000,000 iterations are the most',
    ],
  ]);
}
