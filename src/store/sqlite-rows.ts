import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { digestOf, writeKeyOf } from './at-rest.ts';
import type { SqliteConnection } from './sqlite-connection.ts';
import { columnsOf, consumedAt, payloadOf } from './stored-row.ts';
import type { ModelStore, StoredPayload } from './store.ts';
import { AlreadyConsumed } from './store.ts';

type SqliteRow = Record<string, SQLOutputValue>;

/** The rows of the engine's models. */
export function createSqliteRows(connection: SqliteConnection): (model: string) => ModelStore {
  const { clock, read, write } = connection;
  const statements = prepareStatements(connection.database);

  return (model) => ({
    upsert(id, payload, lifetimeSeconds) {
      const row = columnsOf(model, id, payload);
      const expiresAt =
        lifetimeSeconds === undefined ? null : Math.ceil(clock() + lifetimeSeconds * 1000);
      return write(() => {
        statements.upsert.run(...row, expiresAt, consumedAt(payload) ?? null);
      });
    },
    find: (id) => read(() => fromRow(statements.find.get(digestOf(model, 'id', id), clock()), id)),
    findByUid: (uid) =>
      read(() => fromRow(statements.findByUid.get(digestOf(model, 'uid', uid), clock()))),
    findByUserCode: (userCode) =>
      read(() =>
        fromRow(statements.findByUserCode.get(digestOf(model, 'userCode', userCode), clock())),
      ),
    consume(id) {
      const key = digestOf(model, 'id', id);
      return write(() => {
        const { changes } = statements.consume.run(Math.floor(clock() / 1000), key, clock());
        if (changes !== 1) throw new AlreadyConsumed();
      });
    },
    destroy(id) {
      const key = writeKeyOf(model, id);
      return write(() => {
        statements.destroy.run(key);
      });
    },
    revokeByGrantId(grantId) {
      const digest = digestOf(model, 'grantId', grantId);
      return write(() => {
        statements.revoke.run(digest);
      });
    },
  });
}

function prepareStatements(database: DatabaseSync) {
  const alive = '(expires_at IS NULL OR expires_at > ?)';
  const columns = 'key, payload, consumed_at';
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

function fromRow(row: SqliteRow | undefined, id?: string): StoredPayload | undefined {
  if (row === undefined) return undefined;
  const { key, payload: text, consumed_at: consumed } = row;
  if (typeof text !== 'string' || !(key instanceof Uint8Array)) return undefined;
  return payloadOf(
    { key, text, consumed: typeof consumed === 'number' ? consumed : undefined },
    id,
  );
}
