import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { sharedDirectory, type GitDirectory } from './git-directory.ts';
import { inflateObject } from './git-inflate.ts';
import { GitObjectUnreadable } from './git-object-unreadable.ts';
import { computeObjectId, type GitObjectKind } from './git-object-id.ts';
import { readPackedObject } from './git-packs.ts';
import { isGone } from './system-error.ts';

/** Repositories that borrow objects may borrow from others that borrow too: so far and no further. */
const MAX_LENDERS = 16;

/** The folders that hold the objects of a repository: its own, and those it borrows from. */
export function objectDirectories(git: GitDirectory): readonly string[] {
  const directories = [join(sharedDirectory(git), 'objects')];
  for (const directory of directories) {
    for (const line of readLines(join(directory, 'info/alternates'))) {
      const lender = resolve(directory, line);
      if (directories.length < MAX_LENDERS && !directories.includes(lender)) {
        directories.push(lender);
      }
    }
  }
  return directories;
}

function readLines(path: string): readonly string[] {
  const text = readIfThere(path)?.toString() ?? '';
  return text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
}

/**
 * The content of an object, which is proved to have the kind and the id that were asked for.
 * @throws GitObjectUnreadable
 */
export async function readGitObject(
  directories: readonly string[],
  kind: GitObjectKind,
  id: string,
): Promise<Buffer> {
  // Twice: git may just have moved it from one pack to another.
  const content = (await findObject(directories, id)) ?? (await findObject(directories, id));
  if (content === undefined || computeObjectId(kind, content, id.length) !== id) {
    throw new GitObjectUnreadable(`the ${kind} ${id} is missing or damaged`);
  }
  return content;
}

async function findObject(directories: readonly string[], id: string): Promise<Buffer | undefined> {
  for (const directory of directories) {
    const content =
      (await readLooseObject(directory, id)) ?? (await readPackedObject(directory, id));
    if (content !== undefined) return content;
  }
  return undefined;
}

/** Loose objects begin with a header, `tree 512` and a zero byte. */
async function readLooseObject(directory: string, id: string): Promise<Buffer | undefined> {
  const compressed = readIfThere(join(directory, id.slice(0, 2), id.slice(2)));
  if (compressed === undefined) return undefined;
  const bytes = await inflateObject(compressed);
  return bytes.subarray(bytes.indexOf(0) + 1);
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}
