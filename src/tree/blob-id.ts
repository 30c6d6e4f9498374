import { computeObjectId } from './git-object-id.ts';
import type { SourceFile } from './source-tree.ts';

/** A file stays the same object while its bytes stay the same, so each is hashed once. */
const ids = new WeakMap<SourceFile, string>();

/** The id under which git would commit the bytes that were read. */
export function blobId(file: SourceFile, digits: number): string {
  const known = ids.get(file);
  if (known?.length === digits) return known;
  const id = computeObjectId('blob', file.bytes, digits);
  ids.set(file, id);
  return id;
}
