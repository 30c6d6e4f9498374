import { compareWithCommit, type CommitComparison } from '../tree/compare-with-commit.ts';
import { readProvenance, type Provenance } from '../tree/provenance.ts';
import type { SourceTree } from '../tree/source-tree.ts';

/** The commit of the files on the disk, and whether they are exactly those of it. */
export type CommitState = Provenance & Readonly<{ state: CommitComparison }>;

/** Knows which commit was read last. The comparison goes on in the background, newest tree first. */
export class CommitRecord {
  readonly #root: string;
  readonly #environment: Readonly<NodeJS.ProcessEnv>;
  #state: CommitState = { source: 'none', state: 'unknown' };
  #waiting: SourceTree | undefined;
  #comparing: Promise<void> | undefined;

  /** @param environment may name the commit: see `readProvenance` */
  constructor(root: string, environment: Readonly<NodeJS.ProcessEnv>) {
    this.#root = root;
    this.#environment = environment;
  }

  get(): CommitState {
    return this.#state;
  }

  /** To be told of each tree that was read; the commit is known on return. */
  observe(tree: SourceTree): void {
    this.#state = { ...readProvenance(this.#root, this.#environment), state: 'unknown' };
    if (this.#state.commit === undefined) return;
    this.#waiting = tree;
    this.#comparing ??= this.#compareAll();
  }

  /** Resolves when every tree it was told of has been compared. */
  async idle(): Promise<void> {
    await this.#comparing;
  }

  async #compareAll(): Promise<void> {
    while (this.#waiting !== undefined) {
      const tree = this.#waiting;
      const before = this.#state;
      this.#waiting = undefined;
      const state = await compareWithCommit(tree, this.#root, before.commit);
      // Told of another one meanwhile: that one comes next.
      if (this.#state === before) this.#state = { ...before, state };
    }
    this.#comparing = undefined;
  }
}
