import crypto from 'node:crypto';
import { promisify } from 'node:util';
import {
  decodeBase64,
  firstProblem,
  type HashReading,
  type HashScheme,
  lengthDemands,
  MAX_MEMORY,
} from './hash-scheme.ts';

/** RFC 9106 section 3.1. */
export type Argon2Parameters = Readonly<{
  variant: 'argon2i' | 'argon2id';
  memoryKiB: number;
  passes: number;
  lanes: number;
  salt: Buffer;
  /** In bytes. */
  length: number;
}>;

const FORM =
  /^\$(?<variant>argon2id?)\$v=19\$m=(?<memory>\d{1,9}),t=(?<passes>\d{1,9}),p=(?<lanes>\d{1,9})\$(?<salt>[^$]+)\$(?<digest>[^$]+)$/;

/** Memory times passes, in KiB: some seconds of one core. */
const MAX_WORK = 2 * 1024 * 1024;
/** What Django and passlib once had as default, 512 KiB twice. */
const MIN_WORK = 1024;
/** Every pass over every lane costs something, however little memory there is. */
const MAX_PASSES = 64;
const MAX_LANES = 64;

/** Hashes of argon2id and argon2i as PHC strings, also with the name that Django puts before them. */
export const ARGON2: HashScheme = {
  start: /^(argon2)?\$argon2(id|i|d)\$/,
  read: (text) => (typeof crypto.argon2 === 'function' ? read(text) : UNAVAILABLE),
};

/** Derives the digest of a password, on a thread of the pool. */
export async function deriveArgon2(
  password: string,
  { variant, memoryKiB, passes, lanes, salt, length }: Argon2Parameters,
): Promise<Buffer> {
  return await promisify(crypto.argon2)(variant, {
    message: password,
    nonce: salt,
    parallelism: lanes,
    tagLength: length,
    memory: memoryKiB,
    passes,
  });
}

const UNAVAILABLE: HashReading = {
  ok: false,
  problem: `this is an argon2 hash, and Node.js ${process.versions.node} has no argon2: use 24.7 or later`,
};

function read(text: string): HashReading {
  const { variant, memory, passes, lanes, salt, digest } =
    FORM.exec(text.replace(/^argon2\$/, '$'))?.groups ?? {};
  const saltBytes = decodeBase64(salt ?? '');
  const digestBytes = decodeBase64(digest ?? '');
  if (variant === undefined || saltBytes === undefined || digestBytes === undefined) {
    return { ok: false, problem: malformed(text) };
  }
  const parameters: Argon2Parameters = {
    variant: variant === 'argon2i' ? 'argon2i' : 'argon2id',
    memoryKiB: Number(memory),
    passes: Number(passes),
    lanes: Number(lanes),
    salt: saltBytes,
    length: digestBytes.length,
  };
  const problem = parameterProblem(parameters, digestBytes);
  if (problem !== undefined) return { ok: false, problem };
  const derive = (password: string) => deriveArgon2(password, parameters);
  return { ok: true, hash: { digest: digestBytes, derive } };
}

function malformed(text: string): string {
  if (/^(argon2)?\$argon2d\$/.test(text)) {
    return 'this is an argon2d hash, which is not made for passwords: argon2id and argon2i are accepted';
  }
  if (!/\$v=19\$/.test(text))
    return 'this argon2 hash is not of version 19 (v=19), the only one accepted';
  return 'the argon2 hash is damaged or cut off: it is written $argon2id$v=19$m=…,t=…,p=…$salt$digest';
}

function parameterProblem(parameters: Argon2Parameters, digest: Buffer): string | undefined {
  const { memoryKiB, passes, lanes, salt } = parameters;
  return firstProblem([
    ...lengthDemands(salt, digest),
    [passes >= 1, 'the argon2 hash has no passes (t): 1 is the least'],
    [passes <= MAX_PASSES, `the argon2 hash takes too long: its t is above ${MAX_PASSES}`],
    [lanes >= 1 && lanes <= MAX_LANES, `the argon2 hash has a p outside of 1 to ${MAX_LANES}`],
    [memoryKiB >= 8 * lanes, 'the argon2 hash has less memory (m) than 8 KiB for each p'],
    [memoryKiB * 1024 <= MAX_MEMORY, 'the argon2 hash needs more memory (m) than 262144 KiB'],
    [
      memoryKiB * passes <= MAX_WORK,
      `the argon2 hash takes too long: m times t is above ${MAX_WORK}`,
    ],
    [memoryKiB * passes >= MIN_WORK, `the argon2 hash is too weak: m times t is below ${MIN_WORK}`],
  ]);
}
