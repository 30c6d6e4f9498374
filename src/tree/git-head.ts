import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { sharedDirectory, type GitDirectory } from './git-directory.ts';
import { isObjectId } from './git-object-id.ts';
import { readFirstLine } from './read-first-line.ts';

/** A symbolic name may lead to another one; git itself follows no more than this. */
const MAX_HOPS = 5;

/**
 * The commit that HEAD names, as a full id. Undefined when there is none yet, and in a repository
 * that keeps its branches in reftables: their HEAD names a branch that does not exist.
 */
export function readHead(git: GitDirectory): string | undefined {
  return followRef(git, readFirstLine(join(git.path, 'HEAD')));
}

/** The id that a full name such as `refs/heads/main` stands for; undefined when there is none. */
export function readRef(git: GitDirectory, name: string): string | undefined {
  return followRef(git, `ref: ${name}`);
}

function followRef(git: GitDirectory, start: string | undefined): string | undefined {
  const shared = sharedDirectory(git);
  let line = start;
  for (let hop = 0; hop < MAX_HOPS; hop++) {
    const name = branchIn(line);
    if (name === undefined) break;
    line =
      readFirstLine(join(git.path, name)) ??
      readFirstLine(join(shared, name)) ??
      readPackedRef(shared, name);
  }
  return line !== undefined && isObjectId(line) ? line : undefined;
}

/** The name in `ref: refs/heads/main`. One that climbs out of the repository is nobody's branch. */
function branchIn(line = ''): string | undefined {
  const name = /^ref:\s*(refs\/\S+)$/.exec(line)?.[1];
  return name?.includes('..') ? undefined : name;
}

function readPackedRef(shared: string, name: string): string | undefined {
  try {
    const text = readFileSync(join(shared, 'packed-refs'), 'latin1');
    const end = text.indexOf(` ${Buffer.from(name).toString('latin1')}\n`);
    return end < 0 ? undefined : text.slice(text.lastIndexOf('\n', end) + 1, end);
  } catch {
    return undefined;
  }
}
