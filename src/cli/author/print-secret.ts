import { EXIT, type ExitCode } from '../exit-code.ts';
import { AuthoringRefused } from './authoring-refused.ts';
import { plainSecret, type NewSecret } from './new-secret.ts';

/**
 * Prints a Secret in plaintext, for sops to read.
 * @throws AuthoringRefused when that would show it on a screen
 */
export function printSecret(secret: NewSecret): ExitCode {
  if (process.stdout.isTTY) {
    throw new AuthoringRefused('--print is for a pipe into "sops encrypt", not for a terminal');
  }
  process.stdout.write(plainSecret(secret));
  return EXIT.ok;
}
