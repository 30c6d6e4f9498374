/**
 * A configuration directory with the directories that it includes. Which those are says a file in
 * it, so nobody else reads a directory by itself: half of the files would be missing.
 */
import { findFile } from '../tree/find-file.ts';
import { NO_INCLUDE, type Include } from '../tree/include.ts';
import { ISSUER_FILE } from '../tree/layout.ts';
import { glanceAtTree, readTree, type ReadTreeOptions } from '../tree/read-tree.ts';
import type { Repository } from '../tree/repository.ts';
import type { SourceFile, SourceTree } from '../tree/source-tree.ts';
import { declaredInclude } from './declared-include.ts';

/** What is known from the last time, for a directory that is read again and again. */
export type ReadDirectoryOptions = Omit<ReadTreeOptions, 'includeOf'> &
  Readonly<{
    /** What is served: its `issuer.yaml` counts where nothing can be learned from the one on the disk. */
    served?: SourceTree | undefined;
  }>;

/**
 * Reads a directory from the disk; see `readTree`.
 * @throws SourceUnavailable
 */
export function readDirectory(
  root: string,
  options: ReadDirectoryOptions = {},
): Promise<SourceTree> {
  return readTree(root, withInclude(options));
}

/** Takes one look at what the hints point at, if that is enough; see `glanceAtTree`. */
export function glanceAtDirectory(
  root: string,
  options: ReadDirectoryOptions,
): Promise<SourceTree | undefined> {
  return glanceAtTree(root, withInclude(options));
}

/**
 * Reads a directory out of a commit; see `readCommittedTree`.
 * @param commit the full id
 * @param like a tree with much in common
 * @throws GitObjectUnreadable
 */
export async function readCommittedDirectory(
  repository: Repository,
  commit: string,
  like: SourceTree | undefined,
): Promise<SourceTree> {
  // Whoever reads from the disk needs nothing of git.
  const { readCommittedTree } = await import('../tree/read-committed-tree.ts');
  return readCommittedTree(repository, commit, { like, includeOf });
}

function withInclude({ served, ...options }: ReadDirectoryOptions): ReadTreeOptions {
  return { ...options, includeOf: (issuer) => includeOf(issuer, served) };
}

function includeOf(issuer: SourceFile | undefined, served?: SourceTree): Include {
  const before = served && findFile(served.files, ISSUER_FILE);
  return declaredInclude(issuer) ?? declaredInclude(before) ?? NO_INCLUDE;
}
