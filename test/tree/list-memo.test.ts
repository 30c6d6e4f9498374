import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createListMemo } from '../../src/tree/list-memo.ts';

type Item = Readonly<{ results: readonly number[] }>;

const items: readonly Item[] = [[], [1], [2, 3], [], [4], [5, 6, 7]].map((results) => ({
  results,
}));

describe('a memo of lists', () => {
  test('gives what flatMap gives, whatever list came before', () => {
    const lists = fc.array(fc.array(fc.constantFrom(...items), { maxLength: 12 }), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(lists, (sequence) => {
        const memo = createListMemo(({ results }: Item) => results);
        for (const list of sequence) {
          expect(memo.of(list)).toEqual(list.flatMap(({ results }) => results));
        }
      }),
    );
  });

  test('looks only at what is new between the same beginning and the same end', () => {
    const looked: number[] = [];
    const memo = createListMemo((item: Readonly<{ id: number }>) => {
      looked.push(item.id);
      return [item.id];
    });
    const list = Array.from({ length: 9 }, (_, id) => ({ id }));
    memo.of(list);
    looked.length = 0;
    const edited = list.with(4, { id: 40 });
    expect(memo.newIn(edited)).toEqual([{ id: 40 }]);
    expect(memo.of(edited)).toEqual([0, 1, 2, 3, 40, 5, 6, 7, 8]);
    expect(memo.of(edited.toSpliced(2, 1))).toEqual([0, 1, 3, 40, 5, 6, 7, 8]);
    expect(memo.of(edited.toSpliced(2, 1, { id: 20 }, { id: 21 }))).toEqual([
      0, 1, 20, 21, 3, 40, 5, 6, 7, 8,
    ]);
    expect(looked).toEqual([40, 20, 21]);
  });

  test('gives the same results again where the change comes to nothing', () => {
    const memo = createListMemo((n: number) => (n < 0 ? [] : [n]));
    const results = memo.of([1, -1, 2]);
    expect(memo.of([1, -2, 2])).toBe(results);
    expect(memo.of([1, 3, 2])).toEqual([1, 3, 2]);
  });
});
