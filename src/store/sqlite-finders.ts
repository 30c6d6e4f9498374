import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { digestOf, type Candidates } from './at-rest.ts';
import type { SqliteConnection } from './sqlite-connection.ts';
import { payloadOf, type StoredRow } from './stored-row.ts';
import type { ModelStore, StoredPayload } from './store.ts';

type SqliteFinders = Pick<ModelStore, 'find' | 'findByUid' | 'findByUserCode'> &
  Readonly<{
    /** What lies under a key now, which is that of the id; within a write as well. */
    findAt: (key: Uint8Array, id: string) => StoredPayload | undefined;
  }>;

/** Finds the rows of the engine's models. */
export function createSqliteFinders(
  connection: SqliteConnection,
): (model: string) => SqliteFinders {
  const { clock, atRest, read } = connection;
  const statements = prepareStatements(connection.database);
  return (model) => {
    const findAt = (key: Uint8Array, id: string) => {
      const row = rowOf(model, key, statements.byKey.get(key, clock()));
      return row && payloadOf(atRest, row, id);
    };
    const findNewest = (statement: StatementSync, column: 'uid' | 'userCode', value: string) =>
      read(() => {
        const names = atRest.keysOf(digestOf(model, column, value));
        const row = newestOf(model, statement, names, clock());
        return row && payloadOf(atRest, row);
      });
    return {
      findAt,
      find: (id) =>
        read(() => firstOf(atRest.keysOf(digestOf(model, 'id', id)), (key) => findAt(key, id))),
      findByUid: (uid) => findNewest(statements.byUid, 'uid', uid),
      findByUserCode: (userCode) => findNewest(statements.byUserCode, 'userCode', userCode),
    };
  };
}

function prepareStatements(database: DatabaseSync) {
  const alive = '(expires_at IS NULL OR expires_at > ?)';
  // Two rotations at once leave two sessions with one uid: the newest counts.
  const newest = (column: string) =>
    prepareList(
      database,
      `SELECT payload, consumed_at, rowid, key FROM state
        WHERE ${column} = ? AND ${alive} ORDER BY rowid DESC LIMIT 1`,
    );
  return {
    byKey: prepareList(
      database,
      `SELECT payload, consumed_at FROM state WHERE key = ? AND ${alive}`,
    ),
    byUid: newest('uid'),
    byUserCode: newest('user_code'),
  };
}

/** Rows come as lists: to make an object of one takes as long as to find it. */
function prepareList(database: DatabaseSync, sql: string): StatementSync {
  const statement = database.prepare(sql);
  statement.setReturnArrays(true);
  return statement;
}

/** A row lies under one of its keys at most. */
function firstOf<K, T>(keys: readonly K[], find: (key: K) => T | undefined): T | undefined {
  for (const key of keys) {
    const found = find(key);
    if (found !== undefined) return found;
  }
  return undefined;
}

function newestOf(
  model: string,
  statement: StatementSync,
  names: Candidates<Uint8Array>,
  now: number,
): StoredRow | undefined {
  const newest = names
    .map((name): unknown => statement.get(name, now))
    .filter((row) => Array.isArray(row))
    .toSorted((a, b) => Number(b[2]) - Number(a[2]))[0];
  return newest?.[3] instanceof Uint8Array ? rowOf(model, newest[3], newest) : undefined;
}

/** @param columns the text of a row and when it was used */
function rowOf(model: string, key: Uint8Array, columns: unknown): StoredRow | undefined {
  if (!Array.isArray(columns)) return undefined;
  const [text, consumed]: readonly unknown[] = columns;
  if (typeof text !== 'string') return undefined;
  return { model, key, text, consumed: typeof consumed === 'number' ? consumed : undefined };
}
