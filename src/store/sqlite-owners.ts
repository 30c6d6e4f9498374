import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import type { SqliteConnection } from './sqlite-connection.ts';
import { createSqliteSessions } from './sqlite-sessions.ts';
import type { Owner, Store } from './store.ts';

/** Rows deleted at once: some 5 ms of a blocked event loop in a file of 100,000 rows. */
const DELETE_STEP = 50;

/** Owners looked up between two yields. */
const READ_STEP = 500;

/** Where the owners of a kind stand. */
const COLUMNS = {
  account: ['account_id'],
  client: ['client_id', 'source_client_id'],
} as const satisfies Record<Owner['kind'], readonly string[]>;

type Column = (typeof COLUMNS)[Owner['kind']][number];

/** What a store can do about everything that a client or a person has in it. */
export function createSqliteOwners(
  connection: SqliteConnection,
): Pick<Store, 'appSessions' | 'revoke' | 'owners'> {
  const { database, read, write } = connection;
  const sessions = createSqliteSessions(connection);
  const deletions = ofEachColumn(database, deletionBy);
  const searches = ofEachColumn(database, searchAfter);

  async function deleteAll(column: Column, id: string): Promise<number> {
    let deleted = 0;
    for (;;) {
      const changes = await write(() => Number(deletions[column].run(id, DELETE_STEP).changes));
      deleted += changes;
      if (changes < DELETE_STEP) return deleted;
    }
  }

  async function valuesOf(column: Column): Promise<readonly string[]> {
    const found: string[] = [];
    for (;;) {
      const rows = await read(() => searches[column].all(found.at(-1) ?? '', READ_STEP));
      found.push(...rows.map(({ id }) => String(id)));
      if (rows.length < READ_STEP) return found;
      await setImmediate();
    }
  }

  return {
    appSessions: ({ kind, id }) =>
      kind === 'account' ? sessions.ofAccount(id) : sessions.ofClient(id),
    async revoke({ kind, id }) {
      let deleted = 0;
      for (const column of COLUMNS[kind]) deleted += await deleteAll(column, id);
      if (kind === 'client') await sessions.removeClient(id);
      return deleted;
    },
    async owners(kind) {
      const values = await Promise.all(COLUMNS[kind].map(valuesOf));
      return [...new Set(values.flat())];
    },
  };
}

function ofEachColumn<T>(
  database: DatabaseSync,
  prepare: (database: DatabaseSync, column: Column) => T,
): Readonly<Record<Column, T>> {
  return {
    account_id: prepare(database, 'account_id'),
    client_id: prepare(database, 'client_id'),
    source_client_id: prepare(database, 'source_client_id'),
  };
}

function deletionBy(database: DatabaseSync, column: Column): StatementSync {
  return database.prepare(`
    DELETE FROM state WHERE rowid IN (SELECT rowid FROM state WHERE ${column} = ? LIMIT ?)`);
}

/** One step down the index for each value, however many rows share it. */
function searchAfter(database: DatabaseSync, column: Column): StatementSync {
  return database.prepare(`
    WITH RECURSIVE found (id) AS (
      SELECT min(${column}) FROM state WHERE ${column} > ?
      UNION ALL
      SELECT (SELECT min(${column}) FROM state WHERE ${column} > id) FROM found WHERE id IS NOT NULL
    ) SELECT id FROM found WHERE id IS NOT NULL LIMIT ?`);
}
