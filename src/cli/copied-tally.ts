import type { CopiedEntry } from '../store/copying.ts';

/** Counts what is copied. */
export type Tally = Readonly<{
  add: (entry: CopiedEntry) => void;
  /** What is said about it, in lines. */
  text: () => string;
}>;

const COUNTERS = 'one-time keys and counters';
const DOCUMENTS = 'shared documents';

export function createTally(): Tally {
  const copied = new Map<string, number>();
  const others = new Map([
    [COUNTERS, 0],
    [DOCUMENTS, 0],
  ]);
  const left = new Map<string, number>();
  return {
    add(entry) {
      switch (entry.kind) {
        case 'row':
          return countOne(copied, entry.model);
        case 'unreadable':
          return countOne(left, entry.model);
        case 'counter':
          return countOne(others, COUNTERS);
        case 'document':
          return countOne(others, DOCUMENTS);
      }
    },
    text: () =>
      [
        'copied:',
        ...rowsOf([...byName(copied), ...others]),
        ...(left.size === 0 ? [] : ['left behind, for their key is not listed any more:']),
        ...rowsOf(byName(left)),
        '',
      ].join('\n'),
  };
}

function countOne(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

const byName = (counts: ReadonlyMap<string, number>) =>
  [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1));

function rowsOf(counts: readonly (readonly [string, number])[]): readonly string[] {
  const width = Math.max(...counts.map(([, count]) => String(count).length));
  return counts.map(([name, count]) => `  ${String(count).padStart(width)}  ${name}`);
}
