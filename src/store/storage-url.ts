import { StoreError } from './store-error.ts';

/** The URL of a store on other machines, in its parts. */
export type ServerURL = Readonly<{
  scheme: string;
  username: string | undefined;
  password: string | undefined;
  hosts: readonly Readonly<{ host: string; port: number }>[];
  /** What follows the hosts, in segments. */
  path: readonly string[];
}>;

const AUTHORITY =
  /^\/\/(?:(?<user>[^:@/]*)(?::(?<password>[^@/]*))?@)?(?<hosts>[^/?#@]+)(?<path>\/[^?#]*)?$/;
const HOST = /^(?<host>\[[0-9a-f:.]+\]|[^:[\]\s]+)(?::(?<port>\d{1,5}))?$/i;

/**
 * Takes a URL apart that may name several hosts, with commas between them.
 * @param rest what follows the scheme and its colon
 * @throws StoreError whose message shows nothing of it: there may be a password anywhere
 */
export function parseServerURL(scheme: string, rest: string, defaultPort: number): ServerURL {
  const { user, password, hosts, path = '' } = AUTHORITY.exec(rest)?.groups ?? {};
  if (hosts === undefined) throw malformed(scheme);
  return {
    scheme,
    username: user === undefined || user === '' ? undefined : decoded(scheme, user),
    password: password === undefined ? undefined : decoded(scheme, password),
    hosts: hosts.split(',').map((text) => {
      const { host, port } = HOST.exec(text)?.groups ?? {};
      if (host === undefined) throw malformed(scheme);
      return {
        host: host.replace(/^\[(.*)\]$/, '$1'),
        port: port === undefined ? defaultPort : Number(port),
      };
    }),
    path: path.split('/').filter((segment) => segment !== ''),
  };
}

export function malformed(scheme: string): StoreError {
  return new StoreError(
    `spec.storage.url: what follows "${scheme}:" is not understood; see docs/storage.md for its form`,
  );
}

function decoded(scheme: string, text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw malformed(scheme);
  }
}
