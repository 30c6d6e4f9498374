import { compareText } from './compare-text.ts';
import { computeRevision } from './revision.ts';
import type { SourceFile, SourceTree } from './source-tree.ts';
import { createTimeSlice } from './time-slice.ts';

/** A tree put together from files that were read at different times; without faults. */
export async function treeOfFiles(files: readonly SourceFile[]): Promise<SourceTree> {
  const sorted = files.toSorted((a, b) => compareText(a.path, b.path));
  const revision = await computeRevision(sorted, [], createTimeSlice());
  return Object.freeze({ revision, files: sorted, faults: [] });
}
