import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareFiles } from '../../src/tree/compare-files.ts';
import { treeOf } from '../snapshot/tree-of.ts';

const texts = fc.dictionary(
  fc.constantFrom('a', 'a/b', 'b', 'c', 'd', 'e'),
  fc.constantFrom('1', '2'),
);

test('every file that was written or is gone is named, and no other', () => {
  fc.assert(
    fc.property(texts, texts, (before, now) => {
      const { written, gone } = compareFiles(treeOf(before).files, treeOf(now).files);
      const paths = (files: readonly { path: string }[]) =>
        files.map(({ path }) => path).toSorted();
      expect(paths(written)).toEqual(
        Object.keys(now)
          .filter((path) => before[path] !== now[path])
          .toSorted(),
      );
      expect(paths(gone)).toEqual(
        Object.keys(before)
          .filter((path) => !Object.hasOwn(now, path))
          .toSorted(),
      );
    }),
  );
});
