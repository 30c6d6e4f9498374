import { text } from 'node:stream/consumers';
import { hashBcrypt, plaintextProblem } from '../secret/password-hash.ts';
import { EXIT, type ExitCode } from './exit-code.ts';

/** Hashes the password or client secret on standard input: never an argument, which others can see. */
export async function hashSecret(): Promise<ExitCode> {
  if (process.stdin.isTTY) {
    process.stderr.write('Type the password or client secret, then Enter and Ctrl-D:\n');
  }
  const secret = (await text(process.stdin)).replace(/\r?\n$/, '');
  const problem = plaintextProblem(secret);
  if (problem !== undefined) {
    process.stderr.write(`idpfile: this cannot be hashed: ${problem}\n`);
    return EXIT.notEvaluated;
  }
  process.stdout.write(`${await hashBcrypt(secret)}\n`);
  return EXIT.ok;
}
