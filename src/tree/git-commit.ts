import { readGitObject } from './git-objects.ts';

/** What a commit says about itself, as far as anybody here needs it. */
export type GitCommit = Readonly<{
  id: string;
  /** The id of the tree at the top. */
  tree: string;
  parents: readonly string[];
  /** When it was committed, in seconds since the epoch. */
  time: number;
}>;

/**
 * Reads a commit.
 * @throws GitObjectUnreadable when it is missing, as in a shallow clone, or damaged
 */
export async function readGitCommit(objects: readonly string[], id: string): Promise<GitCommit> {
  const content = await readGitObject(objects, 'commit', id);
  const head = content.toString('latin1', 0, headEnd(content)).split('\n');
  const valuesOf = (name: string) =>
    head.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1));
  return {
    id,
    tree: valuesOf('tree')[0] ?? '',
    parents: valuesOf('parent'),
    time: Number(/ (\d+) [+-]\d{4}$/.exec(valuesOf('committer')[0] ?? '')?.[1] ?? 0),
  };
}

/** The message begins after an empty line, and may hold any words. */
function headEnd(content: Buffer): number {
  const end = content.indexOf('\n\n');
  return end < 0 ? content.length : end;
}
