import type { Revision, SourceTree } from '../tree/source-tree.ts';
import { originOf, type TreeOrigin } from '../tree/tree-origin.ts';

/**
 * Where the files lie that are served. Another directory with the same files may take the place of
 * that one, and nothing is published then: what is gone later is gone from the new one.
 */
export class ServedFrom {
  #revision: Revision | undefined;
  #origin: TreeOrigin | undefined;

  constructor(tree: SourceTree | undefined) {
    if (tree !== undefined) this.publish(tree);
  }

  /** Undefined while only another process has read them. */
  get origin(): TreeOrigin | undefined {
    return this.#origin;
  }

  /** Told of a tree that is served from now on, as far as it is in order. */
  publish(tree: SourceTree): void {
    this.#revision = tree.revision;
    this.#origin = originOf(tree);
  }

  /** Told of every tree that is read. */
  see(tree: SourceTree): void {
    if (tree.revision === this.#revision) this.#origin = originOf(tree);
  }
}
