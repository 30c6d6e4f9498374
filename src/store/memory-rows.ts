import { indexedNames } from './indexed-names.ts';
import { createNameIndex } from './memory-index.ts';
import { createMemoryOwners, ownerNames, type MemoryOwners } from './memory-owners.ts';
import { sweepMap } from './memory-sweep.ts';
import type { ModelStore, StoredPayload } from './store.ts';
import { AlreadyConsumed } from './store.ts';

type Row = Readonly<{
  /** JSON, so that no caller shares an object with the store. */
  text: string;
  names: readonly string[];
  /** Milliseconds since the epoch; `Infinity` for a row that stays. */
  expiresAt: number;
  /** Seconds since the epoch. */
  consumed: number | undefined;
}>;

type MemoryRows = Readonly<{
  model: (name: string) => ModelStore;
  owners: MemoryOwners;
  sweep: (budget: number) => Promise<number>;
}>;

/** The rows of all models. */
export function createMemoryRows(clock: () => number): MemoryRows {
  const rows = new Map<string, Row>();
  const index = createNameIndex();

  function liveRow(key: string): Row | undefined {
    const row = rows.get(key);
    return row !== undefined && row.expiresAt > clock() ? row : undefined;
  }

  function read(key: string): StoredPayload | undefined {
    const row = liveRow(key);
    return row === undefined ? undefined : toPayload(row);
  }

  function readNewest(name: string): StoredPayload | undefined {
    const newest = index.keysOf(name).findLast((key) => liveRow(key) !== undefined);
    return newest === undefined ? undefined : read(newest);
  }

  function remove(key: string): void {
    index.remove(key, rows.get(key)?.names ?? []);
    rows.delete(key);
  }

  /** Keeps its age and its other names. */
  function dropName(key: string, name: string, payload: StoredPayload): void {
    const row = rows.get(key);
    if (row === undefined) return;
    index.remove(key, [name]);
    const names = row.names.filter((other) => other !== name);
    rows.set(key, { ...row, names, text: JSON.stringify(payload) });
  }

  function model(modelName: string): ModelStore {
    const keyOf = (id: string): string => `${modelName}:${id}`;
    const nameOf = (column: string, value: string): string => `${modelName}:${column}:${value}`;
    return {
      async upsert(id, payload, lifetimeSeconds) {
        const key = keyOf(id);
        // A used row stays used, whatever is written over it.
        const consumed = rows.get(key)?.consumed ?? consumedAt(payload);
        const others = indexedNames(payload).map(([column, value]) => nameOf(column, value));
        const names = [...others, ...ownerNames(modelName, payload)];
        const expiresAt = clock() + (lifetimeSeconds ?? Infinity) * 1000;
        remove(key);
        rows.set(key, { text: JSON.stringify(payload), names, expiresAt, consumed });
        index.add(key, names);
      },
      find: async (id) => read(keyOf(id)),
      findByUid: async (uid) => readNewest(nameOf('uid', uid)),
      findByUserCode: async (userCode) => readNewest(nameOf('userCode', userCode)),
      async consume(id) {
        const row = liveRow(keyOf(id));
        if (row === undefined || row.consumed !== undefined) throw new AlreadyConsumed();
        rows.set(keyOf(id), { ...row, consumed: Math.floor(clock() / 1000) });
      },
      destroy: async (id) => remove(keyOf(id)),
      async revokeByGrantId(grantId) {
        for (const key of index.keysOf(nameOf('grantId', grantId))) remove(key);
      },
    };
  }

  const owners = createMemoryOwners({ index, read, remove, dropName });

  return { model, owners, sweep: (budget) => sweepMap(rows, { now: clock(), budget, remove }) };
}

function toPayload({ text, consumed }: Row): StoredPayload {
  const payload: StoredPayload = JSON.parse(text);
  return consumed === undefined ? payload : { ...payload, consumed };
}

function consumedAt(payload: StoredPayload): number | undefined {
  return typeof payload.consumed === 'number' ? payload.consumed : undefined;
}
