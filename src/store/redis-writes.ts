import { hideId, writeKeysOf, type Candidates, type RowPlace } from './at-rest.ts';
import { changeByComparing } from './change-by-comparing.ts';
import type { RedisConnection } from './redis-connection.ts';
import { rowKey } from './redis-keys.ts';
import { addToList } from './redis-lists.ts';
import { listsOf, ownersOfRow } from './redis-names.ts';
import { readRow, REVISE, UPSERT } from './redis-row.ts';
import { nextNumber } from './redis-sequence.ts';
import { consumedAt } from './stored-row.ts';
import type { ModelStore, StoredPayload } from './store.ts';

/** How rows of a model are written: into the lists of their names first. */
export function createRedisWrites(
  connection: RedisConnection,
  model: string,
): Pick<ModelStore, 'upsert' | 'revise'> {
  const { clock, atRest, command, run } = connection;

  /** Where a row lies, or would lie. */
  async function placeOf(keys: Candidates<Uint8Array>): Promise<RowPlace> {
    if (keys.length === 1) return { model, key: keys[0] };
    const there = await Promise.all(keys.map((key) => command(rowKey({ model, key }), 'EXISTS')));
    return { model, key: keys.find((_, position) => there[position] === 1) ?? keys[0] };
  }

  /** In milliseconds. */
  function timesOf(lifetimeSeconds: number | undefined, now = clock()) {
    if (lifetimeSeconds === undefined) return { lifetime: undefined, expiresAt: undefined };
    const lifetime = Math.ceil(lifetimeSeconds * 1000);
    return { lifetime, expiresAt: Math.ceil(now) + lifetime };
  }

  return {
    async upsert(id, payload, lifetimeSeconds) {
      const now = clock();
      // Now: the caller may change it while the lists are written.
      const hidden = hideId(model, id, payload);
      const { lifetime, expiresAt } = timesOf(lifetimeSeconds, now);
      const lists = listsOf(atRest, model, payload);
      const used = consumedAt(payload);
      // Asked for before anything is waited for: numbers are in the order of writes.
      const [number, place] = await Promise.all([
        isNumbered(model, payload) ? nextNumber(connection) : '',
        placeOf(writeKeysOf(atRest, model, id)),
      ]);
      const key = rowKey(place);
      await Promise.all(lists.map((list) => addToList(connection, list, { key, expiresAt })));
      const words = [expiresAt, lifetime, used, number, now].map(wordOf);
      await run(UPSERT, key, atRest.textOf(place, hidden), ...words);
    },
    async revise(id, change, lifetimeSeconds) {
      const place = await placeOf(writeKeysOf(atRest, model, id));
      const key = rowKey(place);
      const { lifetime, expiresAt } = timesOf(lifetimeSeconds);
      const changed = await changeByComparing({
        read: async () => {
          const row = await readRow(connection, key);
          return row?.isLive === true ? row : undefined;
        },
        change: (row) => change(row.payload(id)),
        async replace({ text, consumed }, after) {
          const lists = listsOf(atRest, model, after);
          await Promise.all(lists.map((list) => addToList(connection, list, { key, expiresAt })));
          const now = atRest.textOf(place, hideId(model, id, after));
          const words = [text, wordOf(consumed), now, wordOf(expiresAt), wordOf(lifetime)];
          return (await run(REVISE, key, ...words)) === 1;
        },
      });
      return changed !== undefined;
    },
  };
}

/** How a script is told what there may be not. */
const wordOf = (value: string | number | undefined) => String(value ?? '');

/** Whether anybody asks for the order in which rows such as this were written. */
function isNumbered(model: string, payload: StoredPayload): boolean {
  return payload.uid !== undefined || ownersOfRow(model, payload).length > 0;
}
