import { digestOf, type AtRest } from './at-rest.ts';
import { binaryKey } from './binary-key.ts';
import { createHoldings, HELD_MODELS } from './holdings.ts';
import { leaveByComparing } from './leave-by-comparing.ts';
import { clientsOfSession } from './owned-rows.ts';
import type { PostgresConnection, PostgresRow, Statement } from './postgres-connection.ts';
import { payloadIfOpen } from './stored-row.ts';
import type { Store, StoredPayload } from './store.ts';

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
// Into a sealed payload only we can look.
const SEALED_SESSIONS: Statement = {
  name: 'sealed-sessions',
  text: `
    SELECT number, key, model, payload FROM idpfile_state
    WHERE model = 'Session' AND number > $1 AND ${alive('$2')} ORDER BY number LIMIT $3`,
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
  const { clock, atRest, run } = connection;

  const texts: Parameters<typeof leaveByComparing>[2] = {
    atRest,
    read: async (key) => {
      const { rows } = await run(READ, [key, clock()]);
      const text = rows[0]?.['payload'];
      return typeof text === 'string' ? text : undefined;
    },
    replace: async (key, before, after) => (await run(REPLACE, [key, before, after])).count === 1,
    async liveGrants(grantIds) {
      const keys = grantIds.flatMap((id) =>
        atRest.keysOf(digestOf('Grant', 'id', id)).map((key) => ({ key, id })),
      );
      const { rows } = await run(LIVE, [keys.map(({ key }) => key), clock()]);
      const live = new Set(rows.map((row) => textOf(keyOf(row))));
      return new Set(keys.filter(({ key }) => live.has(textOf(key))).map(({ id }) => id));
    },
  };

  return {
    async leaveSessions(clientIds, onEnded) {
      const leaving = new Set(clientIds);
      for await (const keys of sessionsWith(connection, leaving)) {
        for (const key of keys) {
          for (const ended of await leaveByComparing(key, leaving, texts)) onEnded(ended);
        }
      }
    },
    async holdings(clientIds) {
      const holdings = createHoldings(clientIds);
      for await (const rows of walk(connection, HELD, (after) => [after, clock(), STEP])) {
        for (const row of rows) {
          if (typeof row['payload'] !== 'string') continue;
          holdings.count(String(row['model']), payloadIn(atRest, row));
        }
      }
      return holdings.counted;
    },
  };
}

/** Rows in the order of their numbers, a step at a time. */
async function* walk(
  { run }: PostgresConnection,
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

/** Keys of sessions that clients may be part of. */
async function* sessionsWith(
  connection: PostgresConnection,
  clientIds: ReadonlySet<string>,
): AsyncGenerator<readonly Uint8Array[]> {
  const { clock, atRest } = connection;
  if (!atRest.isPlain) {
    const steps = walk(connection, SEALED_SESSIONS, (after) => [after, clock(), STEP]);
    const isMeant = (row: PostgresRow) =>
      clientsOfSession(payloadIn(atRest, row)).some((id) => clientIds.has(id));
    for await (const rows of steps) yield rows.filter(isMeant).map(keyOf);
    return;
  }
  // As they stand in the text, before their authorization.
  const names = [...clientIds].map((id) => `${JSON.stringify(id)}:`);
  const steps = walk(connection, SESSIONS_WITH, (after) => [names, after, clock(), STEP]);
  for await (const rows of steps) yield rows.filter(({ key }) => key !== null).map(keyOf);
}

/** The payload of a row; an empty one when its key is gone. */
function payloadIn(atRest: AtRest, row: PostgresRow): StoredPayload {
  const { model, payload: text } = row;
  const stored = { model: String(model), key: keyOf(row), text: String(text) };
  return payloadIfOpen(atRest, stored) ?? {};
}

const textOf = (key: Uint8Array) => Buffer.from(key).toString('base64url');

const keyOf = ({ key }: PostgresRow) => binaryKey(key);
