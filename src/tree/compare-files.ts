import { compareText } from './compare-text.ts';
import { differencesIn } from './list-differences.ts';
import type { SourceFile } from './source-tree.ts';

/** How the files of a later tree differ from those of an earlier one. */
export type FileChanges = Readonly<{
  /** Added files, and those with other bytes. */
  written: readonly SourceFile[];
  /** As they were. */
  gone: readonly SourceFile[];
}>;

/** Compares two lists that are sorted by path. Files that are the same object cost next to nothing. */
export function compareFiles(
  before: readonly SourceFile[],
  now: readonly SourceFile[],
): FileChanges {
  const { start, endBefore, end } = differencesIn(before, now);
  return compareEach(before.slice(start, endBefore), now.slice(start, end));
}

function compareEach(before: readonly SourceFile[], now: readonly SourceFile[]): FileChanges {
  const written: SourceFile[] = [];
  const gone: SourceFile[] = [];
  let next = 0;
  for (const file of now) {
    let old = before[next];
    while (old !== undefined && old !== file && compareText(old.path, file.path) < 0) {
      gone.push(old);
      next += 1;
      old = before[next];
    }
    if (old?.path === file.path) next += 1;
    if (old?.path !== file.path || old.digest !== file.digest) written.push(file);
  }
  return { written, gone: gone.concat(before.slice(next)) };
}
