import { hash } from 'node:crypto';
import { posix } from 'node:path';

import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { blobId } from './blob-id.ts';
import { compareText } from './compare-text.ts';
import { listCommittedFiles, type CommitPlace } from './committed-files.ts';
import { linkDangles, linkLeaves, tooLarge } from './file-fault.ts';
import { findCommittedFile } from './find-committed-file.ts';
import { readGitObject } from './git-objects.ts';
import { isSourcePath, sizeLimit } from './layout.ts';
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

/**
 * The configuration directory as a commit has it: the same files that would be read from the disk.
 * The work tree is not looked at.
 * @param commit the full id
 * @param like a tree with much in common: what it has of a file is not read again, and stays the
 * same object, by which everybody knows that there is nothing new in it
 * @throws GitObjectUnreadable when something of it is missing or damaged
 */
export async function readCommittedTree(
  { objects, prefix }: Repository,
  commit: string,
  like?: SourceTree,
): Promise<SourceTree> {
  const slice = createTimeSlice();
  const known = new Map(like?.files.map((file) => [file.path, file]));
  const place = { objects, commit, prefix };
  const { files, opaque } = await listCommittedFiles(place, slice);
  const found: Found = { files: [], faults: [] };
  for (const [path, id] of files) await take(found, path, id, { objects, slice, known });
  for (const path of opaque) await follow(found, path, { place, slice, known });
  const sorted = found.files.toSorted((a, b) => compareText(a.path, b.path));
  const revision = await computeRevision(sorted, found.faults, slice);
  return Object.freeze({ revision, files: sorted, faults: found.faults });
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
  { place, slice, known }: Pick<Source, 'slice' | 'known'> & Readonly<{ place: CommitPlace }>,
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
