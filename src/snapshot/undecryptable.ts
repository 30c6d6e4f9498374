import { SopsError } from '../secret/sops/sops-error.ts';
import type { Refusal } from './secret-opening.ts';

/**
 * What an author is told of a file that could not be decrypted.
 * @param cause what was thrown; anything but a SopsError is a fault of the program and thrown again
 */
export function undecryptable(
  cause: unknown,
  path: string,
): Readonly<{ ok: false }> & Refusal<'secret-undecryptable'> {
  if (!(cause instanceof SopsError)) throw cause;
  return {
    ok: false,
    rule: 'secret-undecryptable',
    message: cause.problem,
    help: cause.remedy.replaceAll(/\bFILE\b/g, () => path),
  };
}
