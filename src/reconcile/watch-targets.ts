import { lstatSync, readlinkSync, realpathSync, type Stats } from 'node:fs';
import { dirname, join, parse, resolve } from 'node:path';

import { FOLDERS, folderOf, ROOT_FILES } from '../tree/layout.ts';
import type { TreeOrigin } from '../tree/tree-origin.ts';

/** Directories to watch, and in each the names that matter; undefined when all do. */
export type WatchTargets = ReadonlyMap<string, ReadonlySet<string> | undefined>;

type Guards = Map<string, Set<string>>;

/** A chain of links longer than this is a circle. */
const MAX_LINKS = 40;

/**
 * Everything whose change can change what is read: the folders that were read, the directories in
 * which another one may be included, and for the root and for every link the directories in which a
 * name on the way to it can be replaced. Without an origin
 * (nothing could be read) only the way to the root is watched, and the way to files elsewhere.
 */
export function watchTargets(
  root: string,
  origin: TreeOrigin | undefined,
  otherFiles: readonly string[] = [],
): WatchTargets {
  const guards: Guards = new Map();
  for (const path of [root, ...otherFiles]) guardPath(guards, resolve(path));
  if (!origin) return guards;

  for (const link of origin.links.keys()) guardPath(guards, link);
  guard(guards, origin.base.root, '..data');
  const open: string[] = [];
  for (const [directory, path] of origin.directories) {
    if (folderOf(path) === undefined) guardAll(guards, directory, [...ROOT_FILES, ...FOLDERS]);
    else open.push(directory);
  }
  for (const [directory, names] of origin.ways) {
    if (names === undefined) open.push(directory);
    else guardAll(guards, directory, names);
  }
  const targets = new Map<string, ReadonlySet<string> | undefined>(guards);
  for (const directory of open) targets.set(directory, undefined);
  return targets;
}

/**
 * Watches for the replacement of a path: its last name, and every link on the way to it, as far as
 * there is a way.
 */
function guardPath(guards: Guards, path: string, seen = new Set<string>()): void {
  if (seen.has(path) || seen.size > MAX_LINKS) return;
  seen.add(path);
  let directory = parse(path).root;
  const names = path.slice(directory.length).split('/').filter(Boolean);
  for (const [index, name] of names.entries()) {
    const next = join(directory, name);
    const stats = lookAt(next);
    const isLast = index === names.length - 1;
    if (isLast || !stats || stats.isSymbolicLink()) guard(guards, directory, name);
    if (!stats) return;
    if (stats.isSymbolicLink()) guardPath(guards, resolve(dirname(next), readlinkSync(next)), seen);
    const real = realPath(next);
    if (real === undefined) return;
    directory = real;
  }
}

function guardAll(guards: Guards, directory: string, names: Iterable<string>): void {
  for (const name of names) guard(guards, directory, name);
}

function guard(guards: Guards, directory: string, name: string): void {
  const names = guards.get(directory);
  if (names) names.add(name);
  else guards.set(directory, new Set([name]));
}

function lookAt(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
