import { compareWithCommit } from '../tree/compare-with-commit.ts';
import { readProvenance } from '../tree/provenance.ts';
import type { SourceTree } from '../tree/source-tree.ts';
import { originOf, type TreeOrigin } from '../tree/tree-origin.ts';

/**
 * Whether a tree is surely what somebody wanted it to be, however much of it is gone: Kubernetes and
 * git-sync put the whole directory in place at once, and a commit says itself what it holds. A script
 * that deletes files before it copies new ones gives no such proof.
 * @param before where the files that are served were read; undefined when another process did
 */
export async function isDeliberate(
  root: string,
  tree: SourceTree,
  before: TreeOrigin | undefined,
): Promise<boolean> {
  const origin = originOf(tree);
  if (origin === undefined) return false;
  const { base } = origin;
  const isVolume = base.directory !== base.root;
  const wasSwapped = before !== undefined && before.base.directory !== base.directory;
  if (isVolume || wasSwapped) return true;
  if (readProvenance(root, {}).source === 'directory-name') return true;
  return (await compareWithCommit(tree, root)) === 'clean';
}
