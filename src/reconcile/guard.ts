import { claimsOf } from '../snapshot/claims.ts';
import { compareFiles } from '../tree/compare-files.ts';
import type { SourceTree } from '../tree/source-tree.ts';
import type { HeldReason } from './outcome.ts';

export type GuardParts = Readonly<{
  /** Whether a directory without any file may be taken over. */
  allowEmpty: boolean;
  /** The revision that a person has confirmed. */
  accepted: string | undefined;
  /**
   * Whether the tree is surely what somebody wanted: it took the place of the other one as a whole,
   * or is exactly what a commit says.
   */
  isDeliberate(tree: SourceTree): Promise<boolean>;
}>;

/** A tree that is not taken over without somebody's word. */
export type Held = Readonly<{ kind: 'held'; reason: HeldReason; lost: readonly string[] }>;

/** So many files, or so large a share of them, may be deleted at once without a question. */
const FEW_FILES = 5;
const SMALL_SHARE = 0.2;

/** Whether so many files of a tree are gone, and nothing proves that they were meant to go. */
export async function guard(
  tree: SourceTree,
  live: SourceTree,
  { allowEmpty, accepted, isDeliberate }: GuardParts,
): Promise<Held | undefined> {
  if (live.files.length === 0) return undefined;
  if (tree.files.length === 0 && tree.faults.length === 0) {
    const lost = live.files.map(({ path }) => path);
    return allowEmpty ? undefined : { kind: 'held', reason: 'empty-tree', lost };
  }
  if (tree.revision === accepted) return undefined;
  const lost = lostFiles(tree, live);
  if (lost.length === 0 || (await isDeliberate(tree))) return undefined;
  return { kind: 'held', reason: 'mass-deletion', lost };
}

/** Paths of the files that are gone, if they are many. */
function lostFiles(tree: SourceTree, live: SourceTree): readonly string[] {
  const all = compareFiles(live.files, tree.files).gone;
  if (isFew(all.length, live.files.length)) return [];
  const unreadable = tree.faults.map(({ place }) => place.file);
  const isUnreadable = (path: string) =>
    unreadable.some((fault) => path === fault || path.startsWith(`${fault}/`));
  const gone = all.filter(({ path }) => !isUnreadable(path));
  if (isFew(gone.length, live.files.length)) return [];
  // Files that were only moved or renamed are not lost.
  const claims = new Set(tree.files.flatMap(claimsOf));
  const lost = gone.filter((file) => !claimsOf(file).every((claim) => claims.has(claim)));
  return isFew(lost.length, live.files.length) ? [] : lost.map(({ path }) => path);
}

function isFew(count: number, of: number): boolean {
  return count <= Math.max(FEW_FILES, of * SMALL_SHARE);
}
