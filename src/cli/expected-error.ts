/** Codes of errors that a person can mend; anything else is a fault of the program. */
const EXPECTED = new Set([
  'admin-refused',
  'admin-unavailable',
  'age-identity-malformed',
  'age-identity-missing',
  'age-identity-unreadable',
  'age-identity-writable',
  'authoring-refused',
  'demo-not-declared',
  'file-unwritable',
  'git-object-unreadable',
  'init-refused',
  'input-refused',
  'listen-failed',
  'not-evaluated',
  'revision-unknown',
  'source-unavailable',
  'state-directory',
  'store-error',
  'store-unavailable',
  'wait-timed-out',
]);

/** Whether an error's message says all there is to say, so that no stack trace is needed. */
export function isExpected(thrown: unknown): thrown is Error {
  return (
    thrown instanceof Error &&
    'code' in thrown &&
    typeof thrown.code === 'string' &&
    (EXPECTED.has(thrown.code) || thrown.code.startsWith('key-file-'))
  );
}
