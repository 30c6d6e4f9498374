import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Revision } from '../tree/source-tree.ts';
import type { StaleFile } from './live-tree.ts';
import type { HeldReason, Outcome } from './outcome.ts';

/** A file that is not served as it lies on the disk, and since when. */
export type StaleRecord = StaleFile & Readonly<{ since: Date }>;

/** What an operator asks: what was tried, what is live, and since when they differ. */
export type ReconcileRecord = Readonly<{
  /** The revision of the files on the disk that last came to an answer, good or bad. */
  lastAttemptedRevision: Revision | undefined;
  /** The revision of the files that are served; the same one if all is well. */
  lastAppliedRevision: Revision | undefined;
  lastAppliedAt: Date | undefined;
  /** How things stand: the files are live, are refused or held, or cannot be read or built at all. */
  lastOutcome: 'applied' | 'rejected' | 'held' | 'failed' | undefined;
  /** True while every file on the disk is served as it is. */
  isInStep: boolean;
  stale: readonly StaleRecord[];
  /** Of the attempted revision: its mistakes, and what is worth a warning. */
  diagnostics: readonly Diagnostic[];
  /** What waits for somebody's word; undefined unless something does. */
  held: Readonly<{ reason: HeldReason; lost: readonly string[] }> | undefined;
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
  isInStep: false,
  stale: [],
  diagnostics: [],
  held: undefined,
  failure: undefined,
  since: undefined,
});

/** Holds the record of how reconciling goes. Every record it hands out stays as it is. */
export class ReconcileStatus {
  readonly #now: () => Date;
  #record = NOTHING_YET;
  /** What `lastOutcome` goes back to when a failure ends with unchanged files. */
  #settled: Pick<ReconcileRecord, 'lastOutcome' | 'isInStep'> = NOTHING_YET;

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
    if (next.lastOutcome !== 'failed') this.#settled = next;
  }

  #changes(outcome: Outcome<unknown>, now: Date): Partial<ReconcileRecord> {
    switch (outcome.kind) {
      case 'applied': {
        const { revision, servedRevision, diagnostics } = outcome;
        return {
          lastAttemptedRevision: revision,
          lastAppliedRevision: servedRevision,
          lastAppliedAt: now,
          lastOutcome: 'applied',
          isInStep: outcome.stale.length === 0,
          stale: this.#stale(outcome.stale, now),
          diagnostics,
          held: undefined,
        };
      }
      case 'rejected':
        return {
          lastAttemptedRevision: outcome.revision,
          lastOutcome: 'rejected',
          isInStep: false,
          stale: this.#stale(outcome.stale, now),
          diagnostics: outcome.diagnostics,
          held: undefined,
        };
      case 'held': {
        const { revision, reason, lost } = outcome;
        const held = { reason, lost };
        return { lastAttemptedRevision: revision, lastOutcome: 'held', isInStep: false, held };
      }
      case 'unchanged': {
        const { lastOutcome, isInStep } = this.#settled;
        return { lastOutcome, isInStep };
      }
      case 'failed':
        return { lastOutcome: 'failed', isInStep: false, failure: messageOf(outcome.cause) };
    }
  }

  /** A file that was stale before has been so since then. */
  #stale(files: readonly StaleFile[], now: Date): readonly StaleRecord[] {
    const before = new Map(this.#record.stale.map((record) => [record.path, record.since]));
    return files.map((file) => ({ ...file, since: before.get(file.path) ?? now }));
  }
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : 'unknown error';
}
