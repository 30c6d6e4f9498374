import { compareText } from './compare-text.ts';
import type { SourceFile } from './source-tree.ts';

/** Where a file of this path is, or would have to be, in a list sorted by path. */
export function placeOf(files: readonly SourceFile[], path: string): number {
  let low = 0;
  let high = files.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const file = files[middle];
    if (file !== undefined && compareText(file.path, path) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The file of a path in a list sorted by path. */
export function findFile(files: readonly SourceFile[], path: string): SourceFile | undefined {
  const file = files[placeOf(files, path)];
  return file?.path === path ? file : undefined;
}
