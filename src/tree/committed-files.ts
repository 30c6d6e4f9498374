import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { folderName } from './file-fault.ts';
import { readGitCommit } from './git-commit.ts';
import { readGitObject } from './git-objects.ts';
import { treeEntries, type GitTreeEntry } from './git-tree-entries.ts';
import { isIncluded, isOnTheWay, type Include } from './include.ts';
import { folderOf, isFolderName, isHidden, isSourcePath, ROOT_FILES } from './layout.ts';
import { pathIn } from './path-in.ts';
import type { TimeSlice } from './time-slice.ts';

/** What a commit holds of a configuration directory. */
export type CommittedFiles = Readonly<{
  /** The blob id of every file that would be read, by its path below the directory. */
  files: ReadonlyMap<string, string>;
  /** Paths of links and submodules: what is found there is not for this commit to say. */
  opaque: readonly string[];
  /** What is wrong with the directories that are included. */
  faults: readonly Diagnostic[];
}>;

/** A folder that is still to be listed. */
type Folder = Readonly<{ path: string; id: string }>;

type Listed = Readonly<{
  files: Map<string, string>;
  opaque: string[];
  faults: Diagnostic[];
  pending: Folder[];
}>;

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
 * @param include the directories that belong to it
 * @throws GitObjectUnreadable when that cannot be told.
 */
export async function listCommittedFiles(
  { objects, commit, prefix }: CommitPlace,
  include: Include,
  slice: TimeSlice,
): Promise<CommittedFiles> {
  const listed: Listed = { files: new Map(), opaque: [], faults: [], pending: [] };
  const { tree } = await readGitCommit(objects, commit);
  const top = await findFolder(objects, tree, prefix);
  if (top !== undefined) listed.pending.push({ path: '', id: top });
  for (let next = listed.pending.pop(); next; next = listed.pending.pop()) {
    const content = await readGitObject(objects, 'tree', next.id);
    for (const entry of treeEntries(content, commit.length / 2)) {
      visit(listed, next.path, entry, include);
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
function visit(listed: Listed, parent: string, entry: GitTreeEntry, include: Include): void {
  const { name } = entry;
  const path = pathIn(parent, name);
  if (isLaidOut(parent, name, include)) take(listed, path, entry);
  else if (isOnTheWay(path, include)) follow(listed, path, entry);
}

function isLaidOut(parent: string, name: string, include: Include): boolean {
  if (folderOf(parent) !== undefined) return !isHidden(name);
  const isRoot = parent === '' || isIncluded(parent, include);
  return isRoot && (isFolderName(name) || ROOT_FILES.includes(name));
}

function take({ files, opaque, pending }: Listed, path: string, { kind, id }: GitTreeEntry): void {
  if (kind === 'file') {
    if (isSourcePath(path)) files.set(path, id);
  } else if (kind === 'folder') {
    if (!isSourcePath(path)) pending.push({ path, id });
  } else {
    opaque.push(path);
  }
}

/** A directory that is included, or may hold one that is. */
function follow(
  { opaque, faults, pending }: Listed,
  path: string,
  { name, kind, id }: GitTreeEntry,
): void {
  if (kind === 'link' || kind === 'submodule') opaque.push(path);
  if (kind !== 'folder') return;
  if (isFolderName(name)) faults.push(folderName(path));
  else pending.push({ path, id });
}
