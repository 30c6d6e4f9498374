import type { SqliteConnection } from './sqlite-connection.ts';
import { inSteps, inTurn } from './sweep-in-steps.ts';

/** Rows deleted at once: some 3 ms of a blocked event loop in a file of a million rows. */
const STEP = 100;

/** Tables whose rows have a time, and what tells the rows apart. */
const EXPIRING = [
  { name: 'state', key: 'key' },
  { name: 'counters', key: 'key' },
  { name: 'leases', key: 'number' },
  { name: 'replicas', key: 'id' },
] as const;

/** Deletes what has expired, in steps that are writes like all others and let them in between. */
export function createSqliteSweep(
  connection: SqliteConnection,
): (budget: number) => Promise<number> {
  return inTurn(EXPIRING.map((table) => sweepOf(table, connection)));
}

function sweepOf(
  { name, key }: (typeof EXPIRING)[number],
  { database, clock, write }: SqliteConnection,
) {
  const deleteExpired = database.prepare(`
    DELETE FROM ${name} WHERE ${key} IN
      (SELECT ${key} FROM ${name} WHERE expires_at <= ? ORDER BY expires_at LIMIT ?)`);
  return inSteps(STEP, (most) => write(() => Number(deleteExpired.run(clock(), most).changes)));
}
