/** A password hash of another program, taken apart. */
export type ReadHash = Readonly<{
  /** What the right password derives to. */
  digest: Buffer;
  /** Derives a digest from a password as the hash demands; it takes a thread for as long. */
  derive(password: string): Promise<Buffer>;
}>;

export type HashReading =
  | Readonly<{ ok: true; hash: ReadHash }>
  /** One sentence without a full stop that shows nothing of the hash. */
  | Readonly<{ ok: false; problem: string }>;

/** A way to write hashes down. */
export type HashScheme = Readonly<{
  /** What all hashes of the scheme begin with. */
  start: RegExp;
  read(text: string): HashReading;
}>;

const MEBIBYTE = 1024 * 1024;

/** What one password check may use, in bytes. */
export const MAX_MEMORY = 256 * MEBIBYTE;

/** A condition that a hash must fulfil, and the sentence that says it does not. */
type Demand = readonly [isMet: boolean, problem: string];

/** The sentence of the first demand that is not met. */
export function firstProblem(demands: readonly Demand[]): string | undefined {
  return demands.find(([isMet]) => !isMet)?.[1];
}

/** What holds for all schemes: RFC 9106 section 3.1 and RFC 8018 section 4.1 ask for such a salt. */
export function lengthDemands(salt: Buffer, digest: Buffer): readonly Demand[] {
  return [
    [salt.length >= 8, 'the salt of the hash is shorter than 8 bytes, or cut off'],
    [salt.length <= 64, 'the salt of the hash is longer than 64 bytes'],
    [digest.length >= 16, 'the hash is cut off: its digest is shorter than 16 bytes'],
    [digest.length <= 64, 'the digest of the hash is longer than 64 bytes'],
  ];
}

/**
 * Base64 as hashes are written with it: padded or not, and with `.` in the place of `+` by some
 * programs. Undefined for anything that no encoder writes.
 */
export function decodeBase64(text: string): Buffer | undefined {
  const plain = text.replaceAll('.', '+').replace(/={1,2}$/, '');
  const bytes = Buffer.from(plain, 'base64');
  return bytes.toString('base64').replace(/=+$/, '') === plain ? bytes : undefined;
}
