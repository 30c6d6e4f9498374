import type { Effect } from './changes.ts';
import type { LogRecord } from './soaked-server.ts';
import type { Tally } from './tally.ts';

/** Holds the logs of all processes against what had to be in them. */
export class ReportedRevisions {
  /** By the log of a process: the revisions it dealt with, and whether something was bad in them. */
  readonly #expected = new Map<readonly LogRecord[], Map<string, boolean>>();

  expect(log: readonly LogRecord[], revision: string, effect: Effect): void {
    const revisions = this.#expected.get(log) ?? new Map<string, boolean>();
    revisions.set(revision, effect !== 'all');
    this.#expected.set(log, revisions);
  }

  /** Every bad revision is reported exactly once, every good one not at all, and nothing else. */
  check(tally: Tally): void {
    for (const [log, revisions] of this.#expected) {
      const errors = log.filter(({ level }) => level === 'error' || level === 'fatal');
      for (const [revision, isBad] of revisions) {
        const reports = errors.filter((record) => isOf(record, revision)).length;
        if (isBad) tally.count('bad revisions');
        if (reports !== (isBad ? 1 : 0)) {
          tally.wrong(`a ${isBad ? 'bad' : 'good'} revision was reported ${reports} times`);
        }
      }
      for (const { msg, revision } of errors) {
        if (revision === undefined && !isOfMoves(msg)) tally.wrong(`the server complained: ${msg}`);
      }
    }
  }
}

/** A log names a revision by its first digits. */
function isOf(record: LogRecord, revision: string): boolean {
  return record.revision !== undefined && revision.startsWith(record.revision);
}

/** While one directory is moved into the place of another there is none, which is told. */
function isOfMoves(msg: string): boolean {
  return msg.startsWith('reload failed');
}
