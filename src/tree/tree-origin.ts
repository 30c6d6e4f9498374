import type { BaseDirectory } from './base-directory.ts';
import type { GitState } from './git-state.ts';
import type { Listing } from './listing.ts';
import type { SourceTree } from './source-tree.ts';

/** Where on the disk a tree was read: what a watcher has to watch, and what a hint is compared with. */
export type TreeOrigin = Readonly<{ base: BaseDirectory; git: GitState }> &
  Pick<Listing, 'directories' | 'links' | 'include' | 'ways'>;

const origins = new WeakMap<SourceTree, TreeOrigin>();

/** The origin of a tree that `readTree` returned; undefined for a tree made in another way. */
export function originOf(tree: SourceTree): TreeOrigin | undefined {
  return origins.get(tree);
}

export function rememberOrigin(tree: SourceTree, origin: TreeOrigin): void {
  origins.set(tree, origin);
}
