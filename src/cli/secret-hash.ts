import { hashBcrypt, plaintextProblem } from '../secret/bcrypt-hash.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { readSecretInput } from './read-secret-input.ts';

/**
 * Hashes the password or client secret on standard input.
 * @throws InputRefused
 */
export async function hashSecret(): Promise<ExitCode> {
  const secret = await readSecretInput('Password or client secret');
  const problem = plaintextProblem(secret);
  if (problem !== undefined) {
    process.stderr.write(`idpfile: this cannot be hashed: ${problem}\n`);
    return EXIT.notEvaluated;
  }
  process.stdout.write(`${await hashBcrypt(secret)}\n`);
  return EXIT.ok;
}
