/** Nothing was written. The message says why, and what to do instead; it never holds a secret. */
export class AuthoringRefused extends Error {
  override readonly name = 'AuthoringRefused';
  readonly code = 'authoring-refused';
}
