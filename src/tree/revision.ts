import { createHash } from 'node:crypto';

import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Revision, SourceFile } from './source-tree.ts';
import type { TimeSlice } from './time-slice.ts';

const PORTION = 500;

/**
 * The sha256 of `path \0 digest \0` of every file and then `path \0 rule \0` of every fault, each
 * sorted by path: equal on every machine that has the same files.
 */
export async function computeRevision(
  files: readonly SourceFile[],
  faults: readonly Diagnostic[],
  slice: TimeSlice,
): Promise<Revision> {
  const sum = createHash('sha256');
  // In portions: a call of update() costs more than hashing a line.
  for (let start = 0; start < files.length; start += PORTION) {
    const portion = files.slice(start, start + PORTION);
    sum.update(portion.map(({ path, digest }) => `${path}\0${digest}\0`).join(''));
    if (slice.isOver()) await slice.next();
  }
  for (const { place, rule } of faults) sum.update(`${place.file}\0${rule}\0`);
  return sum.digest('hex');
}
