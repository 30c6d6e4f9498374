import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differencesIn, noteDifferences } from '../../src/tree/list-differences.ts';
import { createListMemo } from '../../src/tree/list-memo.ts';

const lists = fc.array(fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 12 }), {
  maxLength: 8,
});

test('all before and behind the part in which two lists differ is the same', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(3)), fc.array(fc.nat(3)), (before, now) => {
      const { start, endBefore, end } = differencesIn(before, now);
      expect(now.slice(0, start)).toEqual(before.slice(0, start));
      expect(now.slice(end)).toEqual(before.slice(endBefore));
      expect(differencesIn(before, now)).toMatchObject({ start, endBefore, end });
    }),
  );
});

test('what is noted of a list is about that pair of lists only', () => {
  const [before, other, now] = [
    [1, 2, 3],
    [1, 2, 3, 4],
    [1, 2, 3],
  ];
  noteDifferences(before, now, { start: 1, endBefore: 2, end: 2 });
  expect(differencesIn(before, now)).toMatchObject({ start: 1, endBefore: 2, end: 2 });
  expect(differencesIn(other, now)).toMatchObject({ start: 3, endBefore: 4, end: 3 });
});

test('a memo of what another memo gives is right whatever came before', () => {
  const results = [[], [1], [2, 3], [4, 1]];
  fc.assert(
    fc.property(lists, (sequence) => {
      const first = createListMemo((item: number) => results[item] ?? []);
      const second = createListMemo((item: number) => (item % 2 === 0 ? [] : [item, -item]));
      for (const list of sequence) {
        const all = list.flatMap((item) => results[item] ?? []);
        expect(second.of(first.of(list))).toEqual(
          all.flatMap((item) => (item % 2 === 0 ? [] : [item, -item])),
        );
      }
    }),
  );
});
