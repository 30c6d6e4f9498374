import { resolve } from 'node:path';
import type { Secret } from '../secret/secret.ts';
import { createMemoryStore } from './memory-store.ts';
import { openPostgresStore } from './postgres-store.ts';
import { postgresURL } from './postgres-url.ts';
import { openRedisStore } from './redis-store.ts';
import { isRedis } from './redis-servers.ts';
import { openSqliteStore } from './sqlite-store.ts';
import { StoreError } from './store-error.ts';
import type { Store } from './store.ts';

const DEFAULT_FILE = 'state.db';

type OpenStoreOptions = Readonly<{
  /** The directory for what the server writes; relative paths of files start here. */
  stateDirectory: string;
  /** For a store on a server. */
  password?: Secret | undefined;
}>;

/**
 * Opens the store that `spec.storage.url` names.
 * @throws StoreError when the URL or what it names cannot be used. Its message shows the scheme
 * only, since the rest of a URL may hold a password.
 */
export async function openStore(
  url: string,
  { stateDirectory, password: secret }: OpenStoreOptions,
): Promise<Store> {
  const [, given = '', rest = ''] = /^([a-z][a-z0-9+.-]*):(.*)$/is.exec(url) ?? [];
  const scheme = given.toLowerCase();
  const password = secret?.reveal();
  if (isRedis(scheme)) return openRedisStore({ scheme, rest, password });
  switch (scheme) {
    case 'memory':
      if (rest !== '') throw new StoreError('spec.storage.url: nothing may follow "memory:"');
      return createMemoryStore();
    case 'sqlite':
      return openSqliteStore(resolve(stateDirectory, filePath(rest)));
    case 'postgres':
    case 'postgresql':
      return openPostgresStore(postgresURL(rest, password));
    default:
      throw new StoreError(
        `spec.storage.url: unknown storage scheme "${given}"; use "sqlite:", "memory:", "postgres:" or "redis:"`,
      );
  }
}

function filePath(rest: string): string {
  if (rest.includes('?')) throw new StoreError('spec.storage.url: "sqlite:" takes no parameters');
  // `sqlite:///var/lib/state.db` is another way to write an absolute path.
  const path = rest.startsWith('///') ? rest.slice(2) : rest;
  return path === '' ? DEFAULT_FILE : path;
}
