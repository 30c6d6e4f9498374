import { malformed } from './storage-url.ts';

/** How a connection is encrypted; other parameters would undo what the store relies on. */
const PARAMETERS = new Set(['sslmode', 'sslrootcert', 'sslcert', 'sslkey']);

/**
 * The URL of a database with its password.
 * @param rest what follows the scheme and its colon
 * @throws StoreError whose message shows nothing of it: there may be a password anywhere
 */
export function postgresURL(rest: string, password: string | undefined): string {
  const url = URL.parse(`postgres:${rest}`);
  if (url === null || url.hostname === '' || url.username === '') throw malformed('postgres');
  if ([...url.searchParams.keys()].some((name) => !PARAMETERS.has(name)))
    throw malformed('postgres');
  if (password !== undefined) url.password = encodeURIComponent(password);
  return url.href;
}
