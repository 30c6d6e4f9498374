import { realpathSync } from 'node:fs';

import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { resolveBaseDirectory, type BaseDirectory } from './base-directory.ts';
import { compareText } from './compare-text.ts';
import { findFile, placeOf } from './find-file.ts';
import { readGitState, type GitState } from './git-state.ts';
import { listHinted, type Surroundings } from './list-hinted.ts';
import { listTree } from './list-tree.ts';
import type { Listing } from './listing.ts';
import { assertIncludeAtRest, readInclude, type IncludeOf } from './read-include.ts';
import { readSourceFile } from './read-source-file.ts';
import { computeRevision } from './revision.ts';
import type { SourceFile, SourceTree } from './source-tree.ts';
import { createTimeSlice, type TimeSlice } from './time-slice.ts';
import { rememberOrigin } from './tree-origin.ts';
import { TreeMoved } from './tree-moved.ts';
import { unfinishedForMs } from './unfinished.ts';

export type PassInput = Readonly<{
  root: string;
  previous: SourceTree | undefined;
  hints: ReadonlySet<string> | undefined;
  /** Without it no other directory belongs to this one. */
  includeOf: IncludeOf | undefined;
  /** Files by path that earlier passes of the same reading have read. */
  read: Map<string, SourceFile>;
}>;

export type Pass = Readonly<{
  tree: SourceTree;
  /** Milliseconds until the youngest file that looks half-written may be taken as it is. */
  unfinishedMs: number;
}>;

type Contents = Readonly<{
  files: readonly SourceFile[];
  faults: readonly Diagnostic[];
  unfinishedMs: number;
}>;

/**
 * Reads the directory once.
 * @throws TreeMoved when it was not at rest meanwhile: read it again.
 * @throws SourceUnavailable when there is nothing to read.
 */
export async function readPass(input: PassInput): Promise<Pass> {
  const slice = createTimeSlice();
  const around = findSurroundings(input);
  const listing =
    listPointedAt(around, input) ?? (await listTree(around.base, around.include, slice));
  return readListing(listing, around, input, slice);
}

/** The same, as far as the hints are enough to know the directory; undefined when they are not. */
export async function readHinted(input: PassInput): Promise<Pass | undefined> {
  const around = findSurroundings(input);
  const listing = listPointedAt(around, input);
  return listing && readListing(listing, around, input, createTimeSlice());
}

function findSurroundings(input: PassInput): Surroundings {
  const base = resolveBaseDirectory(input.root);
  const git = readGitState(base.directory);
  if (git.locked) throw new TreeMoved('git is writing to the work tree (.git/index.lock)');
  return { base, git, include: readInclude(base, input) };
}

function listPointedAt(around: Surroundings, { previous, hints }: PassInput): Listing | undefined {
  return previous && hints && listHinted(around, previous, hints);
}

async function readListing(
  listing: Listing,
  { base, git, include }: Surroundings,
  input: PassInput,
  slice: TimeSlice,
): Promise<Pass> {
  const contents = await readContents(listing, input, slice);
  assertAtRest(input.root, base, git);
  await assertLinksAtRest(listing, slice);
  assertIncludeAtRest(include, contents.files, input);

  const tree = await createTree(contents, input.previous, slice);
  const { directories, links, ways } = listing;
  rememberOrigin(tree, { base, git, directories, links, include, ways });
  return { tree, unfinishedMs: contents.unfinishedMs };
}

async function readContents(
  { entries, kept, faults: listed }: Listing,
  { read, previous }: PassInput,
  slice: TimeSlice,
): Promise<Contents> {
  const files: SourceFile[] = [];
  const faults = [...listed];
  let unfinishedMs = 0;
  for (const entry of entries) {
    const before = previous && findFile(previous.files, entry.path);
    const reading = readSourceFile(entry, read.get(entry.path) ?? before);
    if (reading.kind === 'fault') {
      faults.push(reading.fault);
    } else {
      const { file, stats } = reading;
      files.push(file);
      if (file !== before) read.set(file.path, file);
      if (previous && file !== before) {
        unfinishedMs = Math.max(unfinishedMs, unfinishedForMs(file, stats));
      }
    }
    if (slice.isOver()) await slice.next();
  }
  return { files: putAmong(kept, files.sort(byPath)), faults: faults.sort(byPlace), unfinishedMs };
}

/** Joins two lists sorted by path, of which the second may be far shorter. */
function putAmong(
  kept: readonly SourceFile[],
  files: readonly SourceFile[],
): readonly SourceFile[] {
  if (kept.length === 0) return files;
  const all: SourceFile[] = [];
  let from = 0;
  for (const file of files) {
    const to = placeOf(kept, file.path);
    for (const before of kept.slice(from, to)) all.push(before);
    all.push(file);
    from = to;
  }
  return all.concat(kept.slice(from));
}

/** What was read belongs together only if nothing on the way to it was replaced meanwhile. */
function assertAtRest(root: string, base: BaseDirectory, git: GitState): void {
  if (resolveBaseDirectory(root).identity !== base.identity) {
    throw new TreeMoved('the directory was replaced');
  }
  const now = readGitState(base.directory);
  if (now.locked || now.index !== git.index) throw new TreeMoved('git wrote to the work tree');
}

async function assertLinksAtRest({ links }: Listing, slice: TimeSlice): Promise<void> {
  for (const [link, target] of links) {
    if (targetOf(link) !== target) throw new TreeMoved('a link was changed');
    if (slice.isOver()) await slice.next();
  }
}

function targetOf(link: string): string | undefined {
  try {
    return realpathSync(link);
  } catch {
    return undefined;
  }
}

async function createTree(
  { files, faults }: Contents,
  previous: SourceTree | undefined,
  slice: TimeSlice,
): Promise<SourceTree> {
  const revision = await computeRevision(files, faults, slice);
  if (previous?.revision === revision) return previous;
  return Object.freeze({ revision, files, faults });
}

function byPath(a: SourceFile, b: SourceFile): number {
  return compareText(a.path, b.path);
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  return compareText(a.place.file, b.place.file);
}
