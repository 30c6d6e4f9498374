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
  /** A quick look at the tree as it may be by now, where one is enough. */
  glance?(previous: SourceTree | undefined): Promise<SourceTree | undefined>;
  /** Told of each tree that is read, before what becomes of it. */
  onRead?: ((tree: SourceTree) => void) | undefined;
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

/** A decision that was made before it was asked for. */
type Foreseen<S> = Readonly<{ tree: SourceTree; validity: number; decision: Decision<S> }>;

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
  #preparing: Promise<void> | undefined;
  #foreseen: Foreseen<S> | undefined;
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
   * Decides ahead, while it is not yet known whether the files stay as they are: the next pass takes
   * the decision over if it finds them so. Changes nothing, reports nothing and never rejects.
   */
  prepare(): Promise<void> {
    if (this.#closed || this.#running) return Promise.resolve();
    this.#preparing ??= this.#foresee().finally(() => (this.#preparing = undefined));
    return this.#preparing;
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
    await this.#preparing;
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

  async #foresee(): Promise<void> {
    try {
      const tree = await this.#parts.glance?.(this.#lastTree);
      if (tree === undefined || tree.revision === this.#settledRevision) return;
      const validity = this.#validity;
      this.#foreseen = { tree, validity, decision: await this.#decide(tree, validity) };
    } catch {
      // What fails now fails again in the pass, which tells of it.
    }
  }

  async #takeForeseen(): Promise<Foreseen<S> | undefined> {
    await this.#preparing;
    const foreseen = this.#foreseen;
    this.#foreseen = undefined;
    return foreseen;
  }

  async #settle(): Promise<Outcome<S>> {
    const foreseen = await this.#takeForeseen();
    if ((await this.#parts.haveInputsChanged?.()) === true) this.invalidate();
    const validity = this.#validity;
    const tree = await this.#parts.readTree(foreseen?.tree ?? this.#lastTree);
    this.#lastTree = tree;
    const { revision } = tree;
    if (revision === this.#settledRevision) return { kind: 'unchanged', revision };

    this.#parts.onRead?.(tree);
    const decision = stillHolds(foreseen, tree, validity) ?? (await this.#decide(tree, validity));
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

  #decide(tree: SourceTree, validity: number): Promise<Decision<S>> {
    const evenTheSame = validity !== this.#publishedValidity;
    return this.#parts.decide(tree, this.#live, { accepted: this.#accepted, evenTheSame });
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

/** The decision, if it was made on the same grounds. What was held may have been proven or accepted since. */
function stillHolds<S>(
  foreseen: Foreseen<S> | undefined,
  tree: SourceTree,
  validity: number,
): Decision<S> | undefined {
  if (foreseen?.tree !== tree || foreseen.validity !== validity) return undefined;
  return foreseen.decision.kind === 'held' ? undefined : foreseen.decision;
}
