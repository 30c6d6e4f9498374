import { statSync } from 'node:fs';
import { join } from 'node:path';

import { fileSignature } from './file-signature.ts';
import { findGitDirectory } from './git-directory.ts';

/** A lock older than this was left behind by a git that was killed. */
const STALE_LOCK_MS = 60_000;

/** What git is doing to the work tree that holds a directory. */
export type GitState = Readonly<{
  /** git holds `index.lock`: it is replacing files one by one. */
  locked: boolean;
  /** Another value after every checkout, pull, merge and commit. */
  index: string;
}>;

/** Never throws: a `.git` that we may not look into tells us nothing. */
export function readGitState(directory: string): GitState {
  try {
    const git = findGitDirectory(directory);
    if (git !== undefined) return stateOf(git.path);
  } catch {
    // It vanished meanwhile, or belongs to somebody else.
  }
  return { locked: false, index: '' };
}

function stateOf(gitDirectory: string): GitState {
  const lock = statSync(join(gitDirectory, 'index.lock'), { throwIfNoEntry: false });
  const index = statSync(join(gitDirectory, 'index'), { bigint: true, throwIfNoEntry: false });
  return {
    locked: lock !== undefined && Date.now() - lock.mtimeMs < STALE_LOCK_MS,
    index: index ? fileSignature(index) : '',
  };
}
