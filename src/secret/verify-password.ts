import { timingSafeEqual } from 'node:crypto';
import { decoyBcrypt, verifyBcrypt } from './bcrypt-hash.ts';
import { importedScheme } from './password-hash.ts';

/** Longer passwords are nobody's; bcrypt stops at 72 bytes. */
const MAX_BYTES = 1024;

/**
 * Whether a password fits a hash in which `passwordHashProblem` finds nothing wrong. One that is
 * empty never fits, nor does one over 1,024 bytes, or over 72 where the hash is of bcrypt.
 *
 * It takes a thread of the pool for up to some seconds, and up to 256 MiB: the caller limits how many
 * run at a time.
 */
export async function verifyPassword(presented: string, hash: string): Promise<boolean> {
  const scheme = importedScheme(hash);
  if (scheme === undefined) return await verifyBcrypt(presented, hash);
  const reading = scheme.read(hash);
  if (!reading.ok || presented === '' || Buffer.byteLength(presented) > MAX_BYTES) return false;
  const { digest, derive } = reading.hash;
  return timingSafeEqual(await derive(presented), digest);
}

/** A hash that no password has, and that takes as long to verify as the one given. */
export function decoyOf(hash: string): string {
  if (importedScheme(hash) === undefined) return decoyBcrypt(hash);
  // Base64 for zeros: nobody has a password that derives to them.
  return hash.replace(/[^$=]+(?==*$)/, (digest) => 'A'.repeat(digest.length));
}
