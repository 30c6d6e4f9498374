import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { digestOf, writeKeysOf, type Candidates } from './at-rest.ts';
import type { IndexedColumn } from './indexed-names.ts';
import type { SqliteConnection } from './sqlite-connection.ts';
import { createSqliteFinders } from './sqlite-finders.ts';
import { consumedAt, rowToStore } from './stored-row.ts';
import type { ModelStore } from './store.ts';
import { AlreadyConsumed } from './store.ts';

/** The rows of the engine's models. */
export function createSqliteRows(connection: SqliteConnection): (model: string) => ModelStore {
  const { clock, atRest, write } = connection;
  const statements = prepareStatements(connection.database);
  const findersOf = createSqliteFinders(connection);
  const expiryOf = (lifetimeSeconds: number | undefined) =>
    lifetimeSeconds === undefined ? null : Math.ceil(clock() + lifetimeSeconds * 1000);

  /** Where a row lies, or would lie. */
  const placeOf = (keys: Candidates<Uint8Array>) =>
    (keys.length === 1 ? undefined : keys.find((key) => statements.has.get(key))) ?? keys[0];

  return (model) => {
    const keysOf = (column: 'id' | IndexedColumn, value: string) =>
      atRest.keysOf(digestOf(model, column, value));
    const deleteEach = (statement: StatementSync, keys: Candidates<Uint8Array>) =>
      write(() => {
        for (const key of keys) statement.run(key);
      });
    const { findAt, ...finds } = findersOf(model);
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
          const stored = findAt(key, id);
          const changed = stored && change(stored);
          if (changed === undefined) return false;
          const row = rowToStore(atRest, model, id, changed);
          statements.upsert.run(...row.columnsAt(key), expiresAt, consumedAt(changed) ?? null);
          return true;
        });
      },
      ...finds,
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

function prepareStatements(database: DatabaseSync) {
  const alive = '(expires_at IS NULL OR expires_at > ?)';
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
    consume: database.prepare(
      `UPDATE state SET consumed_at = ? WHERE key = ? AND consumed_at IS NULL AND ${alive}`,
    ),
    destroy: database.prepare('DELETE FROM state WHERE key = ?'),
    revoke: database.prepare('DELETE FROM state WHERE grant_id = ?'),
  };
}
