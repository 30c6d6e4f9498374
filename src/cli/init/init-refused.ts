/** A directory that nothing is written into. */
export class InitRefused extends Error {
  override readonly name = 'InitRefused';
  readonly code = 'init-refused';
}
