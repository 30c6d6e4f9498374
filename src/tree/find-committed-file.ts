import { join } from 'node:path/posix';

import type { CommitPlace } from './committed-files.ts';
import { readGitCommit } from './git-commit.ts';
import { readGitObject } from './git-objects.ts';
import { treeEntries, type GitTreeEntry } from './git-tree-entries.ts';

/**
 * What a commit holds at a path below the configuration directory; undefined when nothing. Links on
 * the way to it are not followed.
 * @throws GitObjectUnreadable
 */
export async function findCommittedFile(
  { objects, commit, prefix }: CommitPlace,
  path: string,
): Promise<GitTreeEntry | undefined> {
  let folder = (await readGitCommit(objects, commit)).tree;
  let found: GitTreeEntry | undefined;
  for (const name of join(prefix, path).split('/')) {
    if (found !== undefined && found.kind !== 'folder') return undefined;
    const entries = treeEntries(await readGitObject(objects, 'tree', folder), folder.length / 2);
    found = [...entries].find((entry) => entry.name === name);
    if (found === undefined) return undefined;
    folder = found.id;
  }
  return found;
}
