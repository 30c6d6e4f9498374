import { blobId } from './blob-id.ts';
import { listCommittedFiles, type CommittedFiles } from './committed-files.ts';
import { findFile } from './find-file.ts';
import { createConversions, isSparse, type Conversions } from './git-conversions.ts';
import type { GitDirectory } from './git-directory.ts';
import { readHead } from './git-head.ts';
import { computeObjectId, isObjectId } from './git-object-id.ts';
import { NO_INCLUDE } from './include.ts';
import { pathIn } from './path-in.ts';
import { findRepository } from './repository.ts';
import type { SourceFile, SourceTree } from './source-tree.ts';
import { createTimeSlice, type TimeSlice } from './time-slice.ts';
import { originOf } from './tree-origin.ts';

/**
 * - `clean`: the files are those of the commit, byte for byte, no more and no fewer.
 * - `modified`: they surely are not.
 * - `unknown`: nothing proves either.
 */
export type CommitComparison = 'clean' | 'modified' | 'unknown';

type Comparison = Readonly<{
  tree: SourceTree;
  committed: CommittedFiles;
  git: GitDirectory;
  prefix: string;
  slice: TimeSlice;
}>;

/**
 * Compares the bytes that were read, not what lies on the disk by now, with what a commit holds of
 * the configuration directory. What else the repository holds does not count, nor does the index. It
 * never throws: a repository that cannot be read proves nothing. It yields to the event loop every
 * few milliseconds.
 *
 * @param commit id of the commit to compare with; by default, and when HEAD's id begins with it, the
 * one that HEAD names
 */
export async function compareWithCommit(
  tree: SourceTree,
  root: string,
  commit = '',
): Promise<CommitComparison> {
  try {
    const repository = findRepository(root);
    if (repository === undefined) return 'unknown';
    const { git, objects, prefix } = repository;
    const id = fullId(git, commit);
    if (id === undefined) return 'unknown';
    const slice = createTimeSlice();
    const include = originOf(tree)?.include ?? NO_INCLUDE;
    const committed = await listCommittedFiles({ objects, commit: id, prefix }, include, slice);
    return await compare({ tree, committed, git, prefix, slice });
  } catch {
    return 'unknown';
  }
}

function fullId(git: GitDirectory, commit: string): string | undefined {
  const head = readHead(git);
  if (head?.startsWith(commit)) return head;
  return isObjectId(commit) ? commit : undefined;
}

async function compare(comparison: Comparison): Promise<CommitComparison> {
  const { tree, committed } = comparison;
  const { answer, found } = await compareFilesRead(comparison);
  if (answer === 'modified') return answer;
  const missing = found < committed.files.size ? await compareFilesMissing(comparison) : 'clean';
  if (missing !== 'clean') return missing;
  return tree.faults.length > 0 || committed.opaque.length > 0 ? 'unknown' : answer;
}

/** Looks for files that the commit has with other bytes, or not at all; counts those it has. */
async function compareFilesRead(
  comparison: Comparison,
): Promise<Readonly<{ answer: CommitComparison; found: number }>> {
  const { tree, committed, git, slice } = comparison;
  const conversions = createConversions(git);
  let answer: CommitComparison = 'clean';
  let found = 0;
  for (const file of tree.files) {
    const id = committed.files.get(file.path);
    if (id !== undefined) found += 1;
    if (id === undefined || blobId(file, id.length) !== id) {
      if (!mayStillBeSame(file, comparison, conversions)) return { answer: 'modified', found };
      answer = 'unknown';
    }
    if (slice.isOver()) await slice.next();
  }
  return { answer, found };
}

/** Whether git may have written these bytes although the commit names others. */
function mayStillBeSame(
  file: SourceFile,
  { committed, prefix }: Comparison,
  conversions: Conversions,
): boolean {
  const id = committed.files.get(file.path);
  if (id === undefined) return committed.opaque.some((top) => isAtOrBelow(file.path, top));
  if (hasOtherLineEnds(file, id)) return true;
  return conversions.mayApply(pathIn(prefix, file.path));
}

/** A checkout may turn line feeds into those of Windows (`core.autocrlf`). */
function hasOtherLineEnds({ bytes }: SourceFile, id: string): boolean {
  if (!bytes.includes(0x0d)) return false;
  const text = Buffer.from(bytes).toString('latin1').replaceAll('\r\n', '\n');
  return computeObjectId('blob', Buffer.from(text, 'latin1'), id.length) === id;
}

/** Looks for files that the commit has and the tree has not. */
async function compareFilesMissing(comparison: Comparison): Promise<CommitComparison> {
  const { tree, committed, git, slice } = comparison;
  const isSparseTree = isSparse(git);
  let answer: CommitComparison = 'clean';
  for (const path of committed.files.keys()) {
    if (findFile(tree.files, path) === undefined) {
      if (!isSparseTree && !isFaulty(tree, path)) return 'modified';
      answer = 'unknown';
    }
    if (slice.isOver()) await slice.next();
  }
  return answer;
}

function isFaulty({ faults }: SourceTree, path: string): boolean {
  return faults.some(({ place }) => isAtOrBelow(path, place.file));
}

function isAtOrBelow(path: string, top: string): boolean {
  return path === top || path.startsWith(`${top}/`);
}
