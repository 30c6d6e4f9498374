import type { ResourceChange } from './change.ts';
import type { ReviewedRevision } from './reviewed-revision.ts';

/** Files on both sides whose bytes differ, and that no change is told of. */
export function reformattedFiles(
  base: ReviewedRevision,
  head: ReviewedRevision,
  changes: readonly ResourceChange[],
): readonly string[] {
  const before = new Map(base.tree.files.map(({ path, digest }) => [path, digest]));
  const told = new Set(
    changes.flatMap(({ place, fields }) => [
      place.file,
      ...fields.map((field) => field.place.file),
    ]),
  );
  return head.tree.files
    .filter(({ path, digest }) => (before.get(path) ?? digest) !== digest && !told.has(path))
    .map(({ path }) => path);
}
