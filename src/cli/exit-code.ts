import type { Diagnostic } from '../diagnostic/diagnostic.ts';

/** What a script may rely on. */
export const EXIT = {
  ok: 0,
  /** The files hold mistakes. */
  findings: 1,
  /** Nothing could be said: wrong use, an unreadable directory, a port that is taken. */
  notEvaluated: 2,
  /** With `plan --detailed-exitcode`, where what cannot be evaluated is 1. */
  changes: 2,
  /** Secrets are needed and cannot be decrypted. */
  notDecryptable: 3,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** 3 where decryption is all that is wrong: then the files may well be right, and a key is missing. */
export function exitCodeFor(diagnostics: readonly Diagnostic[]): ExitCode {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return EXIT.ok;
  return errors.every(({ rule }) => rule === 'secret-undecryptable')
    ? EXIT.notDecryptable
    : EXIT.findings;
}
