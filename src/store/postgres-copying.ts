import {
  columnsOfCopied,
  copiedCountersIn,
  copiedDocumentIn,
  copiedRowIn,
} from './copied-columns.ts';
import { digestOfCounter, type CopiedEntry, type Copying } from './copying.ts';
import type { PostgresConnection, PostgresRow, Statement } from './postgres-connection.ts';
import { MARKER } from './sealing.ts';

/** Entries that are read by one statement. */
const STEP = 200;

const IS_EMPTY: Statement = {
  name: 'is-empty',
  text: `
    SELECT WHERE EXISTS (SELECT FROM idpfile_state) OR EXISTS (SELECT FROM idpfile_counters)
      OR EXISTS (SELECT FROM idpfile_documents WHERE name <> $1)`,
};
const COLUMNS = 'number, key, model, payload, expires_at, consumed_at';
const IS_LIVE = '(expires_at IS NULL OR expires_at > $2)';
const IS_NUMBERED = `model IN ('RefreshToken', 'Session')`;
// In the order in which they were written, where that is asked for; an index has it for these.
const NUMBERED_ROWS: Statement = {
  name: 'copy-numbered-rows',
  text: `SELECT ${COLUMNS} FROM idpfile_state
    WHERE ${IS_NUMBERED} AND number > $1 AND ${IS_LIVE} ORDER BY number LIMIT $3`,
};
const OTHER_ROWS: Statement = {
  name: 'copy-other-rows',
  text: `SELECT ${COLUMNS} FROM idpfile_state
    WHERE NOT ${IS_NUMBERED} AND key > $1 AND ${IS_LIVE} ORDER BY key LIMIT $3`,
};
const COUNTERS: Statement = {
  name: 'copy-counters',
  text: `SELECT key, count, expires_at FROM idpfile_counters
    WHERE key > $1 AND expires_at > $2 ORDER BY key LIMIT $3`,
};
const DOCUMENTS: Statement = {
  name: 'copy-documents',
  text: 'SELECT name, text FROM idpfile_documents WHERE name <> $1',
};

const INSERT_ROWS: Statement = {
  name: 'insert-rows',
  text: `
    INSERT INTO idpfile_state (key, model, payload, uid, user_code, grant_id,
      client_id, account_id, source_client_id, expires_at, consumed_at)
    SELECT key, model, payload, uid, user_code, grant_id,
      client_id, account_id, source_client_id, expires_at, consumed_at
    FROM unnest($1::bytea[], $2::text[], $3::text[], $4::bytea[], $5::bytea[], $6::bytea[],
      $7::text[], $8::text[], $9::text[], $10::bigint[], $11::bigint[]) WITH ORDINALITY
      AS copied (key, model, payload, uid, user_code, grant_id,
        client_id, account_id, source_client_id, expires_at, consumed_at, position)
    ORDER BY position ON CONFLICT (key) DO NOTHING`,
};
const INSERT_COUNTERS: Statement = {
  name: 'insert-counters',
  text: `
    INSERT INTO idpfile_counters (key, count, expires_at)
    SELECT * FROM unnest($1::bytea[], $2::bigint[], $3::bigint[]) ON CONFLICT (key) DO NOTHING`,
};
const INSERT_DOCUMENT: Statement = {
  name: 'insert-document',
  text: 'INSERT INTO idpfile_documents (name, text) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING',
};

/** What a PostgreSQL database holds, and how more gets into it. */
export function createPostgresCopying(connection: PostgresConnection): Copying {
  const { atRest, run } = connection;
  return {
    isEmpty: async () => (await run(IS_EMPTY, [MARKER])).rows.length === 0,
    entries: () => entriesIn(connection),
    async takeIn(entries) {
      const rows = entries.filter((entry) => entry.kind === 'row');
      const lines = rows.map((row) => columnsOfCopied(atRest, row));
      if (lines.length > 0) await run(INSERT_ROWS, transposed(lines));
      const counters = entries.filter((entry) => entry.kind === 'counter');
      const counts = counters.map((one) => [
        digestOfCounter(atRest, one),
        one.count,
        one.expiresAt,
      ]);
      if (counts.length > 0) await run(INSERT_COUNTERS, transposed(counts));
      for (const entry of entries) {
        if (entry.kind === 'document') await run(INSERT_DOCUMENT, [entry.name, entry.text]);
      }
    },
  };
}

async function* entriesIn({
  clock,
  atRest,
  run,
}: PostgresConnection): AsyncGenerator<readonly CopiedEntry[]> {
  async function* walk(
    statement: Statement,
    begin: unknown,
    column: string,
  ): AsyncGenerator<readonly PostgresRow[]> {
    let after = begin;
    for (;;) {
      const { rows } = await run(statement, [after, clock(), STEP]);
      yield rows;
      if (rows.length < STEP) return;
      after = rows.at(-1)?.[column];
    }
  }

  const toRow = (row: PostgresRow) => copiedRowIn(atRest, row);
  for await (const rows of walk(NUMBERED_ROWS, 0, 'number')) yield rows.map(toRow);
  for await (const rows of walk(OTHER_ROWS, Buffer.alloc(0), 'key')) yield rows.map(toRow);
  for await (const rows of walk(COUNTERS, Buffer.alloc(0), 'key')) {
    yield rows.flatMap((row) => copiedCountersIn(atRest, row));
  }
  const { rows } = await run(DOCUMENTS, [MARKER]);
  yield rows.map(copiedDocumentIn);
}

/** Columns of lines. */
function transposed(lines: readonly (readonly unknown[])[]): readonly (readonly unknown[])[] {
  return (lines[0] ?? []).map((_, column) => lines.map((line) => line[column]));
}
