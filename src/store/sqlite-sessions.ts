import type { SQLInputValue, SQLOutputValue } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { digestOf } from './at-rest.ts';
import { clientsOfSession, leaveSession } from './owned-rows.ts';
import type { SqliteConnection } from './sqlite-connection.ts';
import { openToChange, payloadIfOpen, type StoredRow } from './stored-row.ts';
import type { AppSession, Store } from './store.ts';

/** Sessions looked at between two yields: a millisecond of work, some more where clients leave. */
const STEP = 200;

type SqliteRow = Readonly<Record<string, SQLOutputValue>>;
type SqliteSessions = Readonly<{ leave: Store['leaveSessions'] }>;

/** The sessions of people, by what they are signed in to. */
export function createSqliteSessions(connection: SqliteConnection): SqliteSessions {
  const { database, clock, atRest, write } = connection;
  const keysWith = createWalk(connection);
  const byKey = database.prepare(`
    SELECT key, payload FROM state WHERE key = ? AND (expires_at IS NULL OR expires_at > ?)`);
  const rewrite = database.prepare('UPDATE state SET payload = ? WHERE key = ?');

  const isGoodGrant = (id: string) =>
    atRest.keysOf(digestOf('Grant', 'id', id)).some((key) => byKey.get(key, clock()) !== undefined);

  function leaveOne(key: Uint8Array, clientIds: ReadonlySet<string>): readonly AppSession[] {
    // Read again: others may have written it since it was found.
    const found = toSession(byKey.get(key, clock()));
    const row = found && openToChange(atRest, found);
    const left = row && leaveSession(row.payload, clientIds, isGoodGrant);
    if (row === undefined || left === undefined) return [];
    rewrite.run(row.textWith(left.session), key);
    return left.ended;
  }

  return {
    async leave(clientIds, onEnded) {
      const leaving = new Set(clientIds);
      for await (const keys of keysWith(clientIds)) {
        if (keys.length === 0) continue;
        const ended = await write(() => keys.flatMap((key) => leaveOne(key, leaving)));
        for (const session of ended) onEnded(session);
      }
    },
  };
}

/**
 * Walks over all live sessions and gives the keys of those that some clients are part of, a step at a
 * time. No index leads to them: it would cost something at each sign-in, while clients are seldom
 * removed.
 */
function createWalk({ database, clock, atRest, read }: SqliteConnection) {
  // A payload has a control character where its id was, which is no JSON.
  const isPartOf = `EXISTS (
    SELECT 1 FROM json_each(replace(payload, char(1), ''), '$.authorizations') AS app
    WHERE app.key IN (SELECT value FROM json_each(?1)))`;
  // Into a sealed one only we can look.
  const session = atRest.isPlain
    ? `CASE WHEN model = 'Session' AND ${isPartOf} THEN key END AS key, NULL AS payload`
    : `CASE WHEN ?1 <> '[]' AND model = 'Session' THEN key END AS key, payload`;
  const walk = database.prepare(`
    SELECT uid, ${session}
    FROM state WHERE uid > ?2 AND (expires_at IS NULL OR expires_at > ?3) ORDER BY uid LIMIT ?4`);

  function isMeant(row: SqliteRow, clientIds: readonly string[]): boolean {
    const found = toSession(row);
    if (found === undefined) return row['key'] !== null;
    const clients = clientsOfSession(payloadIfOpen(atRest, found) ?? {});
    return clients.some((id) => clientIds.includes(id));
  }

  return async function* keysWith(
    clientIds: readonly string[],
  ): AsyncGenerator<readonly Uint8Array[]> {
    const names = JSON.stringify(clientIds);
    const next = (after: SQLInputValue) => read(() => walk.all(names, after, clock(), STEP));
    let after: SQLInputValue = new Uint8Array();
    for (;;) {
      const rows: readonly SqliteRow[] = await next(after);
      const meant = rows.filter((row) => isMeant(row, clientIds));
      yield meant.map(({ key }) => key).filter((key) => key instanceof Uint8Array);
      if (rows.length < STEP) return;
      after = rows.at(-1)?.uid ?? null;
      await setImmediate();
    }
  };
}

/** The session that lies in a row, if there is one. */
export function toSession(row: SqliteRow | undefined): StoredRow | undefined {
  if (typeof row?.payload !== 'string' || !(row.key instanceof Uint8Array)) return undefined;
  return { model: 'Session', key: row.key, text: row.payload };
}
