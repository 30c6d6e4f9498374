import type { SqliteConnection } from './sqlite-connection.ts';

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
  const sweeps = EXPIRING.map((table) => sweepOf(table, connection));
  return async (budget) => {
    let swept = 0;
    for (const sweep of sweeps) swept += await sweep(budget - swept);
    return swept;
  };
}

function sweepOf(
  { name, key }: (typeof EXPIRING)[number],
  { database, clock, write }: SqliteConnection,
) {
  const deleteExpired = database.prepare(`
    DELETE FROM ${name} WHERE ${key} IN
      (SELECT ${key} FROM ${name} WHERE expires_at <= ? ORDER BY expires_at LIMIT ?)`);

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
