import { readGitCommit, type GitCommit } from './git-commit.ts';
import { GitObjectUnreadable } from './git-object-unreadable.ts';

type Side = 'one' | 'other';

/**
 * The best common ancestor of two commits: where the one was branched off from the other. Undefined
 * when there is none, or when a shallow clone does not reach back to it.
 * @see git-merge-base(1)
 */
export async function findMergeBase(
  objects: readonly string[],
  one: string,
  other: string,
): Promise<string | undefined> {
  try {
    return await search(objects, one, other);
  } catch (error) {
    if (error instanceof GitObjectUnreadable) return undefined;
    throw error;
  }
}

type Reached = { readonly commit: GitCommit; sides: readonly Side[]; isWaiting: boolean };

/** Walks back from both, the newest first, until a commit was reached from either. */
async function search(
  objects: readonly string[],
  one: string,
  other: string,
): Promise<string | undefined> {
  const all = new Map<string, Reached>();
  const waiting: Reached[] = [];
  const reach = async (id: string, from: readonly Side[]) => {
    const known = all.get(id);
    const reached = known ?? {
      commit: await readGitCommit(objects, id),
      sides: [],
      isWaiting: false,
    };
    all.set(id, reached);
    const sides = [...new Set([...reached.sides, ...from])];
    // Commits of the same second may be reached once more after their turn.
    if (sides.length > reached.sides.length && !reached.isWaiting) insertByTime(waiting, reached);
    reached.sides = sides;
  };
  await reach(one, ['one']);
  await reach(other, ['other']);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    next.isWaiting = false;
    if (next.sides.length === 2) return next.commit.id;
    for (const parent of next.commit.parents) await reach(parent, next.sides);
  }
  return undefined;
}

/** Keeps the newest last. */
function insertByTime(waiting: Reached[], reached: Reached): void {
  let at = waiting.length;
  while (at > 0 && (waiting[at - 1]?.commit.time ?? 0) > reached.commit.time) at -= 1;
  waiting.splice(at, 0, reached);
  reached.isWaiting = true;
}
