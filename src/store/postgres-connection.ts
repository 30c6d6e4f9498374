import type { Pool, QueryResult } from 'pg';
import { PLAIN, type AtRest } from './at-rest.ts';
import { ANSWER_MS, within } from './deadline.ts';
import { firstReason } from './first-reason.ts';
import { createMarkGate, type MarkGate } from './mark-gate.ts';
import { createOutageLog } from './outage-log.ts';
import { StoreUnavailable } from './store.ts';

/** A row as it comes over the wire; 64-bit integers are text. */
export type PostgresRow = Readonly<Record<string, unknown>>;

/** A statement that every connection prepares once, by its name. */
export type Statement = Readonly<{ name: string; text: string }>;

type Answer = Readonly<{ rows: readonly PostgresRow[]; count: number }>;

/** A few connections: a statement is a transaction of its own, durable once it was answered. */
export type PostgresConnection = Readonly<{
  /** The time in milliseconds since the epoch. */
  clock: () => number;
  atRest: AtRest;
  run: (statement: Statement, values: readonly unknown[]) => Promise<Answer>;
  gate: MarkGate;
  close: () => Promise<void>;
}>;

type ConnectionOptions = Readonly<{ clock: () => number; timeoutMs?: number }>;

export function createPostgresConnection(
  pool: Pool,
  { clock, timeoutMs = ANSWER_MS }: ConnectionOptions,
): PostgresConnection {
  const outage = createOutageLog();
  return {
    clock,
    atRest: PLAIN,
    async run(statement, values) {
      try {
        // The pool has limits for each of its steps; together they take longer than one may wait.
        const { rows, rowCount }: QueryResult<PostgresRow> = await within(
          timeoutMs,
          pool.query<PostgresRow>({ ...statement, values: [...values] }),
        );
        outage.answered();
        return { rows, count: rowCount ?? 0 };
      } catch (error) {
        const failure = postgresFailure(error);
        outage.failed(failure.message);
        throw failure;
      }
    },
    gate: createMarkGate(),
    close: () => pool.end(),
  };
}

/** What a caller of the store sees of an error. */
export function postgresFailure(error: unknown): StoreUnavailable {
  if (error instanceof StoreUnavailable) return error;
  return new StoreUnavailable(`the state store failed: ${reasonOf(error)}`);
}

/** Of an error of the server its SQLSTATE and message: further fields may hold values of a row. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  const reason = error instanceof AggregateError ? firstReason(error) : error.message;
  return 'code' in error && typeof error.code === 'string' && !reason.includes(error.code)
    ? `${reason} (${error.code})`
    : reason;
}
