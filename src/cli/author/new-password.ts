import { hashBcrypt, plaintextProblem } from '../../secret/bcrypt-hash.ts';
import { generatePassPhrase } from '../../secret/generate-secret.ts';
import { readSecretInput } from '../read-secret-input.ts';
import { AuthoringRefused } from './authoring-refused.ts';

/** A password for somebody: its hash, and what the person has to be told, if anything. */
export type NewPassword = Readonly<{ hash: string; told: string | undefined }>;

/**
 * The password on standard input, or a new one.
 * @throws AuthoringRefused, InputRefused
 */
export async function newPassword(fromInput: boolean): Promise<NewPassword> {
  const password = fromInput ? await readSecretInput('Password') : generatePassPhrase();
  const problem = plaintextProblem(password);
  if (problem !== undefined) {
    throw new AuthoringRefused(`the password cannot be hashed: ${problem}: nothing was written`);
  }
  return { hash: await hashBcrypt(password), told: fromInput ? undefined : password };
}

/** What to print about it once it is written. */
export function passwordLine(login: string, { told }: NewPassword): string {
  return told === undefined
    ? ''
    : `\nSign in as ${login} with the password ${told}\n(shown once: only a hash is kept)\n`;
}
