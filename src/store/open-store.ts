import { resolve } from 'node:path';
import { createMemoryStore } from './memory-store.ts';
import { openSqliteStore } from './sqlite-store.ts';
import { StoreError } from './store-error.ts';
import type { Store } from './store.ts';

const DEFAULT_FILE = 'state.db';

type OpenStoreOptions = Readonly<{
  /** The directory for what the server writes; relative paths of files start here. */
  stateDirectory: string;
}>;

/**
 * Opens the store that `spec.storage.url` names: `memory:`, `sqlite:` or `sqlite:PATH`.
 * @throws StoreError when the URL or what it names cannot be used. Its message shows the scheme
 * only, since the rest of a URL may hold a password.
 */
export async function openStore(url: string, { stateDirectory }: OpenStoreOptions): Promise<Store> {
  const [, scheme = '', rest = ''] = /^([a-z][a-z0-9+.-]*):(.*)$/is.exec(url) ?? [];
  switch (scheme.toLowerCase()) {
    case 'memory':
      if (rest !== '') throw new StoreError('spec.storage.url: nothing may follow "memory:"');
      return createMemoryStore();
    case 'sqlite':
      return openSqliteStore(resolve(stateDirectory, filePath(rest)));
    case 'redis':
    case 'rediss':
    case 'postgres':
    case 'postgresql':
      throw new StoreError(
        `spec.storage.url: "${scheme}:" is not served by this version; use "sqlite:" or "memory:"`,
      );
    default:
      throw new StoreError(
        `spec.storage.url: unknown storage scheme "${scheme}"; use "sqlite:" or "memory:"`,
      );
  }
}

function filePath(rest: string): string {
  if (rest.includes('?')) throw new StoreError('spec.storage.url: "sqlite:" takes no parameters');
  // `sqlite:///var/lib/state.db` is another way to write an absolute path.
  const path = rest.startsWith('///') ? rest.slice(2) : rest;
  return path === '' ? DEFAULT_FILE : path;
}
