import type { SourceFile } from './source-tree.ts';

/** The file of a path in a list sorted by path. */
export function findFile(files: readonly SourceFile[], path: string): SourceFile | undefined {
  let low = 0;
  let high = files.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const file = files[middle];
    if (file === undefined || file.path === path) return file;
    if (file.path < path) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}
