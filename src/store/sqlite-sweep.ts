import type { SqliteConnection } from './sqlite-connection.ts';

/** Rows deleted at once: some 3 ms of a blocked event loop in a file of a million rows. */
const STEP = 100;

/** Deletes what has expired, in steps that are writes like all others and let them in between. */
export function createSqliteSweep(
  connection: SqliteConnection,
): (budget: number) => Promise<number> {
  const state = sweepOf('state', connection);
  const counters = sweepOf('counters', connection);
  return async (budget) => {
    const swept = await state(budget);
    return swept + (await counters(budget - swept));
  };
}

function sweepOf(table: 'state' | 'counters', { database, clock, write }: SqliteConnection) {
  const deleteExpired = database.prepare(`
    DELETE FROM ${table} WHERE key IN
      (SELECT key FROM ${table} WHERE expires_at <= ? ORDER BY expires_at LIMIT ?)`);

  return async (budget: number): Promise<number> => {
    let swept = 0;
    while (swept < budget) {
      const step = Math.min(STEP, budget - swept);
      const changes = await write(() => Number(deleteExpired.run(clock(), step).changes));
      swept += changes;
      if (changes < step) break;
    }
    return swept;
  };
}
