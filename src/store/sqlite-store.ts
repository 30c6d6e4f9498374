import type { Copying } from './copying.ts';
import { sealConnection } from './seal-connection.ts';
import type { ServerOptions } from './server-options.ts';
import { createSqliteConnection } from './sqlite-connection.ts';
import { createSqliteCopying } from './sqlite-copying.ts';
import { createSqliteCounters } from './sqlite-counters.ts';
import { createSqliteDocuments } from './sqlite-documents.ts';
import { openDatabaseFile } from './sqlite-file.ts';
import { createSqliteFleet } from './sqlite-fleet.ts';
import { createSqliteLeases } from './sqlite-leases.ts';
import { createSqliteOwners } from './sqlite-owners.ts';
import { createSqliteRows } from './sqlite-rows.ts';
import { createSqliteSweep } from './sqlite-sweep.ts';
import type { Store } from './store.ts';

type SqliteStoreOptions = Omit<ServerOptions, 'timeoutMs'>;

/**
 * Opens a store in a SQLite file; several processes of one machine may share it.
 * @throws StoreError when the file cannot be used; the message says what to do
 */
export async function openSqliteStore(
  path: string,
  { clock = Date.now, ...sealing }: SqliteStoreOptions = {},
): Promise<Store & Readonly<{ copying: Copying }>> {
  const database = await openDatabaseFile(path);
  const opened = createSqliteConnection(database, clock);
  const connection = await sealConnection(opened, sealing, () => ({
    documents: createSqliteDocuments(opened),
    isEmpty: createSqliteCopying(opened).isEmpty,
  }));
  const probe = database.prepare('SELECT 1 FROM state LIMIT 1');
  return {
    model: createSqliteRows(connection),
    ...createSqliteOwners(connection),
    ...createSqliteCounters(connection),
    ...createSqliteLeases(connection),
    ...createSqliteFleet(connection),
    ...createSqliteDocuments(connection),
    copying: createSqliteCopying(connection),
    sweep: createSqliteSweep(connection),
    health: () =>
      connection.read(() => {
        probe.get();
      }),
    close: connection.close,
  };
}
