import { createSqliteConnection } from './sqlite-connection.ts';
import { createSqliteCounters } from './sqlite-counters.ts';
import { openDatabaseFile } from './sqlite-file.ts';
import { createSqliteOwners } from './sqlite-owners.ts';
import { createSqliteRows } from './sqlite-rows.ts';
import { createSqliteSweep } from './sqlite-sweep.ts';
import type { Store } from './store.ts';

type SqliteStoreOptions = Readonly<{
  /** The time in milliseconds since the epoch. */
  clock?: () => number;
}>;

/**
 * Opens a store in a SQLite file; several processes of one machine may share it.
 * @throws StoreError when the file cannot be used; the message says what to do
 */
export async function openSqliteStore(
  path: string,
  { clock = Date.now }: SqliteStoreOptions = {},
): Promise<Store> {
  const database = await openDatabaseFile(path);
  const connection = createSqliteConnection(database, clock);
  const probe = database.prepare('SELECT 1 FROM state LIMIT 1');
  return {
    model: createSqliteRows(connection),
    ...createSqliteOwners(connection),
    ...createSqliteCounters(connection),
    sweep: createSqliteSweep(connection),
    health: () =>
      connection.read(() => {
        probe.get();
      }),
    close: connection.close,
  };
}
