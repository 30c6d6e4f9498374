import type { AtRest } from './at-rest.ts';
import { appSessionsIn } from './owned-rows.ts';
import { ownerIdsIn, ownersInSteps, type OwnerColumn } from './owner-columns.ts';
import type { PostgresConnection, PostgresRow, Statement } from './postgres-connection.ts';
import { createPostgresSessions } from './postgres-sessions.ts';
import { payloadIfOpen } from './stored-row.ts';
import type { Mark, Revocation, Store } from './store.ts';

/** Rows deleted by one statement. */
const DELETE_STEP = 500;

/** Owners looked up by one statement. */
const READ_STEP = 500;

const MARK: Statement = {
  name: 'mark',
  text: `SELECT nextval(pg_get_serial_sequence('idpfile_state', 'number')) AS number`,
};

/** What a store can do about everything that clients and people have in it. */
export function createPostgresOwners(
  connection: PostgresConnection,
): Pick<Store, 'mark' | 'revoke' | 'leaveSessions' | 'holdings' | 'owners'> {
  const { clock, atRest, run, gate } = connection;

  async function valuesOf(column: OwnerColumn): Promise<readonly string[]> {
    const found: string[] = [];
    for (;;) {
      const { rows } = await run(searchAfter(column), [found.at(-1) ?? '', READ_STEP]);
      found.push(...rows.map(({ id }) => String(id)));
      if (rows.length < READ_STEP) return found;
    }
  }

  /** Another replica may have deleted what was chosen here, and stop earlier than this one. */
  const isAnyLeft = async (column: OwnerColumn, texts: readonly string[], until: Mark) =>
    (await run(anyOf(column), [texts, until])).rows.length > 0;

  async function revokeIn(
    column: OwnerColumn,
    texts: readonly string[],
    { until, onEnded }: Revocation,
  ): Promise<number> {
    let deleted = 0;
    do {
      const values = [texts, until, DELETE_STEP, clock()];
      const { rows, count } = await run(deletionBy(column), values);
      deleted += count;
      for (const row of rows) for (const session of endedWith(atRest, row)) onEnded(session);
    } while (await isAnyLeft(column, texts, until));
    return deleted;
  }

  return {
    // From the numbers of rows, so that it has a place among them.
    mark: () => gate.mark(async () => Number((await run(MARK, [])).rows[0]?.['number'])),
    async revoke(owners, revocation) {
      let deleted = 0;
      for (const { columns, texts } of ownersInSteps(owners, atRest)) {
        for (const column of columns) deleted += await revokeIn(column, texts, revocation);
      }
      return deleted;
    },
    ...createPostgresSessions(connection),
    owners: (kind) => ownerIdsIn(kind, atRest, valuesOf),
  };
}

/** The apps that were part of a session that was deleted. */
function endedWith(atRest: AtRest, { key, payload: text }: PostgresRow) {
  if (typeof text !== 'string' || !(key instanceof Uint8Array)) return [];
  return appSessionsIn(payloadIfOpen(atRest, { model: 'Session', key, text }) ?? {});
}

function anyOf(column: OwnerColumn): Statement {
  return {
    name: `any-of-${column}`,
    text: `SELECT FROM idpfile_state WHERE ${column} = ANY($1::text[]) AND number <= $2 LIMIT 1`,
  };
}

/** Gives back the payloads of the live sessions among the rows, and nothing of the others. */
function deletionBy(column: OwnerColumn): Statement {
  return {
    name: `delete-by-${column}`,
    text: `
      DELETE FROM idpfile_state WHERE key = ANY(ARRAY(
        SELECT key FROM idpfile_state
        WHERE ${column} = ANY($1::text[]) AND number <= $2 LIMIT $3))
      RETURNING key, CASE
        WHEN model = 'Session' AND (expires_at IS NULL OR expires_at > $4) THEN payload
      END AS payload`,
  };
}

/** One step down the index for each value, however many rows share it. */
function searchAfter(column: OwnerColumn): Statement {
  const next = (after: string) =>
    `(SELECT min(${column}) FROM idpfile_state WHERE ${column} > ${after})`;
  return {
    name: `search-${column}`,
    text: `
      WITH RECURSIVE found (id) AS (
        SELECT ${next('$1')} UNION ALL SELECT ${next('id')} FROM found WHERE id IS NOT NULL
      ) SELECT id FROM found WHERE id IS NOT NULL LIMIT $2`,
  };
}
