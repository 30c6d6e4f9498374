import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { GitDirectory } from './git-directory.ts';
import { readGitCommit } from './git-commit.ts';
import { readHead, readRef } from './git-head.ts';
import { isObjectId } from './git-object-id.ts';
import { GitObjectUnreadable } from './git-object-unreadable.ts';
import { objectDirectories, readGitObject } from './git-objects.ts';
import { findIdsInPacks } from './git-packs.ts';

/** A name of a commit that leads to none, or to several. The message says what to do. */
export class RevisionUnknown extends Error {
  readonly code = 'revision-unknown';
}

/** In this order git looks for a short name. */
const NAMESPACES = ['', 'refs/', 'refs/tags/', 'refs/heads/', 'refs/remotes/'];

const MIN_ABBREVIATION = 4;

/**
 * The full id of the commit that a person calls so: `HEAD`, a branch, `origin/main`, a tag, an id or
 * the beginning of one, each with any number of `~2` and `^` behind it.
 * @see gitrevisions(7)
 * @throws RevisionUnknown
 * @throws GitObjectUnreadable when the history that it needs is not there
 */
export async function resolveCommit(git: GitDirectory, revision: string): Promise<string> {
  const [, name = '', steps = ''] = /^([^~^]+)((?:~\d*|\^\d*)*)$/.exec(revision) ?? [];
  const objects = objectDirectories(git);
  const named = findNamed(git, name) ?? findAbbreviated(git, objects, name);
  if (named === undefined) throw unknown(revision);
  let id = await peel(objects, named);
  for (const step of steps.match(/[~^]\d*/g) ?? []) id = await walk(objects, id, step, revision);
  return id;
}

function findNamed(git: GitDirectory, name: string): string | undefined {
  if (name === 'HEAD' || name === '@') return readHead(git);
  if (isObjectId(name)) return name;
  const candidates = NAMESPACES.map((namespace) => `${namespace}${name}`);
  for (const candidate of [...candidates, `refs/remotes/${name}/HEAD`]) {
    const id = candidate.startsWith('refs/') ? readRef(git, candidate) : undefined;
    if (id !== undefined) return id;
  }
  return undefined;
}

function findAbbreviated(
  git: GitDirectory,
  objects: readonly string[],
  name: string,
): string | undefined {
  if (name.length < MIN_ABBREVIATION || !/^[0-9a-f]+$/.test(name)) return undefined;
  const idBytes = (readHead(git) ?? '0'.repeat(40)).length / 2;
  const ids = new Set(
    objects.flatMap((directory) => [
      ...findLooseIds(directory, name),
      ...findIdsInPacks(directory, name, idBytes),
    ]),
  );
  if (ids.size > 1) {
    throw new RevisionUnknown(
      `${name} is the beginning of several ids in this repository; add digits`,
    );
  }
  return [...ids][0];
}

function findLooseIds(directory: string, name: string): readonly string[] {
  const folder = name.slice(0, 2);
  try {
    const rests = readdirSync(join(directory, folder));
    return rests.map((rest) => `${folder}${rest}`).filter((id) => id.startsWith(name));
  } catch {
    return [];
  }
}

/** An annotated tag is an object of its own that names what it tags. */
async function peel(objects: readonly string[], id: string): Promise<string> {
  try {
    const content = await readGitObject(objects, 'tag', id);
    return /^object ([0-9a-f]+)\n/.exec(content.toString('latin1'))?.[1] ?? id;
  } catch (error) {
    if (error instanceof GitObjectUnreadable) return id;
    throw error;
  }
}

/** `~3` is the third ancestor along first parents, `^2` the second parent. */
async function walk(
  objects: readonly string[],
  from: string,
  step: string,
  revision: string,
): Promise<string> {
  const count = step.length === 1 ? 1 : Number(step.slice(1));
  if (step.startsWith('^')) {
    return count === 0 ? from : parentOf(objects, from, count - 1, revision);
  }
  let id = from;
  for (let left = count; left > 0; left--) id = await parentOf(objects, id, 0, revision);
  return id;
}

async function parentOf(
  objects: readonly string[],
  id: string,
  index: number,
  revision: string,
): Promise<string> {
  const parent = (await readGitCommit(objects, id)).parents[index];
  if (parent === undefined) throw unknown(revision);
  return parent;
}

function unknown(revision: string): RevisionUnknown {
  return new RevisionUnknown(
    `this repository has no commit called ${revision}; fetch it first, in CI with the whole history (fetch-depth: 0)`,
  );
}
