import type { PostgresConnection, Statement } from './postgres-connection.ts';

/** Rows deleted by one statement. */
const STEP = 1000;

/** Deletes what has expired. Several replicas share the work: each skips what another is at. */
export function createPostgresSweep({
  clock,
  run,
}: PostgresConnection): (budget: number) => Promise<number> {
  async function sweepTable(table: 'state' | 'counters', budget: number): Promise<number> {
    let swept = 0;
    while (swept < budget) {
      const step = Math.min(STEP, budget - swept);
      const { count } = await run(deletionFrom(table), [clock(), step]);
      swept += count;
      if (count < step) break;
    }
    return swept;
  }

  return async (budget) => {
    const swept = await sweepTable('state', budget);
    return swept + (await sweepTable('counters', budget - swept));
  };
}

function deletionFrom(table: 'state' | 'counters'): Statement {
  return {
    name: `sweep-${table}`,
    text: `
      DELETE FROM idpfile_${table} WHERE key = ANY(ARRAY(
        SELECT key FROM idpfile_${table} WHERE expires_at <= $1
        ORDER BY expires_at LIMIT $2 FOR UPDATE SKIP LOCKED))`,
  };
}
