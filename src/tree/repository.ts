import { relative } from 'node:path';

import { resolveBaseDirectory } from './base-directory.ts';
import { findGitDirectory, type GitDirectory } from './git-directory.ts';
import { objectDirectories } from './git-objects.ts';

/** A repository, and where in it a configuration directory lies. */
export type Repository = Readonly<{
  git: GitDirectory;
  objects: readonly string[];
  /** Path of the directory below the top of the work tree; '' for the top. */
  prefix: string;
}>;

/** The repository that a directory belongs to, or nothing. */
export function findRepository(root: string): Repository | undefined {
  const { directory } = resolveBaseDirectory(root);
  const git = findGitDirectory(directory);
  if (git === undefined) return undefined;
  return { git, objects: objectDirectories(git), prefix: relative(git.workTree, directory) };
}
