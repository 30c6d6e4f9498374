import { hash } from 'node:crypto';
import { posix, relative } from 'node:path';

import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { resolveBaseDirectory } from './base-directory.ts';
import { compareText } from './compare-text.ts';
import { listCommittedFiles, type CommitPlace } from './committed-files.ts';
import { linkDangles, linkLeaves, tooLarge } from './file-fault.ts';
import { findCommittedFile } from './find-committed-file.ts';
import { findGitDirectory, type GitDirectory } from './git-directory.ts';
import { objectDirectories, readGitObject } from './git-objects.ts';
import { isSourcePath, sizeLimit } from './layout.ts';
import { computeRevision } from './revision.ts';
import type { SourceFile, SourceTree } from './source-tree.ts';
import { createTimeSlice, type TimeSlice } from './time-slice.ts';

/** A repository, and where in it a configuration directory lies. */
export type Repository = Readonly<{
  git: GitDirectory;
  objects: readonly string[];
  /** Path of the directory below the top of the work tree; '' for the top. */
  prefix: string;
}>;

/** The repository that a directory belongs to, or nothing. */
export function findRepository(root: string): Repository | undefined {
  const { directory } = resolveBaseDirectory(root);
  const git = findGitDirectory(directory);
  if (git === undefined) return undefined;
  return { git, objects: objectDirectories(git), prefix: relative(git.workTree, directory) };
}

type Found = Readonly<{ files: SourceFile[]; faults: Diagnostic[] }>;

/**
 * The configuration directory as a commit has it: the same files that would be read from the disk.
 * The work tree is not looked at.
 * @param commit the full id
 * @throws GitObjectUnreadable when something of it is missing or damaged
 */
export async function readCommittedTree(
  { objects, prefix }: Repository,
  commit: string,
): Promise<SourceTree> {
  const slice = createTimeSlice();
  const place = { objects, commit, prefix };
  const { files, opaque } = await listCommittedFiles(place, slice);
  const found: Found = { files: [], faults: [] };
  for (const [path, id] of files) await take(found, path, id, { objects, slice });
  for (const path of opaque) await follow(found, path, { place, slice });
  const sorted = found.files.toSorted((a, b) => compareText(a.path, b.path));
  const revision = await computeRevision(sorted, found.faults, slice);
  return Object.freeze({ revision, files: sorted, faults: found.faults });
}

async function take(
  found: Found,
  path: string,
  id: string,
  { objects, slice }: Readonly<{ objects: readonly string[]; slice: TimeSlice }>,
): Promise<void> {
  const bytes = await readGitObject(objects, 'blob', id);
  const limit = sizeLimit(path);
  if (bytes.length > limit) found.faults.push(tooLarge(path, BigInt(bytes.length), limit));
  else found.files.push(Object.freeze({ path, bytes, digest: hash('sha256', bytes, 'hex') }));
  if (slice.isOver()) await slice.next();
}

/** A link to a file inside of the directory is that file; any other one has nothing to be read. */
async function follow(
  found: Found,
  path: string,
  { place, slice }: Readonly<{ place: CommitPlace; slice: TimeSlice }>,
): Promise<void> {
  if (!isSourcePath(path)) return;
  const link = await findCommittedFile(place, path);
  if (link?.kind !== 'link') return;
  const target = (await readGitObject(place.objects, 'blob', link.id)).toString();
  const aim = posix.join(posix.dirname(path), target);
  const isInside = !target.startsWith('/') && !aim.startsWith('../');
  const file = isInside ? await findCommittedFile(place, aim) : undefined;
  if (file?.kind === 'file') await take(found, path, file.id, { objects: place.objects, slice });
  else found.faults.push(isInside ? linkDangles(path) : linkLeaves(path));
}
