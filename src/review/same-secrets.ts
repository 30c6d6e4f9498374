import { folderOf } from '../tree/layout.ts';
import type { ReviewedRevision } from './reviewed-revision.ts';

const known = new WeakMap<ReviewedRevision, string>();

/**
 * Whether the files below secrets/ are the same, byte by byte. Where they are not, a resource may
 * have another secret although its own file did not change.
 */
export function hasSameSecrets(base: ReviewedRevision, head: ReviewedRevision): boolean {
  return digestsOf(base) === digestsOf(head);
}

function digestsOf(revision: ReviewedRevision): string {
  const digests =
    known.get(revision) ??
    revision.tree.files
      .filter(({ path }) => folderOf(path) === 'secrets')
      .map(({ path, digest }) => `${path} ${digest}`)
      .join('\n');
  known.set(revision, digests);
  return digests;
}
