import { writeKeysOf } from './at-rest.ts';
import type { IndexedColumn } from './indexed-names.ts';
import type { RedisConnection } from './redis-connection.ts';
import { rowKey, rowKeys } from './redis-keys.ts';
import { keysInList } from './redis-lists.ts';
import { nameLists } from './redis-names.ts';
import { CONSUME, readRow, readRows } from './redis-row.ts';
import { createRedisWrites } from './redis-writes.ts';
import type { ModelStore } from './store.ts';
import { AlreadyConsumed } from './store.ts';

/** The rows of the engine's models. */
export function createRedisRows(connection: RedisConnection): (model: string) => ModelStore {
  const { clock, atRest, command, run } = connection;

  async function rowsNamed(model: string, column: IndexedColumn, value: string) {
    const lists = nameLists(atRest, model, column, value);
    const keys = await Promise.all(lists.map((list) => keysInList(connection, list)));
    const rows = await readRows(connection, [...new Set(keys.flat())]);
    return rows.filter((row) => row.payload()[column] === value);
  }

  async function newestNamed(model: string, column: IndexedColumn, value: string) {
    const rows = await rowsNamed(model, column, value);
    // Two rotations at once leave two sessions with one uid: the newest counts.
    const live = rows.filter(({ isLive }) => isLive).toSorted((a, b) => b.number - a.number);
    return live[0]?.payload();
  }

  return (model) => ({
    ...createRedisWrites(connection, model),
    async find(id) {
      for (const key of rowKeys(atRest, model, id)) {
        const row = await readRow(connection, key);
        if (row?.isLive === true) return row.payload(id);
      }
      return undefined;
    },
    findByUid: (uid) => newestNamed(model, 'uid', uid),
    findByUserCode: (userCode) => newestNamed(model, 'userCode', userCode),
    async consume(id) {
      const now = clock();
      const seconds = Math.floor(now / 1000);
      for (const key of rowKeys(atRest, model, id)) {
        if ((await run(CONSUME, key, String(now), String(seconds))) === 1) return;
      }
      throw new AlreadyConsumed();
    },
    async destroy(id) {
      const keys = writeKeysOf(atRest, model, id).map((key) => rowKey({ model, key }));
      await Promise.all(keys.map((key) => command(key, 'DEL')));
    },
    async revokeByGrantId(grantId) {
      const rows = await rowsNamed(model, 'grantId', grantId);
      await Promise.all(rows.map(({ key }) => command(key, 'DEL')));
    },
  });
}
