import type { DatabaseSync } from 'node:sqlite';
import { PLAIN, type AtRest } from './at-rest.ts';
import { storeFailure } from './sqlite-failure.ts';
import type { WriteQueue } from './write-queue.ts';
import { createWriteQueue } from './write-queue.ts';

/** One connection: reads at once, writes through the queue. */
export type SqliteConnection = Readonly<{
  database: DatabaseSync;
  /** The time in milliseconds since the epoch. */
  clock: () => number;
  atRest: AtRest;
  read: <T>(query: () => T) => Promise<T>;
  write: WriteQueue['add'];
  close: () => Promise<void>;
}>;

export function createSqliteConnection(
  database: DatabaseSync,
  clock: () => number,
): SqliteConnection {
  const queue = createWriteQueue(database);
  return {
    database,
    clock,
    atRest: PLAIN,
    async read(query) {
      try {
        return query();
      } catch (error) {
        throw storeFailure(error);
      }
    },
    write: queue.add,
    async close() {
      await queue.drain();
      if (database.isOpen) database.close();
    },
  };
}
