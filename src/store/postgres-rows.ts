import { digestOf, writeKeysOf, type AtRest, type Candidates } from './at-rest.ts';
import { changeByComparing } from './change-by-comparing.ts';
import type { IndexedColumn } from './indexed-names.ts';
import type { PostgresConnection, PostgresRow, Statement } from './postgres-connection.ts';
import { consumedAt, payloadOf, rowToStore } from './stored-row.ts';
import type { ModelStore, StoredPayload } from './store.ts';
import { AlreadyConsumed } from './store.ts';

const COLUMNS = 'key, payload, consumed_at';
const alive = (parameter: string) => `(expires_at IS NULL OR expires_at > ${parameter})`;

const UPSERT: Statement = {
  name: 'upsert',
  // A used row stays used, whatever is written over it.
  text: `
    INSERT INTO idpfile_state AS old (key, model, payload, uid, user_code, grant_id,
      client_id, account_id, source_client_id, expires_at, consumed_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
    ON CONFLICT (key) DO UPDATE SET payload = excluded.payload, uid = excluded.uid,
      user_code = excluded.user_code, grant_id = excluded.grant_id,
      client_id = excluded.client_id, account_id = excluded.account_id,
      source_client_id = excluded.source_client_id, expires_at = excluded.expires_at,
      consumed_at = coalesce(old.consumed_at, excluded.consumed_at)`,
};
const REVISE: Statement = {
  name: 'revise',
  text: `
    UPDATE idpfile_state SET payload = $3, uid = $4, user_code = $5, grant_id = $6,
      client_id = $7, account_id = $8, source_client_id = $9, expires_at = $10
    WHERE key = $1 AND model = $2 AND payload = $11 AND consumed_at IS NOT DISTINCT FROM $12`,
};
const FIND = findBy('key');
// Two rotations at once leave two sessions with one uid: the newest counts.
const FIND_BY_UID = findBy('uid');
const FIND_BY_USER_CODE = findBy('user_code');
const CONSUME: Statement = {
  name: 'consume',
  text: `UPDATE idpfile_state SET consumed_at = $1
    WHERE key = ANY($2::bytea[]) AND consumed_at IS NULL AND ${alive('$3')}`,
};
const DESTROY: Statement = {
  name: 'destroy',
  text: 'DELETE FROM idpfile_state WHERE key = ANY($1::bytea[])',
};
const REVOKE: Statement = {
  name: 'revoke-grant',
  text: 'DELETE FROM idpfile_state WHERE grant_id = ANY($1::bytea[])',
};
const PLACE: Statement = {
  name: 'place',
  text: 'SELECT key FROM idpfile_state WHERE key = ANY($1::bytea[]) LIMIT 1',
};

/** The rows of the engine's models. */
export function createPostgresRows({
  clock,
  atRest,
  run,
  gate,
}: PostgresConnection): (model: string) => ModelStore {
  /** Where a row lies, or would lie. */
  async function placeOf(keys: Candidates<Uint8Array>): Promise<Uint8Array> {
    if (keys.length === 1) return keys[0];
    const key = (await run(PLACE, [keys])).rows[0]?.['key'];
    return key instanceof Uint8Array ? key : keys[0];
  }
  const expiryOf = (lifetimeSeconds: number | undefined) =>
    lifetimeSeconds === undefined ? null : Math.ceil(clock() + lifetimeSeconds * 1000);
  return (model) => {
    const keysOf = (column: 'id' | IndexedColumn, value: string) =>
      atRest.keysOf(digestOf(model, column, value));
    const findOne = async (statement: Statement, keys: Candidates<Uint8Array>, id?: string) => {
      const { rows } = await run(statement, [keys, clock()]);
      return rows[0] && fromRow(atRest, model, rows[0], id);
    };
    return {
      upsert(id, payload, lifetimeSeconds) {
        const expiresAt = expiryOf(lifetimeSeconds);
        const row = rowToStore(atRest, model, id, payload);
        const times = [expiresAt, consumedAt(payload) ?? null];
        return gate.write(async () => {
          await run(UPSERT, [...row.columnsAt(await placeOf(row.keys)), ...times]);
        });
      },
      async revise(id, change, lifetimeSeconds) {
        const keys = writeKeysOf(atRest, model, id);
        const expiresAt = expiryOf(lifetimeSeconds);
        const changed = await changeByComparing({
          read: async () => (await run(FIND, [keys, clock()])).rows[0],
          change(row) {
            const stored = fromRow(atRest, model, row, id);
            return stored && change(stored);
          },
          async replace({ key, payload, consumed_at: used }, after) {
            const { columnsAt } = rowToStore(atRest, model, id, after);
            const columns = columnsAt(key instanceof Uint8Array ? key : keys[0]);
            return (await run(REVISE, [...columns, expiresAt, payload, used])).count === 1;
          },
        });
        return changed !== undefined;
      },
      find: (id) => findOne(FIND, keysOf('id', id), id),
      findByUid: (uid) => findOne(FIND_BY_UID, keysOf('uid', uid)),
      findByUserCode: (userCode) => findOne(FIND_BY_USER_CODE, keysOf('userCode', userCode)),
      async consume(id) {
        const now = clock();
        const keys = keysOf('id', id);
        const { count } = await run(CONSUME, [Math.floor(now / 1000), keys, now]);
        if (count !== 1) throw new AlreadyConsumed();
      },
      destroy: async (id) => void (await run(DESTROY, [writeKeysOf(atRest, model, id)])),
      revokeByGrantId: async (grantId) => void (await run(REVOKE, [keysOf('grantId', grantId)])),
    };
  };
}

function findBy(column: 'key' | 'uid' | 'user_code'): Statement {
  return {
    name: `find-by-${column}`,
    text: `SELECT ${COLUMNS} FROM idpfile_state WHERE ${column} = ANY($1::bytea[]) AND ${alive('$2')}
      ORDER BY number DESC LIMIT 1`,
  };
}

function fromRow(
  atRest: AtRest,
  model: string,
  { key, payload: text, consumed_at: consumed }: PostgresRow,
  id?: string,
): StoredPayload | undefined {
  if (typeof text !== 'string' || !(key instanceof Uint8Array)) return undefined;
  const used = consumed === null ? undefined : Number(consumed);
  return payloadOf(atRest, { model, key, text, consumed: used }, id);
}
