import { createNameIndex, type NameIndex } from './memory-index.ts';
import type { Mark, StoredPayload } from './store.ts';

export type MemoryRow = Readonly<{
  /** Counts up from the first row; a row that is written over keeps it. */
  number: Mark;
  /** JSON, so that no caller shares an object with the store. */
  text: string;
  names: readonly string[];
  /** Milliseconds since the epoch; `Infinity` for a row that stays. */
  expiresAt: number;
  /** Seconds since the epoch. */
  consumed: number | undefined;
}>;

/** Rows by their keys and names. Reads see live rows only. */
export type MemoryTable = Readonly<{
  rows: ReadonlyMap<string, MemoryRow>;
  index: NameIndex;
  /** The number of the newest row there ever was. */
  newest: () => Mark;
  liveRow: (key: string) => MemoryRow | undefined;
  read: (key: string) => StoredPayload | undefined;
  readNewest: (name: string) => StoredPayload | undefined;
  /** Writes a row, or writes over it. */
  put: (key: string, row: Omit<MemoryRow, 'number'>) => void;
  /** Writes over a row that keeps its place among those of its names. */
  change: (key: string, row: MemoryRow) => void;
  remove: (key: string) => void;
}>;

/** @param clock the time in milliseconds since the epoch */
export function createMemoryTable(clock: () => number): MemoryTable {
  const rows = new Map<string, MemoryRow>();
  const index = createNameIndex();
  let newest = 0;

  function liveRow(key: string): MemoryRow | undefined {
    const row = rows.get(key);
    return row !== undefined && row.expiresAt > clock() ? row : undefined;
  }

  function read(key: string): StoredPayload | undefined {
    const row = liveRow(key);
    return row === undefined ? undefined : toPayload(row);
  }

  function remove(key: string): void {
    index.remove(key, rows.get(key)?.names ?? []);
    rows.delete(key);
  }

  return {
    rows,
    index,
    newest: () => newest,
    liveRow,
    read,
    readNewest(name) {
      const key = index.keysOf(name).findLast((one) => liveRow(one) !== undefined);
      return key === undefined ? undefined : read(key);
    },
    put(key, row) {
      const number = rows.get(key)?.number ?? (newest += 1);
      remove(key);
      rows.set(key, { ...row, number });
      index.add(key, row.names);
    },
    change(key, row) {
      const lost = rows.get(key)?.names.filter((name) => !row.names.includes(name)) ?? [];
      index.remove(key, lost);
      index.add(key, row.names);
      rows.set(key, row);
    },
    remove,
  };
}

function toPayload({ text, consumed }: MemoryRow): StoredPayload {
  const payload: StoredPayload = JSON.parse(text);
  return consumed === undefined ? payload : { ...payload, consumed };
}
