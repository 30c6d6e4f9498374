/** The code of an error of the operating system, such as `ENOENT`: all that is safe to show of it. */
export function systemErrorCode(error: unknown): string {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  return typeof code === 'string' ? code : 'unknown error';
}
