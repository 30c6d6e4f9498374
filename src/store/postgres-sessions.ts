import { digestOf, handleOf, restoreId } from './at-rest.ts';
import { createHoldings, HELD_MODELS } from './holdings.ts';
import { leaveByComparing } from './leave-by-comparing.ts';
import type { PostgresConnection, PostgresRow, Statement } from './postgres-connection.ts';
import type { Store } from './store.ts';

/** Rows looked at by one statement. */
const STEP = 500;

const models = HELD_MODELS.map((model) => `'${model}'`).join(', ');
const alive = (parameter: string) => `(expires_at IS NULL OR expires_at > ${parameter})`;

// The index over these models leads here; none leads to sessions by what people are signed in to,
// which would cost something at each sign-in, while clients are seldom removed.
const SESSIONS_WITH: Statement = {
  name: 'sessions-with',
  text: `
    SELECT number, CASE WHEN EXISTS
        (SELECT FROM unnest($1::text[]) AS name WHERE strpos(payload, name) > 0) THEN key END AS key
    FROM idpfile_state WHERE model = 'Session' AND number > $2 AND ${alive('$3')}
    ORDER BY number LIMIT $4`,
};
const HELD: Statement = {
  name: 'held',
  text: `
    SELECT number, key, model, CASE WHEN consumed_at IS NULL AND ${alive('$2')} THEN payload END
      AS payload
    FROM idpfile_state WHERE model IN (${models}) AND number > $1 ORDER BY number LIMIT $3`,
};
const READ: Statement = {
  name: 'read-session',
  text: `SELECT payload FROM idpfile_state WHERE key = $1 AND ${alive('$2')}`,
};
const REPLACE: Statement = {
  name: 'replace-session',
  text: 'UPDATE idpfile_state SET payload = $3 WHERE key = $1 AND payload = $2',
};
const LIVE: Statement = {
  name: 'live',
  text: `SELECT key FROM idpfile_state WHERE key = ANY($1::bytea[]) AND ${alive('$2')}`,
};

/** The sessions of people, by what they are signed in to. */
export function createPostgresSessions(
  connection: PostgresConnection,
): Pick<Store, 'leaveSessions' | 'holdings'> {
  const { clock, run } = connection;

  const texts: Parameters<typeof leaveByComparing>[2] = {
    read: async (key) => {
      const { rows } = await run(READ, [key, clock()]);
      const text = rows[0]?.['payload'];
      return typeof text === 'string' ? text : undefined;
    },
    replace: async (key, before, after) => (await run(REPLACE, [key, before, after])).count === 1,
    async liveGrants(grantIds) {
      const names = new Map(grantIds.map((id) => [handleOf(digestOf('Grant', 'id', id)), id]));
      const keys = grantIds.map((id) => digestOf('Grant', 'id', id));
      const { rows } = await run(LIVE, [keys, clock()]);
      return new Set(rows.flatMap((row) => names.get(handleOf(keyOf(row))) ?? []));
    },
  };

  async function* walk(
    statement: Statement,
    valuesAfter: (number: unknown) => readonly unknown[],
  ): AsyncGenerator<readonly PostgresRow[]> {
    let after: unknown = 0;
    for (;;) {
      const { rows } = await run(statement, valuesAfter(after));
      yield rows;
      if (rows.length < STEP) return;
      after = rows.at(-1)?.['number'];
    }
  }

  return {
    async leaveSessions(clientIds, onEnded) {
      const leaving = new Set(clientIds);
      // As they stand in the text, before their authorization.
      const names = clientIds.map((id) => `${JSON.stringify(id)}:`);
      const steps = walk(SESSIONS_WITH, (after) => [names, after, clock(), STEP]);
      for await (const rows of steps) {
        for (const row of rows) {
          if (row['key'] === null) continue;
          for (const ended of await leaveByComparing(keyOf(row), leaving, texts)) onEnded(ended);
        }
      }
    },
    async holdings(clientIds) {
      const holdings = createHoldings(clientIds);
      for await (const rows of walk(HELD, (after) => [after, clock(), STEP])) {
        for (const row of rows) {
          const { model, payload } = row;
          if (typeof payload !== 'string') continue;
          holdings.count(String(model), restoreId(handleOf(keyOf(row)), payload));
        }
      }
      return holdings.counted;
    },
  };
}

function keyOf({ key }: PostgresRow): Uint8Array {
  if (key instanceof Uint8Array) return key;
  throw new TypeError('the key of a row is no binary string');
}
