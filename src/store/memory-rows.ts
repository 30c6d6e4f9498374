import { indexedNames } from './indexed-names.ts';
import { createMemoryOwners, ownerNames, type MemoryOwners } from './memory-owners.ts';
import { sweepMap } from './memory-sweep.ts';
import { createMemoryTable } from './memory-table.ts';
import { consumedAt } from './stored-row.ts';
import type { ModelStore, StoredPayload } from './store.ts';
import { AlreadyConsumed } from './store.ts';

type MemoryRows = Readonly<{
  model: (name: string) => ModelStore;
  owners: MemoryOwners;
  sweep: (budget: number) => Promise<number>;
}>;

/** The rows of all models. */
export function createMemoryRows(clock: () => number): MemoryRows {
  const table = createMemoryTable(clock);
  const { rows, index, liveRow, read, readNewest, remove } = table;

  function model(modelName: string): ModelStore {
    const keyOf = (id: string): string => `${modelName}:${id}`;
    const nameOf = (column: string, value: string): string => `${modelName}:${column}:${value}`;
    function rowOf(id: string, payload: StoredPayload, lifetimeSeconds = Infinity) {
      const others = indexedNames(payload).map(([column, value]) => nameOf(column, value));
      return {
        text: JSON.stringify(payload),
        names: [...others, ...ownerNames(modelName, payload)],
        expiresAt: clock() + lifetimeSeconds * 1000,
        // A used row stays used, whatever is written over it.
        consumed: rows.get(keyOf(id))?.consumed ?? consumedAt(payload),
      };
    }
    return {
      async upsert(id, payload, lifetimeSeconds) {
        table.put(keyOf(id), rowOf(id, payload, lifetimeSeconds));
      },
      async revise(id, change, lifetimeSeconds) {
        const key = keyOf(id);
        const row = liveRow(key);
        const changed = row && change(read(key) ?? {});
        if (row === undefined || changed === undefined) return false;
        table.change(key, { ...row, ...rowOf(id, changed, lifetimeSeconds) });
        return true;
      },
      find: async (id) => read(keyOf(id)),
      findByUid: async (uid) => readNewest(nameOf('uid', uid)),
      findByUserCode: async (userCode) => readNewest(nameOf('userCode', userCode)),
      async consume(id) {
        const row = liveRow(keyOf(id));
        if (row === undefined || row.consumed !== undefined) throw new AlreadyConsumed();
        table.change(keyOf(id), { ...row, consumed: Math.floor(clock() / 1000) });
      },
      destroy: async (id) => remove(keyOf(id)),
      async revokeByGrantId(grantId) {
        for (const key of index.keysOf(nameOf('grantId', grantId))) remove(key);
      },
    };
  }

  return {
    model,
    owners: createMemoryOwners(table),
    sweep: (budget) => sweepMap(rows, { now: clock(), budget, remove }),
  };
}
