import { statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

import { readFirstLine } from './read-first-line.ts';

/** A git repository as one of its work trees sees it. */
export type GitDirectory = Readonly<{
  /** The top of the work tree: where `.git` stands. */
  workTree: string;
  /** Holds HEAD, the index and the locks of this work tree. */
  path: string;
}>;

/** The nearest `.git` at or above a directory; in a linked work tree it is a file that names one. */
export function findGitDirectory(directory: string): GitDirectory | undefined {
  const candidate = join(directory, '.git');
  const stats = statSync(candidate, { throwIfNoEntry: false });
  if (stats?.isDirectory()) return { workTree: directory, path: candidate };
  if (stats?.isFile()) return followGitFile(directory, candidate);
  const parent = dirname(directory);
  return parent === directory ? undefined : findGitDirectory(parent);
}

function followGitFile(workTree: string, file: string): GitDirectory | undefined {
  const target = /^gitdir:\s*(\S.*)$/.exec(readFirstLine(file) ?? '')?.[1];
  return target === undefined ? undefined : { workTree, path: resolve(workTree, target) };
}

/** Holds what all work trees of a repository share: objects, branches and settings. */
export function sharedDirectory({ path }: GitDirectory): string {
  return resolve(path, readFirstLine(join(path, 'commondir')) ?? '.');
}
