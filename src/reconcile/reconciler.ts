import type { Revision, SourceTree } from '../tree/source-tree.ts';
import { backOffMs } from './back-off.ts';
import type { Decision, Wishes } from './decide.ts';
import type { Held } from './guard.ts';
import type { LiveTree } from './live-tree.ts';
import type { Outcome } from './outcome.ts';
import { startTimer, type StartTimer } from './timer.ts';

export type ReconcilerParts<S> = Readonly<{
  /** What is served when the reconciler begins. */
  live: LiveTree;
  /** A tree that came to an answer before there was a reconciler. */
  settled?: SourceTree | undefined;
  /** A tree that was read by somebody else: its files, where they are the same, stay the same objects. */
  previous?: SourceTree | undefined;
  /** Given the tree that was read last, if any. May throw: that is a transient failure. */
  readTree(previous: SourceTree | undefined): Promise<SourceTree>;
  /**
   * What becomes of a tree: the same input gives the same answer. May throw likewise.
   */
  decide(tree: SourceTree, live: LiveTree, wishes: Wishes): Promise<Decision<S>>;
  /** Whether something beside the tree has changed since it was asked last, such as a key. */
  haveInputsChanged?: (() => Promise<boolean>) | undefined;
  /** Makes a snapshot of the tree that was read current, in one step. */
  publish(snapshot: S, live: LiveTree, tree: SourceTree): void;
  /** Told how every pass ended, and after how many milliseconds. What it throws becomes a warning. */
  report(outcome: Outcome<S>, tookMs: number): void;
  startTimer?: StartTimer;
}>;

/** How soon a tree that is held is looked at again: it may be proven by then. */
const NEXT_LOOK_MS = 10_000;

/**
 * Keeps what is published in step with the files. One pass at a time; requests made during a pass
 * fold into one more, which reads anew, so the newest files win. A pass that does not end well
 * changes nothing.
 */
export class Reconciler<S> {
  readonly #parts: ReconcilerParts<S>;
  readonly #startTimer: StartTimer;
  #live: LiveTree;
  #lastTree: SourceTree | undefined;
  /** The revision that came to an answer, good or bad: the same bytes would give the same one. */
  #settledRevision: Revision | undefined;
  #heldRevision: Revision | undefined;
  #accepted: Revision | undefined;
  /** Counts calls of `invalidate`, so that one made during a pass is not lost. */
  #validity = 0;
  #publishedValidity = 0;
  #failures = 0;
  #stopRetry: (() => void) | undefined;
  #running: Promise<void> | undefined;
  #again = false;
  #closed = false;

  constructor(parts: ReconcilerParts<S>) {
    this.#parts = parts;
    this.#live = parts.live;
    this.#lastTree = parts.settled ?? parts.previous;
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

  /** Takes over the files of this revision, however many are gone, if they still lie on the disk. */
  accept(revision: Revision): Promise<void> {
    this.#accepted = revision;
    return this.request();
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
        const began = performance.now();
        const outcome = await this.#attempt();
        this.#report(outcome, performance.now() - began);
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
    if ((await this.#parts.haveInputsChanged?.()) === true) this.invalidate();
    const validity = this.#validity;
    const tree = await this.#parts.readTree(this.#lastTree);
    this.#lastTree = tree;
    const { revision } = tree;
    if (revision === this.#settledRevision) return { kind: 'unchanged', revision };

    const decision = await this.#parts.decide(tree, this.#live, {
      accepted: this.#accepted,
      evenTheSame: validity !== this.#publishedValidity,
    });
    if (decision.kind === 'held') return this.#hold(revision, decision);
    this.#heldRevision = undefined;
    this.#accepted = undefined;
    if (decision.kind === 'rejected') {
      if (validity === this.#validity) this.#settledRevision = revision;
      return { ...decision, revision };
    }
    const { snapshot, live, stale, diagnostics } = decision;
    this.#parts.publish(snapshot, live, tree);
    this.#live = live;
    this.#publishedValidity = validity;
    if (validity === this.#validity) this.#settledRevision = revision;
    const servedRevision = live.tree.revision;
    return { kind: 'applied', revision, servedRevision, published: snapshot, stale, diagnostics };
  }

  /** Nothing is settled: what proves the tree may come later than its files. Told only once. */
  #hold(revision: Revision, decision: Held): Outcome<S> {
    const isNews = this.#heldRevision !== revision;
    this.#heldRevision = revision;
    this.#settledRevision = undefined;
    if (!this.#closed) {
      this.#stopRetry = this.#startTimer(() => void this.request(), NEXT_LOOK_MS);
    }
    return isNews ? { ...decision, revision } : { kind: 'unchanged', revision };
  }

  #retryLater(): number {
    this.#failures += 1;
    const ms = backOffMs(this.#failures);
    if (!this.#closed) this.#stopRetry = this.#startTimer(() => void this.request(), ms);
    return ms;
  }

  #report(outcome: Outcome<S>, tookMs: number): void {
    try {
      this.#parts.report(outcome, tookMs);
    } catch (error) {
      process.emitWarning(error instanceof Error ? error : String(error));
    }
  }
}
