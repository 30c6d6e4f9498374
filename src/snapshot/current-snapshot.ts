import { AsyncLocalStorage } from 'node:async_hooks';
import { diffSnapshots, type SnapshotChange } from './diff-snapshots.ts';
import type { Snapshot } from './snapshot.ts';

/** A snapshot that took the place of another one. */
export type Publication = Readonly<{ before: Snapshot; after: Snapshot; change: SnapshotChange }>;

type Subscriber = (publication: Publication) => void;

/**
 * Holds the snapshot that is served. Publishing is one assignment; a request that was pinned goes
 * on seeing the snapshot it began with.
 */
export class CurrentSnapshot {
  #latest: Snapshot;
  #generation = 1;
  #subscribers: readonly Subscriber[] = [];
  readonly #pinned = new AsyncLocalStorage<Snapshot>();

  constructor(first: Snapshot) {
    this.#latest = first;
  }

  /** The snapshot of the request that is being served, or the latest outside of any. */
  get(): Snapshot {
    return this.#pinned.getStore() ?? this.#latest;
  }

  /** The latest published snapshot, whatever the request. */
  latest(): Snapshot {
    return this.#latest;
  }

  /** How many snapshots this process has published. */
  get generation(): number {
    return this.#generation;
  }

  publish(snapshot: Snapshot): void {
    const before = this.#latest;
    this.#latest = snapshot;
    this.#generation += 1;
    if (this.#subscribers.length === 0) return;
    const change = diffSnapshots(before, snapshot);
    for (const tell of this.#subscribers) tell({ before, after: snapshot, change });
  }

  /** Calls back after each publish, at once; what it throws, `publish` throws. */
  onPublish(subscriber: Subscriber): void {
    this.#subscribers = [...this.#subscribers, subscriber];
  }

  /** Runs a request on one snapshot: the one that is the latest now, unless another is meant. */
  pin<T>(run: () => T, snapshot: Snapshot = this.#latest): T {
    return this.#pinned.run(snapshot, run);
  }
}
