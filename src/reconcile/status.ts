import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Revision } from '../tree/source-tree.ts';
import type { Outcome } from './outcome.ts';

/** What an operator asks: what was tried, what is live, and since when they differ. */
export type ReconcileRecord = Readonly<{
  /** The revision that last came to an answer, good or bad. */
  lastAttemptedRevision: Revision | undefined;
  lastAppliedRevision: Revision | undefined;
  lastAppliedAt: Date | undefined;
  /** How things stand: the files are live, are refused, or cannot be read or built at all. */
  lastOutcome: 'applied' | 'rejected' | 'failed' | undefined;
  /** Of the attempted revision: why it was rejected, or the warnings it was applied with. */
  diagnostics: readonly Diagnostic[];
  /** Why the last pass failed; undefined unless it did. */
  failure: string | undefined;
  /** Since when `lastOutcome` has been what it is. */
  since: Date | undefined;
}>;

const NOTHING_YET: ReconcileRecord = Object.freeze({
  lastAttemptedRevision: undefined,
  lastAppliedRevision: undefined,
  lastAppliedAt: undefined,
  lastOutcome: undefined,
  diagnostics: [],
  failure: undefined,
  since: undefined,
});

/** Holds the record of how reconciling goes. Every record it hands out stays as it is. */
export class ReconcileStatus {
  readonly #now: () => Date;
  #record = NOTHING_YET;
  /** What `lastOutcome` goes back to when a failure ends with unchanged files. */
  #settled: ReconcileRecord['lastOutcome'];

  constructor(now: () => Date = () => new Date()) {
    this.#now = now;
  }

  get(): ReconcileRecord {
    return this.#record;
  }

  observe(outcome: Outcome<unknown>): void {
    const now = this.#now();
    const changes = { failure: undefined, ...this.#changes(outcome, now) };
    const next = { ...this.#record, ...changes };
    const isNew = next.lastOutcome !== this.#record.lastOutcome;
    this.#record = Object.freeze({ ...next, since: isNew ? now : this.#record.since });
    if (next.lastOutcome !== 'failed') this.#settled = next.lastOutcome;
  }

  #changes(outcome: Outcome<unknown>, now: Date): Partial<ReconcileRecord> {
    switch (outcome.kind) {
      case 'applied':
        return {
          lastAttemptedRevision: outcome.revision,
          lastAppliedRevision: outcome.revision,
          lastAppliedAt: now,
          lastOutcome: 'applied',
          diagnostics: outcome.warnings,
        };
      case 'rejected':
        return {
          lastAttemptedRevision: outcome.revision,
          lastOutcome: 'rejected',
          diagnostics: outcome.diagnostics,
        };
      case 'unchanged':
        return { lastOutcome: this.#settled };
      case 'failed':
        return { lastOutcome: 'failed', failure: messageOf(outcome.cause) };
    }
  }
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : 'unknown error';
}
