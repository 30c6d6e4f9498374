import { opendirSync, realpathSync, statSync, type Dirent, type Stats } from 'node:fs';

import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { compareText } from './compare-text.ts';
import { volumeDirectory, type BaseDirectory } from './base-directory.ts';
import { linkDangles, linkLeaves, notRegular, unreadable, type PlacedPath } from './file-fault.ts';
import { FOLDERS, isHidden, isSourcePath, ROOT_FILES } from './layout.ts';
import type { Listing } from './listing.ts';
import { lookUp } from './look-up.ts';
import { outOfDescriptors } from './source-unavailable.ts';
import { isExhausted, isGone, systemErrorCode } from './system-error.ts';
import type { TimeSlice } from './time-slice.ts';
import { TreeMoved } from './tree-moved.ts';

type Walk = Readonly<{
  base: BaseDirectory;
  entries: PlacedPath[];
  faults: Diagnostic[];
  directories: Map<string, string>;
  links: Map<string, string>;
  /** Folders still to be listed. */
  pending: PlacedPath[];
  /** Linked folders, listed after all others: one that was read under its own name is left out. */
  linked: PlacedPath[];
}>;

/**
 * Finds the files of the configuration directory and of nothing else in it. A folder is listed once
 * however many links lead to it, so links in a circle end.
 * @throws TreeMoved when a folder vanishes meanwhile.
 */
export async function listTree(base: BaseDirectory, slice: TimeSlice): Promise<Listing> {
  const walk = beginWalk(base);
  for (const name of [...ROOT_FILES, ...FOLDERS]) {
    const at = { path: name, absolute: `${base.directory}/${name}` };
    const found = lookUp(at.absolute);
    if (found) visit(walk, at, found);
  }
  for (let next = nextFolder(walk); next; next = nextFolder(walk)) {
    await listFolder(walk, next, slice);
  }
  return { ...walk, kept: [] };
}

function beginWalk(base: BaseDirectory): Walk {
  return {
    base,
    entries: [],
    faults: [],
    directories: new Map([[base.directory, '']]),
    links: new Map(),
    pending: [],
    linked: [],
  };
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
  try {
    using directory = opendirSync(absolute, { bufferSize: 256 });
    walk.directories.set(absolute, folder.path);
    for (let entry = directory.readSync(); entry; entry = directory.readSync()) {
      if (!isHidden(entry.name)) visit(walk, below(folder.path, absolute, entry.name), entry);
      if (slice.isOver()) await slice.next();
    }
  } catch (error) {
    walk.faults.push(explain({ path: folder.path, absolute }, error));
  }
}

function below(path: string, absolute: string, name: string): PlacedPath {
  return { path: `${path}/${name}`, absolute: `${absolute}/${name}` };
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
  try {
    const absolute = realpathSync(link.absolute);
    if (!isInside(walk.base, absolute)) {
      walk.faults.push(linkLeaves(link.path));
      return;
    }
    walk.links.set(link.absolute, absolute);
    const at = { path: link.path, absolute };
    const found = statSync(absolute);
    if (found.isDirectory() && !isSourcePath(at.path)) walk.linked.push(at);
    else visitFile(walk, at, found);
  } catch (error) {
    walk.faults.push(explainLink(link, error));
  }
}

function isInside({ root, directory }: BaseDirectory, absolute: string): boolean {
  return [root, directory].some((top) => absolute === top || absolute.startsWith(`${top}/`));
}

function explainLink(link: PlacedPath, error: unknown): Diagnostic {
  if (!lookUp(link.absolute)) throw new TreeMoved(`${link.path} vanished`, { cause: error });
  const leadsNowhere = isGone(error) || systemErrorCode(error) === 'ELOOP';
  return leadsNowhere ? linkDangles(link.path) : explain(link, error);
}

function explain(at: PlacedPath, error: unknown): Diagnostic {
  if (error instanceof TreeMoved) throw error;
  if (isGone(error)) throw new TreeMoved(`${at.path} vanished`, { cause: error });
  if (isExhausted(error)) throw outOfDescriptors(error);
  const code = systemErrorCode(error);
  if (code === '') throw error;
  return unreadable(at, code);
}
