import { AsyncLocalStorage } from 'node:async_hooks';
import type { Snapshot } from './snapshot.ts';

/**
 * Holds the snapshot that is served. Publishing is one assignment; a request that was pinned goes
 * on seeing the snapshot it began with.
 */
export class CurrentSnapshot {
  #latest: Snapshot;
  #generation = 1;
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
    this.#latest = snapshot;
    this.#generation += 1;
  }

  /** Runs a request on the snapshot that is the latest now. */
  pin<T>(run: () => T): T {
    return this.#pinned.run(this.#latest, run);
  }
}
