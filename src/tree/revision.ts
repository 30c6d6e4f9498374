import { createHash } from 'node:crypto';

import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { differencesIn } from './list-differences.ts';
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
  for (const run of await runsOf(files, slice)) sum.update(run.sum);
  for (const { place, rule } of faults) sum.update(`${place.file}\0${rule}\0`);
  return sum.digest('hex');
}

/** Files from one place to another, and their sum. */
type Run = Readonly<{ start: number; end: number; sum: Buffer }>;

/** The list that a revision was computed of last: most of its runs are in the next one. */
let last: Readonly<{ files: readonly SourceFile[]; runs: readonly Run[] }> = {
  files: [],
  runs: [],
};

async function runsOf(files: readonly SourceFile[], slice: TimeSlice): Promise<readonly Run[]> {
  const { head, tail } = knownRuns(files);
  const runs = [...head];
  let start = head.at(-1)?.end ?? 0;
  const stop = tail[0]?.start ?? files.length;
  while (start < stop) {
    const end = endOfRun(files, start);
    runs.push({ start, end, sum: sumOf(files.slice(start, end)) });
    start = end;
    if (slice.isOver()) await slice.next();
  }
  runs.push(...tail);
  last = { files, runs };
  return runs;
}

/** The runs of the list before that are in this one as well: at its beginning, and at its end. */
function knownRuns(
  files: readonly SourceFile[],
): Readonly<{ head: readonly Run[]; tail: readonly Run[] }> {
  const { files: before, runs } = last;
  const { start, endBefore, end } = differencesIn(before, files);
  const moved = end - endBefore;
  // What begins behind it has to be the same as well: it could be the next file of the run.
  const head = runs.filter((run) => run.end < start);
  const tail = runs.filter((run) => run.start >= endBefore && beginsRun(before[run.start]));
  return {
    head,
    tail: tail.map((run) => ({ ...run, start: run.start + moved, end: run.end + moved })),
  };
}

function endOfRun(files: readonly SourceFile[], start: number): number {
  let end = start + 1;
  while (end < files.length && !beginsRun(files[end])) end += 1;
  return end;
}

function beginsRun(file: SourceFile | undefined): boolean {
  return file?.digest.startsWith(FIRST_OF_RUN) === true;
}

function sumOf(files: readonly SourceFile[]): Buffer {
  return createHash('sha256')
    .update(files.map(({ path, digest }) => `${path}\0${digest}\0`).join(''))
    .digest();
}
