import type { Result } from '../diagnostic/diagnostic.ts';
import type { Revision, SourceTree } from '../tree/source-tree.ts';
import { backOffMs } from './back-off.ts';
import type { Outcome } from './outcome.ts';
import { startTimer, type StartTimer } from './timer.ts';

export type ReconcilerParts<S> = Readonly<{
  /** A tree that came to an answer before there was a reconciler. */
  settled?: SourceTree | undefined;
  /** Given the tree that was read last, if any. May throw: that is a transient failure. */
  readTree(previous: SourceTree | undefined): Promise<SourceTree>;
  /** Pure in the tree and the keys: the same input gives the same answer. May throw likewise. */
  buildSnapshot(tree: SourceTree): Promise<Result<S>>;
  /** Makes a snapshot current, in one step. */
  publish(snapshot: S): void;
  /** Told how every pass ended. What it throws becomes a process warning. */
  report(outcome: Outcome<S>): void;
  startTimer?: StartTimer;
}>;

/**
 * Keeps what is published in step with the files. One pass at a time; requests made during a pass
 * fold into one more, which reads anew, so the newest files win. A pass that does not end well
 * changes nothing.
 */
export class Reconciler<S> {
  readonly #parts: ReconcilerParts<S>;
  readonly #startTimer: StartTimer;
  #lastTree: SourceTree | undefined;
  /** The revision that came to an answer, good or bad: the same bytes would give the same one. */
  #settledRevision: Revision | undefined;
  /** Counts calls of `invalidate`, so that one made during a pass is not lost. */
  #validity = 0;
  #failures = 0;
  #stopRetry: (() => void) | undefined;
  #running: Promise<void> | undefined;
  #again = false;
  #closed = false;

  constructor(parts: ReconcilerParts<S>) {
    this.#parts = parts;
    this.#lastTree = parts.settled;
    this.#settledRevision = parts.settled?.revision;
    this.#startTimer = parts.startTimer ?? startTimer;
  }

  /** Asks for a pass; resolves, never rejects, when the files as they are now have been dealt with. */
  request(): Promise<void> {
    if (this.#closed) return this.#running ?? Promise.resolve();
    this.#again = true;
    this.#running ??= this.#drain();
    return this.#running;
  }

  /**
   * Forgets which revision was settled, so that the next pass builds even from unchanged files:
   * something beside them has changed, such as a key.
   */
  invalidate(): void {
    this.#validity += 1;
    this.#settledRevision = undefined;
  }

  /** Begins no further pass; resolves when the running one has ended. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#again = false;
    this.#stopRetry?.();
    await this.#running;
  }

  async #drain(): Promise<void> {
    // Cleared in the same turn as the last check of #again: otherwise a request made in between
    // would be answered with a promise of a loop that has already ended.
    try {
      while (this.#again) {
        this.#again = false;
        this.#stopRetry?.();
        this.#report(await this.#attempt());
      }
    } finally {
      this.#running = undefined;
    }
  }

  async #attempt(): Promise<Outcome<S>> {
    try {
      const outcome = await this.#settle();
      this.#failures = 0;
      return outcome;
    } catch (cause) {
      return { kind: 'failed', cause, retryInMs: this.#retryLater() };
    }
  }

  async #settle(): Promise<Outcome<S>> {
    const validity = this.#validity;
    const tree = await this.#parts.readTree(this.#lastTree);
    this.#lastTree = tree;
    const { revision } = tree;
    if (revision === this.#settledRevision) return { kind: 'unchanged', revision };

    const built = await this.#parts.buildSnapshot(tree);
    if (built.ok) this.#parts.publish(built.value);
    if (validity === this.#validity) this.#settledRevision = revision;
    return built.ok
      ? { kind: 'applied', revision, published: built.value, warnings: built.warnings }
      : { kind: 'rejected', revision, diagnostics: built.diagnostics };
  }

  #retryLater(): number {
    this.#failures += 1;
    const ms = backOffMs(this.#failures);
    if (!this.#closed) this.#stopRetry = this.#startTimer(() => void this.request(), ms);
    return ms;
  }

  #report(outcome: Outcome<S>): void {
    try {
      this.#parts.report(outcome);
    } catch (error) {
      process.emitWarning(error instanceof Error ? error : String(error));
    }
  }
}
