import { hash } from 'node:crypto';
import { posix } from 'node:path';

import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { blobId } from './blob-id.ts';
import { compareText } from './compare-text.ts';
import { listCommittedFiles, type CommitPlace } from './committed-files.ts';
import { linkDangles, linkLeaves, tooLarge } from './file-fault.ts';
import { findCommittedFile } from './find-committed-file.ts';
import { readGitObject } from './git-objects.ts';
import { NO_INCLUDE, type Include } from './include.ts';
import { ISSUER_FILE, isSourcePath, sizeLimit } from './layout.ts';
import type { IncludeOf } from './read-include.ts';
import type { Repository } from './repository.ts';
import { computeRevision } from './revision.ts';
import type { SourceFile, SourceTree } from './source-tree.ts';
import { createTimeSlice, type TimeSlice } from './time-slice.ts';

type Found = Readonly<{ files: SourceFile[]; faults: Diagnostic[] }>;

type Source = Readonly<{
  objects: readonly string[];
  slice: TimeSlice;
  known: ReadonlyMap<string, SourceFile>;
}>;

export type ReadCommittedTreeOptions = Readonly<{
  /**
   * A tree with much in common: what it has of a file is not read again, and stays the same object,
   * by which everybody knows that there is nothing new in it.
   */
  like?: SourceTree | undefined;
  /** Which other directories belong to this one. Without it none does. */
  includeOf?: IncludeOf | undefined;
}>;

/**
 * The configuration directory as a commit has it: the same files that would be read from the disk.
 * The work tree is not looked at.
 * @param commit the full id
 * @throws GitObjectUnreadable when something of it is missing or damaged
 */
export async function readCommittedTree(
  { objects, prefix }: Repository,
  commit: string,
  { like, includeOf }: ReadCommittedTreeOptions = {},
): Promise<SourceTree> {
  const slice = createTimeSlice();
  const known = new Map(like?.files.map((file) => [file.path, file]));
  const place = { objects, commit, prefix };
  const include = includeOf ? await readInclude(includeOf, { place, slice, known }) : NO_INCLUDE;
  const { files, opaque, faults } = await listCommittedFiles(place, include, slice);
  const found: Found = { files: [], faults: [...faults] };
  for (const [path, id] of files) await take(found, path, id, { objects, slice, known });
  for (const path of opaque) await follow(found, path, { place, slice, known });
  const sorted = found.files.toSorted((a, b) => compareText(a.path, b.path));
  const wrong = found.faults.toSorted((a, b) => compareText(a.place.file, b.place.file));
  const revision = await computeRevision(sorted, wrong, slice);
  return Object.freeze({ revision, files: sorted, faults: wrong });
}

type Committed = Pick<Source, 'slice' | 'known'> & Readonly<{ place: CommitPlace }>;

/** Which directories belong to this one: known before anything of it is listed. */
async function readInclude(includeOf: IncludeOf, committed: Committed): Promise<Include> {
  const found: Found = { files: [], faults: [] };
  const { place, ...source } = committed;
  const entry = await findCommittedFile(place, ISSUER_FILE);
  if (entry?.kind === 'link') await follow(found, ISSUER_FILE, committed);
  if (entry?.kind === 'file') {
    await take(found, ISSUER_FILE, entry.id, { ...source, objects: place.objects });
  }
  return includeOf(found.files[0]);
}

async function take(
  found: Found,
  path: string,
  id: string,
  { objects, slice, known }: Source,
): Promise<void> {
  if (slice.isOver()) await slice.next();
  const same = known.get(path);
  if (same !== undefined && blobId(same, id.length) === id) {
    found.files.push(same);
    return;
  }
  const bytes = await readGitObject(objects, 'blob', id);
  const limit = sizeLimit(path);
  if (bytes.length > limit) found.faults.push(tooLarge(path, BigInt(bytes.length), limit));
  else found.files.push(Object.freeze({ path, bytes, digest: hash('sha256', bytes, 'hex') }));
}

/** A link to a file inside of the directory is that file; any other one has nothing to be read. */
async function follow(
  found: Found,
  path: string,
  { place, slice, known }: Committed,
): Promise<void> {
  if (!isSourcePath(path)) return;
  const link = await findCommittedFile(place, path);
  if (link?.kind !== 'link') return;
  const target = (await readGitObject(place.objects, 'blob', link.id)).toString();
  const aim = posix.join(posix.dirname(path), target);
  const isInside = !target.startsWith('/') && !aim.startsWith('../');
  const file = isInside ? await findCommittedFile(place, aim) : undefined;
  if (file?.kind === 'file') {
    await take(found, path, file.id, { objects: place.objects, slice, known });
  } else {
    found.faults.push(isInside ? linkDangles(path) : linkLeaves(path));
  }
}
