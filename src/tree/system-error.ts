/** The `code` of an error of the operating system, such as `ENOENT`; `''` for any other error. */
export function systemErrorCode(error: unknown): string {
  if (!(error instanceof Error) || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}

/** True when the error says that a path names nothing, or no longer does. */
export function isGone(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR', 'ESTALE'].includes(systemErrorCode(error));
}

/** True when the process or the machine has no file descriptor left. */
export function isExhausted(error: unknown): boolean {
  return ['EMFILE', 'ENFILE'].includes(systemErrorCode(error));
}
