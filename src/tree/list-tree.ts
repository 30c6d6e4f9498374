import { opendirSync, statSync, type Dirent, type Stats } from 'node:fs';

import { compareText } from './compare-text.ts';
import { isInside, volumeDirectory, type BaseDirectory } from './base-directory.ts';
import { explainLink, explainListing } from './explain-listing.ts';
import { notRegular, type PlacedPath } from './file-fault.ts';
import { findIncluded, type Surroundings } from './find-included.ts';
import { followLink } from './follow-link.ts';
import type { Include } from './include.ts';
import { FOLDERS, isHidden, isSourcePath, ROOT_FILES } from './layout.ts';
import type { Listing } from './listing.ts';
import { lookUp } from './look-up.ts';
import { placeIn } from './path-in.ts';
import { systemErrorCode } from './system-error.ts';
import type { TimeSlice } from './time-slice.ts';
import { TreeMoved } from './tree-moved.ts';

type Walk = Surroundings &
  Readonly<{
    entries: PlacedPath[];
    directories: Map<string, string>;
    /** Folders still to be listed. */
    pending: PlacedPath[];
    /** Linked folders, listed after all others: one that was read under its own name is left out. */
    linked: PlacedPath[];
  }>;

/**
 * Finds the files of the configuration directory and of those that it includes, and of nothing else
 * in them. A folder is listed once however many links lead to it, so links in a circle end.
 * @throws TreeMoved when a folder vanishes meanwhile.
 */
export async function listTree(
  base: BaseDirectory,
  include: Include,
  slice: TimeSlice,
): Promise<Listing> {
  const walk = beginWalk(base);
  const included = findIncluded(walk, include);
  visitRoot(walk, { path: '', absolute: base.directory });
  for (const one of included.filter(({ isLinked }) => !isLinked)) visitIncluded(walk, one);
  await listFolders(walk, slice);
  for (const one of included.filter(({ isLinked }) => isLinked)) {
    visitIncluded(walk, one);
    await listFolders(walk, slice);
  }
  return { ...walk, include, kept: [] };
}

function beginWalk(base: BaseDirectory): Walk {
  return {
    base,
    entries: [],
    faults: [],
    directories: new Map(),
    links: new Map(),
    ways: new Map(),
    pending: [],
    linked: [],
  };
}

/** Only what belongs to the layout is looked at, whatever else lies there. */
function visitRoot(walk: Walk, root: PlacedPath): void {
  walk.directories.set(root.absolute, root.path);
  for (const name of [...ROOT_FILES, ...FOLDERS]) {
    const at = placeIn(root, name);
    const found = lookUp(at.absolute);
    if (found) visit(walk, at, found);
  }
}

function visitIncluded(walk: Walk, { path, absolute: entrance }: PlacedPath): void {
  const absolute = enterVolume(walk, entrance);
  if (walk.directories.has(absolute) || absolute === walk.base.root) return;
  try {
    visitRoot(walk, { path, absolute });
  } catch (error) {
    walk.faults.push(explainListing({ path, absolute }, error));
  }
}

async function listFolders(walk: Walk, slice: TimeSlice): Promise<void> {
  for (let next = nextFolder(walk); next; next = nextFolder(walk)) {
    await listFolder(walk, next, slice);
  }
}

function nextFolder({ pending, linked }: Walk): PlacedPath | undefined {
  const next = pending.pop();
  if (next) return next;
  // Of two links to one folder the first by name wins, whatever order the disk keeps them in.
  linked.sort((a, b) => compareText(a.path, b.path));
  return linked.shift();
}

async function listFolder(walk: Walk, folder: PlacedPath, slice: TimeSlice): Promise<void> {
  const absolute = enterVolume(walk, folder.absolute);
  if (walk.directories.has(absolute) || absolute === walk.base.root) return;
  const here = { path: folder.path, absolute };
  try {
    using directory = opendirSync(absolute, { bufferSize: 256 });
    walk.directories.set(absolute, folder.path);
    for (let entry = directory.readSync(); entry; entry = directory.readSync()) {
      if (!isHidden(entry.name)) visit(walk, placeIn(here, entry.name), entry);
      if (slice.isOver()) await slice.next();
    }
  } catch (error) {
    walk.faults.push(explainListing(here, error));
  }
}

/** A folder may itself be a mounted Kubernetes volume: its files are taken from one generation. */
function enterVolume(walk: Walk, absolute: string): string {
  try {
    const target = volumeDirectory(absolute);
    if (target === undefined || !isInside(walk.base, target)) return absolute;
    walk.links.set(`${absolute}/..data`, target);
    return target;
  } catch (error) {
    if (systemErrorCode(error) === 'EACCES') return absolute;
    throw new TreeMoved('a volume was replaced', { cause: error });
  }
}

function visit(walk: Walk, at: PlacedPath, found: Dirent | Stats): void {
  if (found.isSymbolicLink()) visitLink(walk, at);
  else if (found.isDirectory() && !isSourcePath(at.path)) walk.pending.push(at);
  else visitFile(walk, at, found);
}

function visitFile(walk: Walk, at: PlacedPath, found: Dirent | Stats): void {
  if (!isSourcePath(at.path)) return;
  if (found.isFile()) walk.entries.push(at);
  else walk.faults.push(notRegular(at.path));
}

function visitLink(walk: Walk, link: PlacedPath): void {
  const followed = followLink(walk, link);
  if (followed.kind === 'fault') {
    walk.faults.push(followed.fault);
    return;
  }
  const { place } = followed;
  try {
    const found = statSync(place.absolute);
    if (found.isDirectory() && !isSourcePath(place.path)) walk.linked.push(place);
    else visitFile(walk, place, found);
  } catch (error) {
    walk.faults.push(explainLink(link, error));
  }
}
