import { createHoldings, HELD_MODELS } from './holdings.ts';
import { leaveByComparing } from './leave-by-comparing.ts';
import { clientsOfSession } from './owned-rows.ts';
import type { RedisConnection } from './redis-connection.ts';
import { rowKeys, rowNamed, rowsOf } from './redis-keys.ts';
import { readRow, readRows, replaceRow, type RedisRow } from './redis-row.ts';
import type { AppSession, Store } from './store.ts';

/** The sessions of people, by what they are signed in to. */
export function createRedisSessions(
  connection: RedisConnection,
): Pick<Store, 'leaveSessions' | 'holdings'> {
  return {
    async leaveSessions(clientIds, onEnded) {
      const leaving = new Set(clientIds);
      for await (const rows of liveRowsOf(connection, 'Session')) {
        for (const { key, payloadIfOpen } of rows) {
          if (!clientsOfSession(payloadIfOpen()).some((id) => leaving.has(id))) continue;
          for (const session of await leaveOne(connection, key, leaving)) onEnded(session);
        }
      }
    },
    async holdings(clientIds) {
      const holdings = createHoldings(clientIds);
      for (const model of HELD_MODELS) {
        const seen = new Set<string>();
        for await (const rows of liveRowsOf(connection, model)) {
          for (const { key, consumed, payloadIfOpen } of rows) {
            if (consumed === undefined && !seen.has(key)) holdings.count(model, payloadIfOpen());
            seen.add(key);
          }
        }
      }
      return holdings.counted;
    },
  };
}

/**
 * All live rows of a model, a step at a time; one may come twice. No list leads to them: it would
 * cost something at each sign-in, while clients are seldom removed.
 */
async function* liveRowsOf(
  connection: RedisConnection,
  model: string,
): AsyncGenerator<readonly RedisRow[]> {
  for await (const keys of connection.scan(rowsOf(model))) {
    const rows = await readRows(connection, keys);
    yield rows.filter(({ isLive }) => isLive);
  }
}

async function leaveOne(
  connection: RedisConnection,
  key: string,
  leaving: ReadonlySet<string>,
): Promise<readonly AppSession[]> {
  const { atRest } = connection;
  const place = rowNamed(key);
  if (place === undefined) return [];
  return leaveByComparing(place.key, leaving, {
    atRest,
    read: async () => {
      const row = await readRow(connection, key);
      return row?.isLive === true ? row.text : undefined;
    },
    replace: (_digest, before, after) => replaceRow(connection, key, before, after),
    async liveGrants(ids) {
      const rows = await Promise.all(
        ids.map((id) => readRows(connection, rowKeys(atRest, 'Grant', id))),
      );
      return new Set(ids.filter((_, position) => rows[position]?.some(({ isLive }) => isLive)));
    },
  });
}
