import { createHash } from 'node:crypto';

import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { createListMemo } from './list-memo.ts';
import { haveSameItems } from './same-items.ts';
import type { Revision, SourceFile } from './source-tree.ts';
import type { TimeSlice } from './time-slice.ts';

/** A file whose digest begins so begins a run: one in 256 does, wherever the others are. */
const FIRST_OF_RUN = '00';

/**
 * Equal on every machine that has the same files: the sha256 of the sums of runs of files and then
 * of `path \0 rule \0` of every fault, each sorted by path. The sum of a run is the sha256 of
 * `path \0 digest \0` of its files; of thousands of files a change concerns a run or two.
 */
export async function computeRevision(
  files: readonly SourceFile[],
  faults: readonly Diagnostic[],
  slice: TimeSlice,
): Promise<Revision> {
  const sum = createHash('sha256');
  for (const run of runsOf(files)) {
    sum.update(sumOf(run));
    if (slice.isOver()) await slice.next();
  }
  for (const { place, rule } of faults) sum.update(`${place.file}\0${rule}\0`);
  return sum.digest('hex');
}

const firstsOfRuns = createListMemo((file: SourceFile) =>
  file.digest.startsWith(FIRST_OF_RUN) ? [file] : [],
);

function* runsOf(files: readonly SourceFile[]): Generator<readonly SourceFile[]> {
  let start = 0;
  for (const first of firstsOfRuns.of(files)) {
    const end = files.indexOf(first, start);
    if (end > start) yield files.slice(start, end);
    start = end;
  }
  if (start < files.length) yield files.slice(start);
}

type Run = Readonly<{ files: readonly SourceFile[]; sum: Buffer }>;

/** By the first file of the run. */
const known = new WeakMap<SourceFile, Run>();

function sumOf(files: readonly SourceFile[]): Buffer {
  const [first] = files;
  const before = first && known.get(first);
  if (before !== undefined && haveSameItems(before.files, files)) return before.sum;
  const sum = createHash('sha256')
    .update(files.map(({ path, digest }) => `${path}\0${digest}\0`).join(''))
    .digest();
  if (first !== undefined) known.set(first, { files, sum });
  return sum;
}
