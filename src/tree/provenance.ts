import { basename, join } from 'node:path';

import { resolveBaseDirectory, type BaseDirectory } from './base-directory.ts';
import { findGitDirectory } from './git-directory.ts';
import { readHead } from './git-head.ts';
import { readFirstLine } from './read-first-line.ts';

/** Which commit a configuration directory holds, and who says so. */
export type Provenance = Readonly<{
  /** Lower-case hex: the full id, unless the environment or a `REVISION` file gave a shorter one. */
  commit?: string;
  source: 'environment' | 'revision-file' | 'directory-name' | 'volume' | 'git' | 'none';
  /** What the `..data` link of a mounted Kubernetes volume points to. It names no commit. */
  volume?: string;
}>;

/** Written by whatever brings the files here: the build of an image, rsync, a ConfigMap. */
const REVISION_FILE = 'REVISION';

const COMMIT = /^[0-9a-f]{7,64}$/i;

/** git-sync names its work trees for their commit; its version 3 put `rev-` in front. */
const COMMIT_DIRECTORY = /^(?:rev-)?((?:[0-9a-f]{40}|[0-9a-f]{64}))$/;

/**
 * Asks everything that may know the commit, the most explicit first. Never throws: who cannot be
 * asked does not know. It reads a few small files and runs no program.
 */
export function readProvenance(root: string, environment: Readonly<NodeJS.ProcessEnv>): Provenance {
  // The operator knows better than the directory.
  const commit = parseCommit(environment['IDPFILE_COMMIT']);
  if (commit !== undefined) return { commit, source: 'environment' };
  try {
    return readFromDirectory(resolveBaseDirectory(root));
  } catch {
    return { source: 'none' };
  }
}

function readFromDirectory(base: BaseDirectory): Provenance {
  return (
    fromRevisionFile(base) ??
    fromDirectoryName(base) ??
    fromVolume(base) ??
    fromGit(base) ?? { source: 'none' }
  );
}

function fromRevisionFile({ directory }: BaseDirectory): Provenance | undefined {
  const commit = parseCommit(readFirstLine(join(directory, REVISION_FILE)));
  return commit === undefined ? undefined : { commit, source: 'revision-file' };
}

function fromDirectoryName({ directory }: BaseDirectory): Provenance | undefined {
  const names = directory.split('/').map((name) => COMMIT_DIRECTORY.exec(name)?.[1]);
  const commit = names.findLast((name) => name !== undefined);
  return commit === undefined ? undefined : { commit, source: 'directory-name' };
}

function fromVolume({ root, directory }: BaseDirectory): Provenance | undefined {
  return directory === root ? undefined : { volume: basename(directory), source: 'volume' };
}

function fromGit({ directory }: BaseDirectory): Provenance | undefined {
  const git = findGitDirectory(directory);
  const commit = git && readHead(git);
  return commit === undefined ? undefined : { commit, source: 'git' };
}

function parseCommit(text = ''): string | undefined {
  const id = text.trim();
  return COMMIT.test(id) ? id.toLowerCase() : undefined;
}
