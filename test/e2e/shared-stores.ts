import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startReplicas, type Replicas } from './replicas.ts';
import { PASSWORD_VARIABLE, STATE_SERVERS, storageOf } from './shared-state.ts';

/** A store that is ready for several processes. */
export type SharedStore = Readonly<{
  /** What `spec.storage` says of it, in flow style. */
  storage: string;
  environment: Readonly<Record<string, string>>;
  [Symbol.asyncDispose]: () => Promise<void>;
}>;

/** Everything that two processes may share, the file of one machine included. */
export const SHARED_STORES: readonly Readonly<{
  name: string;
  where: (typeof STATE_SERVERS)[number]['where'];
  start: () => Promise<SharedStore>;
}>[] = [
  { name: 'a SQLite file', where: { isThere: true, lack: '', help: '' }, start: sharedFile },
  ...STATE_SERVERS.map(({ name, where, start }) => ({
    name,
    where,
    start: async () => {
      const server = await start();
      return {
        storage: storageOf(server),
        environment: { [PASSWORD_VARIABLE]: server.password },
        [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
      };
    },
  })),
];

/**
 * Starts servers of one issuer over a store of their own, which is gone with them.
 * @param start starts the store
 */
export async function startOver(
  start: () => Promise<SharedStore>,
  servers: Readonly<{ count: number; files: Readonly<Record<string, string>> }>,
): Promise<Replicas> {
  await using begun = new AsyncDisposableStack();
  const { storage, environment } = begun.use(await start());
  const replicas = begun.use(await startReplicas({ ...servers, storage, environment }));
  const all = begun.move();
  return { ...replicas, [Symbol.asyncDispose]: () => all.disposeAsync() };
}

async function sharedFile(): Promise<SharedStore> {
  const directory = await mkdtemp(join(tmpdir(), 'idpfile-shared-'));
  return {
    storage: `{ url: "sqlite://${join(directory, 'state.db')}" }`,
    environment: {},
    [Symbol.asyncDispose]: () => rm(directory, { recursive: true }),
  };
}
