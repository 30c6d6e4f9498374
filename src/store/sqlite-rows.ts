import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite';
import { digestOf, writeKeysOf, type AtRest, type Candidates } from './at-rest.ts';
import type { IndexedColumn } from './indexed-names.ts';
import type { SqliteConnection } from './sqlite-connection.ts';
import { consumedAt, payloadOf, rowToStore } from './stored-row.ts';
import type { ModelStore, StoredPayload } from './store.ts';
import { AlreadyConsumed } from './store.ts';

type SqliteRow = Record<string, SQLOutputValue>;

/** The rows of the engine's models. */
export function createSqliteRows(connection: SqliteConnection): (model: string) => ModelStore {
  const { clock, atRest, read, write } = connection;
  const statements = prepareStatements(connection.database);
  const expiryOf = (lifetimeSeconds: number | undefined) =>
    lifetimeSeconds === undefined ? null : Math.ceil(clock() + lifetimeSeconds * 1000);

  /** Where a row lies, or would lie. */
  const placeOf = (keys: Candidates<Uint8Array>) =>
    (keys.length === 1 ? undefined : keys.find((key) => statements.has.get(key))) ?? keys[0];

  return (model) => {
    const keysOf = (column: 'id' | IndexedColumn, value: string) =>
      atRest.keysOf(digestOf(model, column, value));
    const findIn = (statement: StatementSync, keys: Candidates<Uint8Array>, id?: string) =>
      read(() => fromRow(atRest, model, newestOf(statement, keys, clock()), id));
    const deleteEach = (statement: StatementSync, keys: Candidates<Uint8Array>) =>
      write(() => {
        for (const key of keys) statement.run(key);
      });
    return {
      upsert(id, payload, lifetimeSeconds) {
        const row = rowToStore(atRest, model, id, payload);
        const used = consumedAt(payload) ?? null;
        const expiresAt = expiryOf(lifetimeSeconds);
        return write(() => {
          statements.upsert.run(...row.columnsAt(placeOf(row.keys)), expiresAt, used);
        });
      },
      revise(id, change, lifetimeSeconds) {
        const expiresAt = expiryOf(lifetimeSeconds);
        return write(() => {
          const key = placeOf(writeKeysOf(atRest, model, id));
          const stored = fromRow(atRest, model, statements.find.get(key, clock()), id);
          const changed = stored && change(stored);
          if (changed === undefined) return false;
          const row = rowToStore(atRest, model, id, changed);
          statements.upsert.run(...row.columnsAt(key), expiresAt, consumedAt(changed) ?? null);
          return true;
        });
      },
      find: (id) => findIn(statements.find, keysOf('id', id), id),
      findByUid: (uid) => findIn(statements.findByUid, keysOf('uid', uid)),
      findByUserCode: (code) => findIn(statements.findByUserCode, keysOf('userCode', code)),
      consume(id) {
        const keys = keysOf('id', id);
        return write(() => {
          const now = clock();
          const use = (key: Uint8Array) =>
            statements.consume.run(Math.floor(now / 1000), key, now).changes === 1;
          if (!keys.some(use)) throw new AlreadyConsumed();
        });
      },
      destroy: (id) => deleteEach(statements.destroy, writeKeysOf(atRest, model, id)),
      revokeByGrantId: (grantId) => deleteEach(statements.revoke, keysOf('grantId', grantId)),
    };
  };
}

function newestOf(statement: StatementSync, keys: Candidates<Uint8Array>, now: number) {
  return keys
    .map((key) => statement.get(key, now))
    .filter((row) => row !== undefined)
    .toSorted((a, b) => Number(b.number) - Number(a.number))[0];
}

function prepareStatements(database: DatabaseSync) {
  const alive = '(expires_at IS NULL OR expires_at > ?)';
  const columns = 'rowid AS number, key, payload, consumed_at';
  return {
    // A used row stays used, whatever is written over it.
    upsert: database.prepare(`
      INSERT INTO state (key, model, payload, uid, user_code, grant_id,
        client_id, account_id, source_client_id, expires_at, consumed_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (key) DO UPDATE SET payload = excluded.payload, uid = excluded.uid,
        user_code = excluded.user_code, grant_id = excluded.grant_id,
        client_id = excluded.client_id, account_id = excluded.account_id,
        source_client_id = excluded.source_client_id,
        expires_at = excluded.expires_at, consumed_at = coalesce(consumed_at, excluded.consumed_at)`),
    has: database.prepare('SELECT 1 FROM state WHERE key = ?'),
    find: database.prepare(`SELECT ${columns} FROM state WHERE key = ? AND ${alive}`),
    // Two rotations at once leave two sessions with one uid: the newest counts.
    findByUid: database.prepare(
      `SELECT ${columns} FROM state WHERE uid = ? AND ${alive} ORDER BY rowid DESC LIMIT 1`,
    ),
    findByUserCode: database.prepare(
      `SELECT ${columns} FROM state WHERE user_code = ? AND ${alive} ORDER BY rowid DESC LIMIT 1`,
    ),
    consume: database.prepare(
      `UPDATE state SET consumed_at = ? WHERE key = ? AND consumed_at IS NULL AND ${alive}`,
    ),
    destroy: database.prepare('DELETE FROM state WHERE key = ?'),
    revoke: database.prepare('DELETE FROM state WHERE grant_id = ?'),
  };
}

function fromRow(
  atRest: AtRest,
  model: string,
  row: SqliteRow | undefined,
  id?: string,
): StoredPayload | undefined {
  if (row === undefined) return undefined;
  const { key, payload: text, consumed_at: consumed } = row;
  if (typeof text !== 'string' || !(key instanceof Uint8Array)) return undefined;
  const used = typeof consumed === 'number' ? consumed : undefined;
  return payloadOf(atRest, { model, key, text, consumed: used }, id);
}
