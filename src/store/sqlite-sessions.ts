import type { SQLInputValue, SQLOutputValue } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { handleOf, hideId, restoreId } from './at-rest.ts';
import { appSessionsIn, clientsOfSession, withoutClient } from './owned-rows.ts';
import type { SqliteConnection } from './sqlite-connection.ts';
import type { AppSession, StoredPayload } from './store.ts';

/** Sessions looked at between two yields: a few milliseconds of work. */
const STEP = 200;

type Session = Readonly<{ key: Uint8Array; payload: StoredPayload }>;

type SqliteSessions = Readonly<{
  ofAccount: (accountId: string) => Promise<readonly AppSession[]>;
  ofClient: (clientId: string) => Promise<readonly AppSession[]>;
  /** Takes a client out of every session. */
  removeClient: (clientId: string) => Promise<void>;
}>;

/** The sessions of people, by who they are and by what they are signed in to. */
export function createSqliteSessions(connection: SqliteConnection): SqliteSessions {
  const { database, clock, read, write } = connection;
  const sessionsWith = createWalk(connection);
  const byAccount = database.prepare(`
    SELECT key, payload FROM state
    WHERE account_id = ? AND model = 'Session' AND (expires_at IS NULL OR expires_at > ?)`);
  const byKey = database.prepare('SELECT key, payload FROM state WHERE key = ?');
  const rewrite = database.prepare('UPDATE state SET payload = ? WHERE key = ?');

  function removeFrom(key: Uint8Array, clientId: string): void {
    // Read again: others may have written it since it was found.
    const session = toSession(byKey.get(key));
    if (session === undefined) return;
    const payload = withoutClient(session.payload, clientId);
    rewrite.run(hideId(handleOf(key), payload), key);
  }

  return {
    ofAccount: (accountId) =>
      read(() =>
        byAccount.all(accountId, clock()).flatMap((row) => {
          const session = toSession(row);
          return session === undefined ? [] : appSessionsIn(session.payload);
        }),
      ),
    async ofClient(clientId) {
      const found: AppSession[] = [];
      for await (const sessions of sessionsWith(clientId)) {
        for (const { payload } of sessions) found.push(...appSessionsIn(payload));
      }
      return found.filter((session) => session.clientId === clientId);
    },
    async removeClient(clientId) {
      for await (const sessions of sessionsWith(clientId)) {
        if (sessions.length === 0) continue;
        await write(() => {
          for (const { key } of sessions) removeFrom(key, clientId);
        });
      }
    },
  };
}

/**
 * Walks over all live sessions and gives those of a client, a step at a time. No index leads to them:
 * it would cost something at each sign-in, while a client is seldom removed.
 */
function createWalk({ database, clock, read }: SqliteConnection) {
  const walk = database.prepare(`
    SELECT uid, key, CASE WHEN instr(payload, ?) > 0 THEN payload END AS payload FROM state
    WHERE uid > ? AND (expires_at IS NULL OR expires_at > ?) ORDER BY uid LIMIT ?`);
  const next = (name: string, after: SQLInputValue) =>
    read(() => walk.all(name, after, clock(), STEP));

  return async function* sessionsWith(clientId: string): AsyncGenerator<readonly Session[]> {
    const name = `${JSON.stringify(clientId)}:`;
    let after: SQLInputValue = new Uint8Array();
    for (;;) {
      const rows: readonly Record<string, SQLOutputValue>[] = await next(name, after);
      const sessions = rows.map(toSession).filter((session) => session !== undefined);
      yield sessions.filter(({ payload }) => clientsOfSession(payload).includes(clientId));
      if (rows.length < STEP) return;
      after = rows.at(-1)?.uid ?? null;
      await setImmediate();
    }
  };
}

function toSession(row: Record<string, SQLOutputValue> | undefined): Session | undefined {
  if (typeof row?.payload !== 'string' || !(row.key instanceof Uint8Array)) return undefined;
  return { key: row.key, payload: restoreId(handleOf(row.key), row.payload) };
}
