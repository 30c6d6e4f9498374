import { basename, dirname } from 'node:path';

import type { PlacedPath } from './file-fault.ts';
import { findFile, placeOf } from './find-file.ts';
import { folderOf, isHidden, isSourcePath, ROOT_FILES } from './layout.ts';
import type { Listing } from './listing.ts';
import { lookUp } from './look-up.ts';
import { pathIn } from './path-in.ts';
import type { SourceFile, SourceTree } from './source-tree.ts';
import { haveSameItems } from './same-items.ts';
import { originOf, type TreeOrigin } from './tree-origin.ts';

/** Above this number of names the operating system may have lost some: look at everything. */
const MAX_HINTS = 256;

/** What is known before anything is listed. */
export type Surroundings = Pick<TreeOrigin, 'base' | 'git' | 'include'>;

/**
 * Looks only where the hints point and keeps the rest of the previous tree. Undefined when that
 * could miss something: folders, links, faults, git, another base directory or other included ones
 * are involved.
 * @param hints absolute real paths
 */
export function listHinted(
  now: Surroundings,
  previous: SourceTree,
  hints: ReadonlySet<string>,
): Listing | undefined {
  const origin = originOf(previous);
  if (!origin || hints.size > MAX_HINTS || previous.faults.length > 0) return undefined;
  if (!isSamePlace(origin, now)) return undefined;

  const looked = new Set<string>();
  const entries: PlacedPath[] = [];
  for (const absolute of hints) {
    const path = pathOf(origin, absolute);
    if (path === undefined) return undefined;
    const found = lookUp(absolute);
    if (found && !found.isFile()) return undefined;
    looked.add(path);
    if (found && !isHidden(basename(path)) && isSourcePath(path)) entries.push({ path, absolute });
  }
  const kept = [...looked].reduce(without, previous.files);
  const { directories, links, include, ways } = origin;
  return { entries, kept, faults: [], directories, links, include, ways };
}

/** Only few are looked at: a search for each is less than a look at every path. */
function without(files: readonly SourceFile[], path: string): readonly SourceFile[] {
  return findFile(files, path) ? files.toSpliced(placeOf(files, path), 1) : files;
}

/** False also when git replaced files since then: not all of the hints need have arrived. */
function isSamePlace(origin: TreeOrigin, { base, git, include }: Surroundings): boolean {
  return (
    origin.base.identity === base.identity &&
    origin.git.index === git.index &&
    haveSameItems(origin.include, include)
  );
}

/** The path of a plain file in a folder that was listed; undefined for anything else. */
function pathOf({ directories, links }: TreeOrigin, absolute: string): string | undefined {
  const folder = directories.get(dirname(absolute));
  const name = basename(absolute);
  if (folder === undefined || directories.has(absolute) || links.has(absolute)) return undefined;
  if (name.startsWith('..')) return undefined;
  const path = pathIn(folder, name);
  return folderOf(folder) !== undefined || ROOT_FILES.includes(name) ? path : undefined;
}
