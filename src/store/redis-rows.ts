import { hideId } from './at-rest.ts';
import { indexedNames, type IndexedColumn } from './indexed-names.ts';
import { ownersIn } from './owned-rows.ts';
import type { RedisConnection } from './redis-connection.ts';
import { nameKey, ownerKey, rowKey, writtenRowKey } from './redis-keys.ts';
import { addToList, keysInList } from './redis-lists.ts';
import { CONSUME, readRow, readRows, UPSERT } from './redis-row.ts';
import { nextNumber } from './redis-sequence.ts';
import { consumedAt } from './stored-row.ts';
import type { ModelStore, Owner, StoredPayload } from './store.ts';
import { AlreadyConsumed } from './store.ts';

/** The rows of the engine's models. */
export function createRedisRows(connection: RedisConnection): (model: string) => ModelStore {
  const { clock, command, run } = connection;

  async function rowsNamed(model: string, column: IndexedColumn, value: string) {
    const keys = await keysInList(connection, nameKey(model, column, value));
    const rows = await readRows(connection, keys);
    return rows.filter((row) => row.payload()[column] === value);
  }

  async function newestNamed(model: string, column: IndexedColumn, value: string) {
    const rows = await rowsNamed(model, column, value);
    // Two rotations at once leave two sessions with one uid: the newest counts.
    const live = rows.filter(({ isLive }) => isLive).toSorted((a, b) => b.number - a.number);
    return live[0]?.payload();
  }

  return (model) => ({
    async upsert(id, payload, lifetimeSeconds) {
      const now = clock();
      const key = writtenRowKey(model, id);
      // Now: the caller may change it while the lists are written.
      const text = hideId(id, payload);
      const lifetime =
        lifetimeSeconds === undefined ? undefined : Math.ceil(lifetimeSeconds * 1000);
      const expiresAt = lifetime === undefined ? undefined : Math.ceil(now) + lifetime;
      const lists = listsOf(model, payload);
      const used = consumedAt(payload);
      // Asked for before anything is waited for: numbers are in the order of writes.
      const [number] = await Promise.all([
        isNumbered(model, payload) ? nextNumber(connection) : '',
        ...lists.map((list) => addToList(connection, list, { key, expiresAt })),
      ]);
      const words = [expiresAt, lifetime, used, number, now].map((word) => String(word ?? ''));
      await run(UPSERT, key, text, ...words);
    },
    async find(id) {
      const row = await readRow(connection, rowKey(model, id));
      return row?.isLive === true ? row.payload(id) : undefined;
    },
    findByUid: (uid) => newestNamed(model, 'uid', uid),
    findByUserCode: (userCode) => newestNamed(model, 'userCode', userCode),
    async consume(id) {
      const now = clock();
      const seconds = Math.floor(now / 1000);
      const won = await run(CONSUME, rowKey(model, id), String(now), String(seconds));
      if (won !== 1) throw new AlreadyConsumed();
    },
    destroy: async (id) => void (await command(writtenRowKey(model, id), 'DEL')),
    async revokeByGrantId(grantId) {
      const rows = await rowsNamed(model, 'grantId', grantId);
      await Promise.all(rows.map(({ key }) => command(key, 'DEL')));
    },
  });
}

/** The lists that a row is to be found in. */
function listsOf(model: string, payload: StoredPayload): readonly string[] {
  return [
    ...indexedNames(payload).map(([column, value]) => nameKey(model, column, value)),
    ...ownersOfRow(model, payload).map(ownerKey),
  ];
}

/** Whether anybody asks for the order in which rows such as this were written. */
function isNumbered(model: string, payload: StoredPayload): boolean {
  return payload.uid !== undefined || ownersOfRow(model, payload).length > 0;
}

/** Whom a row belongs to. */
export function ownersOfRow(model: string, payload: StoredPayload): readonly Owner[] {
  const { clientId, accountId, sourceClientId } = ownersIn(model, payload);
  return [
    ...[clientId, sourceClientId].flatMap((id) =>
      id === undefined ? [] : [{ kind: 'client', id } as const],
    ),
    ...(accountId === undefined ? [] : [{ kind: 'account', id: accountId } as const]),
  ];
}
