import { readGitCommit } from './git-commit.ts';
import { readGitObject } from './git-objects.ts';
import { treeEntries, type GitTreeEntry } from './git-tree-entries.ts';
import { FOLDERS, isHidden, isSourcePath } from './layout.ts';
import type { TimeSlice } from './time-slice.ts';

/** What a commit holds of a configuration directory. */
export type CommittedFiles = Readonly<{
  /** The blob id of every file that would be read, by its path below the directory. */
  files: ReadonlyMap<string, string>;
  /** Paths of links and submodules: what is found there is not for this commit to say. */
  opaque: readonly string[];
}>;

/** A folder that is still to be listed. */
type Folder = Readonly<{ path: string; id: string }>;

type Listed = Readonly<{ files: Map<string, string>; opaque: string[]; pending: Folder[] }>;

export type CommitPlace = Readonly<{
  /** The folders that hold the objects of the repository. */
  objects: readonly string[];
  /** The full id. */
  commit: string;
  /** Where the configuration directory lies below the top of the work tree; '' for the top. */
  prefix: string;
}>;

/**
 * Lists the files of a commit that lie where a configuration directory is read.
 * @throws GitObjectUnreadable when that cannot be told.
 */
export async function listCommittedFiles(
  { objects, commit, prefix }: CommitPlace,
  slice: TimeSlice,
): Promise<CommittedFiles> {
  const listed: Listed = { files: new Map(), opaque: [], pending: [] };
  const { tree } = await readGitCommit(objects, commit);
  const top = await findFolder(objects, tree, prefix);
  if (top !== undefined) listed.pending.push({ path: '', id: top });
  for (let next = listed.pending.pop(); next; next = listed.pending.pop()) {
    const content = await readGitObject(objects, 'tree', next.id);
    for (const entry of treeEntries(content, commit.length / 2)) {
      visit(listed, next.path === '' ? entry.name : `${next.path}/${entry.name}`, entry);
      if (slice.isOver()) await slice.next();
    }
  }
  return listed;
}

/** Undefined when the commit has no such folder. */
async function findFolder(
  objects: readonly string[],
  tree: string,
  path: string,
): Promise<string | undefined> {
  let id = tree;
  for (const name of path.split('/').filter(Boolean)) {
    const content = await readGitObject(objects, 'tree', id);
    const entry = treeEntries(content, id.length / 2).find((other) => other.name === name);
    if (entry === undefined || entry.kind === 'file') return undefined;
    // A link or a submodule is no tree: reading on throws.
    id = entry.id;
  }
  return id;
}

/** The same choice as when the directory is listed on the disk. */
function visit({ files, opaque, pending }: Listed, path: string, entry: GitTreeEntry): void {
  const isTop = path === entry.name;
  if (isTop ? !FOLDERS.includes(path) && !isSourcePath(path) : isHidden(entry.name)) return;
  if (entry.kind === 'file') {
    if (isSourcePath(path)) files.set(path, entry.id);
  } else if (entry.kind === 'folder') {
    if (!isSourcePath(path)) pending.push({ path, id: entry.id });
  } else {
    opaque.push(path);
  }
}
