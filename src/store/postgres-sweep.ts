import type { PostgresConnection, Statement } from './postgres-connection.ts';
import { inSteps, inTurn } from './sweep-in-steps.ts';

/** Rows deleted by one statement. */
const STEP = 1000;

/** Tables whose rows have a time, and what tells the rows apart. */
const EXPIRING = [
  { name: 'state', key: 'key' },
  { name: 'counters', key: 'key' },
  { name: 'leases', key: 'task' },
  { name: 'replicas', key: 'id' },
] as const;

type Expiring = (typeof EXPIRING)[number];

/** Deletes what has expired. Several replicas share the work: each skips what another is at. */
export function createPostgresSweep({
  clock,
  run,
}: PostgresConnection): (budget: number) => Promise<number> {
  const sweepOf = (table: Expiring) =>
    inSteps(STEP, async (most) => (await run(deletionFrom(table), [clock(), most])).count);
  return inTurn(EXPIRING.map(sweepOf));
}

function deletionFrom({ name, key }: Expiring): Statement {
  return {
    name: `sweep-${name}`,
    text: `
      DELETE FROM idpfile_${name} WHERE ${key} = ANY(ARRAY(
        SELECT ${key} FROM idpfile_${name} WHERE expires_at <= $1
        ORDER BY expires_at LIMIT $2 FOR UPDATE SKIP LOCKED))`,
  };
}
