import { resolve } from 'node:path';
import { createSeal } from '../secret/seal.ts';
import type { Secret } from '../secret/secret.ts';
import type { Copying } from './copying.ts';
import { createMemoryStore } from './memory-store.ts';
import { postgresURL } from './postgres-url.ts';
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
  /** What the state is sealed with, the newest first; left out where it is not. */
  sealKeys?: readonly Secret[] | undefined;
  /** To read a store as it lies: it is not sealed by being opened. */
  asItLies?: boolean;
  /** How long a server may take to answer. */
  timeoutMs?: number;
}>;

/**
 * Opens the store that `spec.storage.url` names.
 * @throws StoreError when the URL or what it names cannot be used. Its message shows the scheme
 * only, since the rest of a URL may hold a password. Also when it is sealed with other keys.
 */
export async function openStore(
  url: string,
  { stateDirectory, password: secret, sealKeys, ...others }: OpenStoreOptions,
): Promise<Store & Readonly<{ copying?: Copying }>> {
  const { scheme, rest } = partsOf(url);
  const password = secret?.reveal();
  const seal = sealKeys && createSeal(sealKeys);
  const options = { seal, ...others };
  // Nobody needs more than one kind: the others are not loaded.
  if (isRedis(scheme)) {
    const { openRedisStore } = await import('./redis-store.ts');
    return openRedisStore({ scheme, rest, password }, options);
  }
  switch (scheme) {
    case 'memory':
      if (rest !== '') throw new StoreError('spec.storage.url: nothing may follow "memory:"');
      return createMemoryStore();
    case 'sqlite':
      return openSqliteStore(resolve(stateDirectory, filePath(rest)), options);
    case 'postgres':
    case 'postgresql': {
      const { openPostgresStore } = await import('./postgres-store.ts');
      return openPostgresStore(postgresURL(rest, password), options);
    }
    default:
      throw new StoreError(
        `spec.storage.url: unknown storage scheme "${scheme}"; use "sqlite:", "memory:", "postgres:" or "redis:"`,
      );
  }
}

/** The file that a URL names; undefined where it names a server, or nothing that lasts. */
export function fileNamedBy(url: string, stateDirectory: string): string | undefined {
  const { scheme, rest } = partsOf(url);
  return scheme === 'sqlite' ? resolve(stateDirectory, filePath(rest)) : undefined;
}

function partsOf(url: string): Readonly<{ scheme: string; rest: string }> {
  const [, scheme = '', rest = ''] = /^([a-z][a-z0-9+.-]*):(.*)$/is.exec(url) ?? [];
  return { scheme: scheme.toLowerCase(), rest };
}

function filePath(rest: string): string {
  if (rest.includes('?')) throw new StoreError('spec.storage.url: "sqlite:" takes no parameters');
  // `sqlite:///var/lib/state.db` is another way to write an absolute path.
  const path = rest.startsWith('///') ? rest.slice(2) : rest;
  return path === '' ? DEFAULT_FILE : path;
}
