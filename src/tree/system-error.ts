/** The `code` of an error of the operating system, such as `ENOENT`; `''` for any other error. */
export function systemErrorCode(error: unknown): string {
  if (!(error instanceof Error) || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}

/** The same as all that is safe to show of an error: its message can hold what was being read. */
export function shownErrorCode(error: unknown): string {
  return systemErrorCode(error) || 'unknown error';
}

/** True when the error says that a path names nothing, or no longer does. */
export function isGone(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR', 'ESTALE'].includes(systemErrorCode(error));
}

/** True when the process or the machine has no file descriptor left. */
export function isExhausted(error: unknown): boolean {
  return ['EMFILE', 'ENFILE'].includes(systemErrorCode(error));
}
