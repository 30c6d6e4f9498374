import { randomBytes } from 'node:crypto';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import type { SqliteConnection } from './sqlite-connection.ts';
import { createSqliteHoldings } from './sqlite-holdings.ts';
import { createSqliteSessions, toSession } from './sqlite-sessions.ts';
import { appSessionsIn } from './owned-rows.ts';
import { ownerIdsIn, ownersInSteps, type OwnerColumn, type OwnersStep } from './owner-columns.ts';
import { payloadIfOpen } from './stored-row.ts';
import type { AppSession, Mark, Store } from './store.ts';

/** Rows deleted at once: some 5 ms of a blocked event loop in a file of 100,000 rows. */
const DELETE_STEP = 50;

/** Owners looked up between two yields. */
const READ_STEP = 500;

const MARK_LIFETIME_MS = 24 * 60 * 60 * 1000;

/** What a store can do about everything that clients and people have in it. */
export function createSqliteOwners(
  connection: SqliteConnection,
): Pick<Store, 'mark' | 'revoke' | 'leaveSessions' | 'holdings' | 'owners'> {
  const { database, clock, atRest, read, write } = connection;
  const searches = ofEachColumn(database, searchAfter);
  const deleteStep = createDeletion(connection);
  const insertMark = database.prepare(
    `INSERT INTO state (key, model, payload, expires_at) VALUES (?, 'Mark', '{}', ?)`,
  );

  async function valuesOf(column: OwnerColumn): Promise<readonly string[]> {
    const found: string[] = [];
    for (;;) {
      const rows = await read(() => searches[column].all(found.at(-1) ?? '', READ_STEP));
      found.push(...rows.map(({ id }) => String(id)));
      if (rows.length < READ_STEP) return found;
      await setImmediate();
    }
  }

  return {
    // A row of its own: while it is there, the numbers of rows before it are not given out again.
    mark: () =>
      write(() => {
        const expiresAt = clock() + MARK_LIFETIME_MS;
        return Number(insertMark.run(randomBytes(32), expiresAt).lastInsertRowid);
      }),
    async revoke(owners, { until, onEnded }) {
      let rows = 0;
      for (const step of ownersInSteps(owners, atRest)) {
        for (;;) {
          const { deleted, ended } = await write(() => deleteStep(step, until));
          rows += deleted;
          for (const session of ended) onEnded(session);
          if (deleted < DELETE_STEP) break;
        }
      }
      return rows;
    },
    leaveSessions: createSqliteSessions(connection).leave,
    holdings: createSqliteHoldings(connection),
    owners: (kind) => ownerIdsIn(kind, atRest, valuesOf),
  };
}

type Deleted = Readonly<{ deleted: number; ended: readonly AppSession[] }>;

function createDeletion({ database, clock, atRest }: SqliteConnection) {
  const deletions = ofEachColumn(database, deletionBy);
  return ({ columns, texts }: OwnersStep, until: Mark): Deleted => {
    const now = clock();
    const names = JSON.stringify(texts);
    const rows = columns.flatMap((column) => deletions[column].all(names, until, DELETE_STEP, now));
    const sessions = rows.map(toSession).filter((session) => session !== undefined);
    return {
      deleted: rows.length,
      ended: sessions.flatMap((session) => appSessionsIn(payloadIfOpen(atRest, session) ?? {})),
    };
  };
}

function ofEachColumn<T>(
  database: DatabaseSync,
  prepare: (database: DatabaseSync, column: OwnerColumn) => T,
): Readonly<Record<OwnerColumn, T>> {
  return {
    account_id: prepare(database, 'account_id'),
    client_id: prepare(database, 'client_id'),
    source_client_id: prepare(database, 'source_client_id'),
  };
}

/** Gives back the payloads of the live sessions among the rows, and nothing of the others. */
function deletionBy(database: DatabaseSync, column: OwnerColumn): StatementSync {
  return database.prepare(`
    DELETE FROM state WHERE rowid IN (
      SELECT state.rowid FROM json_each(?1) AS owner CROSS JOIN state
      WHERE state.${column} = owner.value AND state.rowid <= ?2 LIMIT ?3)
    RETURNING key, CASE
      WHEN model = 'Session' AND (expires_at IS NULL OR expires_at > ?4) THEN payload
    END AS payload`);
}

/** One step down the index for each value, however many rows share it. */
function searchAfter(database: DatabaseSync, column: OwnerColumn): StatementSync {
  return database.prepare(`
    WITH RECURSIVE found (id) AS (
      SELECT min(${column}) FROM state WHERE ${column} > ?
      UNION ALL
      SELECT (SELECT min(${column}) FROM state WHERE ${column} > id) FROM found WHERE id IS NOT NULL
    ) SELECT id FROM found WHERE id IS NOT NULL LIMIT ?`);
}
