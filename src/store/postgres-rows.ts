import { digestOf, writeKeyOf } from './at-rest.ts';
import type { PostgresConnection, PostgresRow, Statement } from './postgres-connection.ts';
import { columnsOf, consumedAt, payloadOf } from './stored-row.ts';
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
const FIND = findBy('key');
// Two rotations at once leave two sessions with one uid: the newest counts.
const FIND_BY_UID = findBy('uid');
const FIND_BY_USER_CODE = findBy('user_code');
const CONSUME: Statement = {
  name: 'consume',
  text: `UPDATE idpfile_state SET consumed_at = $1
    WHERE key = $2 AND consumed_at IS NULL AND ${alive('$3')}`,
};
const DESTROY: Statement = { name: 'destroy', text: 'DELETE FROM idpfile_state WHERE key = $1' };
const REVOKE: Statement = {
  name: 'revoke-grant',
  text: 'DELETE FROM idpfile_state WHERE grant_id = $1',
};

/** The rows of the engine's models. */
export function createPostgresRows({
  clock,
  run,
  gate,
}: PostgresConnection): (model: string) => ModelStore {
  const findOne = async (statement: Statement, digest: Uint8Array, id?: string) => {
    const { rows } = await run(statement, [digest, clock()]);
    return rows[0] && fromRow(rows[0], id);
  };
  return (model) => ({
    upsert(id, payload, lifetimeSeconds) {
      const expiresAt =
        lifetimeSeconds === undefined ? null : Math.ceil(clock() + lifetimeSeconds * 1000);
      const values = [...columnsOf(model, id, payload), expiresAt, consumedAt(payload) ?? null];
      return gate.write(async () => void (await run(UPSERT, values)));
    },
    find: (id) => findOne(FIND, digestOf(model, 'id', id), id),
    findByUid: (uid) => findOne(FIND_BY_UID, digestOf(model, 'uid', uid)),
    findByUserCode: (userCode) => findOne(FIND_BY_USER_CODE, digestOf(model, 'userCode', userCode)),
    async consume(id) {
      const now = clock();
      const key = digestOf(model, 'id', id);
      const { count } = await run(CONSUME, [Math.floor(now / 1000), key, now]);
      if (count !== 1) throw new AlreadyConsumed();
    },
    destroy: async (id) => void (await run(DESTROY, [writeKeyOf(model, id)])),
    revokeByGrantId: async (grantId) =>
      void (await run(REVOKE, [digestOf(model, 'grantId', grantId)])),
  });
}

function findBy(column: 'key' | 'uid' | 'user_code'): Statement {
  return {
    name: `find-by-${column}`,
    text: `SELECT ${COLUMNS} FROM idpfile_state WHERE ${column} = $1 AND ${alive('$2')}
      ORDER BY number DESC LIMIT 1`,
  };
}

function fromRow(
  { key, payload: text, consumed_at: consumed }: PostgresRow,
  id?: string,
): StoredPayload | undefined {
  if (typeof text !== 'string' || !(key instanceof Uint8Array)) return undefined;
  return payloadOf({ key, text, consumed: consumed === null ? undefined : Number(consumed) }, id);
}
