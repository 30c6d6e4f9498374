import { indexedNames } from './indexed-names.ts';
import { createMemoryOwners, ownerNames, type MemoryOwners } from './memory-owners.ts';
import { sweepMap } from './memory-sweep.ts';
import { createMemoryTable } from './memory-table.ts';
import { consumedAt } from './stored-row.ts';
import type { ModelStore } from './store.ts';
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
    return {
      async upsert(id, payload, lifetimeSeconds) {
        const key = keyOf(id);
        const others = indexedNames(payload).map(([column, value]) => nameOf(column, value));
        table.put(key, {
          text: JSON.stringify(payload),
          names: [...others, ...ownerNames(modelName, payload)],
          expiresAt: clock() + (lifetimeSeconds ?? Infinity) * 1000,
          // A used row stays used, whatever is written over it.
          consumed: rows.get(key)?.consumed ?? consumedAt(payload),
        });
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
