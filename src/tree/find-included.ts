import { readdirSync, statSync } from 'node:fs';

import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { BaseDirectory } from './base-directory.ts';
import { compareText } from './compare-text.ts';
import { explainListing } from './explain-listing.ts';
import { folderName, type PlacedPath } from './file-fault.ts';
import { followLink } from './follow-link.ts';
import { matchesName, type Include } from './include.ts';
import { isFolderName } from './layout.ts';
import { lookUp } from './look-up.ts';
import { placeIn } from './path-in.ts';
import { SourceUnavailable } from './source-unavailable.ts';

/** A directory with folders of its own that belong to the configuration directory. */
export type IncludedDirectory = PlacedPath & Readonly<{ isLinked: boolean }>;

/** What is known about the disk so far. */
export type Surroundings = Readonly<{
  base: BaseDirectory;
  faults: Diagnostic[];
  links: Map<string, string>;
  /**
   * Real path of every directory in which a name decides what is included, and the names that do;
   * undefined when any may.
   */
  ways: Map<string, Set<string> | undefined>;
}>;

/**
 * Finds the directories that patterns name, sorted by path, and notes what it met. What is no
 * directory is passed over, as is what is not there.
 * @throws TreeMoved when one vanishes meanwhile
 * @throws SourceUnavailable when the configuration directory may not be listed
 */
export function findIncluded(
  surroundings: Surroundings,
  include: Include,
): readonly IncludedDirectory[] {
  const found = new Map<string, IncludedDirectory>();
  const top = { path: '', absolute: surroundings.base.directory, isLinked: false };
  for (const pattern of include) {
    for (const one of follow(surroundings, top, pattern.split('/'))) found.set(one.path, one);
  }
  return [...found.values()].sort((a, b) => compareText(a.path, b.path));
}

function follow(
  surroundings: Surroundings,
  from: IncludedDirectory,
  [part, ...rest]: readonly string[],
): readonly IncludedDirectory[] {
  if (part === undefined) return [from];
  return namesIn(surroundings, from, part).flatMap((name) => {
    const next = enter(surroundings, from, name);
    return next === undefined ? [] : follow(surroundings, next, rest);
  });
}

function namesIn(
  { ways, faults }: Surroundings,
  { path, absolute }: PlacedPath,
  part: string,
): readonly string[] {
  if (!part.includes('*')) {
    if (ways.has(absolute)) ways.get(absolute)?.add(part);
    else ways.set(absolute, new Set([part]));
    return [part];
  }
  ways.set(absolute, undefined);
  try {
    return readdirSync(absolute).filter((name) => matchesName(part, name));
  } catch (error) {
    const fault = explainListing({ path, absolute }, error);
    if (path === '') throw new SourceUnavailable(fault.message, { cause: error });
    blame(faults, fault);
    return [];
  }
}

function enter(
  surroundings: Surroundings,
  from: IncludedDirectory,
  name: string,
): IncludedDirectory | undefined {
  const at = placeIn(from, name);
  try {
    const found = lookUp(at.absolute);
    const isLinked = from.isLinked || found?.isSymbolicLink() === true;
    const place = found?.isSymbolicLink() === true ? placeOfLink(surroundings, at) : at;
    if (found === undefined || place === undefined) return undefined;
    if (!statSync(place.absolute).isDirectory()) return undefined;
    if (!isFolderName(name)) return { ...place, isLinked };
    blame(surroundings.faults, folderName(at.path));
  } catch (error) {
    blame(surroundings.faults, explainListing(at, error));
  }
  return undefined;
}

function placeOfLink(surroundings: Surroundings, link: PlacedPath): PlacedPath | undefined {
  const followed = followLink(surroundings, link);
  if (followed.kind === 'place') return followed.place;
  blame(surroundings.faults, followed.fault);
  return undefined;
}

/** Two patterns may lead to the same mistake. */
function blame(faults: Diagnostic[], fault: Diagnostic): void {
  const isKnown = faults.some(
    ({ rule, place }) => rule === fault.rule && place.file === fault.place.file,
  );
  if (!isKnown) faults.push(fault);
}
