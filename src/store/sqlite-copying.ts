import type { SQLInputValue, SQLOutputValue } from 'node:sqlite';
import {
  columnsOfCopied,
  copiedCountersIn,
  copiedDocumentIn,
  copiedRowIn,
} from './copied-columns.ts';
import { digestOfCounter, type CopiedEntry, type Copying } from './copying.ts';
import { MARKER } from './sealing.ts';
import type { SqliteConnection } from './sqlite-connection.ts';

type SqliteRow = Readonly<Record<string, SQLOutputValue>>;

/** Entries that are read by one statement. */
const STEP = 500;

/** What a SQLite file holds, and how more gets into it. */
export function createSqliteCopying(connection: SqliteConnection): Copying {
  const { database, atRest, read, write } = connection;
  const statements = prepareStatements(connection);

  function takeInOne(entry: CopiedEntry): void {
    switch (entry.kind) {
      case 'row':
        statements.insertRow.run(...columnsOfCopied(atRest, entry));
        return;
      case 'counter':
        statements.insertCounter.run(digestOfCounter(atRest, entry), entry.count, entry.expiresAt);
        return;
      case 'document':
        statements.insertDocument.run(entry.name, entry.text);
        return;
      case 'unreadable':
    }
  }

  return {
    isEmpty: () =>
      read(
        () =>
          database
            .prepare(
              `SELECT 1 WHERE EXISTS (SELECT 1 FROM state WHERE model <> 'Mark') OR EXISTS (SELECT 1 FROM counters)
                OR EXISTS (SELECT 1 FROM documents WHERE name <> ?)`,
            )
            .get(MARKER) === undefined,
      ),
    entries: () => entriesIn(connection),
    takeIn: (entries) =>
      write(() => {
        for (const entry of entries) takeInOne(entry);
      }),
  };
}

function prepareStatements({ database }: SqliteConnection) {
  return {
    insertRow: database.prepare(`
      INSERT OR IGNORE INTO state (key, model, payload, uid, user_code, grant_id,
        client_id, account_id, source_client_id, expires_at, consumed_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`),
    insertCounter: database.prepare(
      'INSERT OR IGNORE INTO counters (key, count, expires_at) VALUES (?, ?, ?)',
    ),
    insertDocument: database.prepare('INSERT OR IGNORE INTO documents (name, text) VALUES (?, ?)'),
  };
}

async function* entriesIn({
  database,
  clock,
  atRest,
  read,
}: SqliteConnection): AsyncGenerator<readonly CopiedEntry[]> {
  async function* walk(text: string, begin: SQLInputValue): AsyncGenerator<readonly SqliteRow[]> {
    const statement = database.prepare(text);
    let after = begin;
    for (;;) {
      const rows: readonly SqliteRow[] = await read(() => statement.all(after, clock(), STEP));
      yield rows;
      if (rows.length < STEP) return;
      after = rows.at(-1)?.['position'] ?? null;
    }
  }

  for await (const rows of walk(ROWS, 0)) yield rows.map((row) => copiedRowIn(atRest, row));
  for await (const rows of walk(COUNTERS, new Uint8Array())) {
    yield rows.flatMap((row) => copiedCountersIn(atRest, row));
  }
  const documents = database.prepare('SELECT name, text FROM documents WHERE name <> ?');
  const rows: readonly SqliteRow[] = await read(() => documents.all(MARKER));
  yield rows.map(copiedDocumentIn);
}

// A mark is good for the process only that has asked for it.
const ROWS = `
  SELECT rowid AS position, key, model, payload, expires_at, consumed_at FROM state
  WHERE rowid > ? AND (expires_at IS NULL OR expires_at > ?) AND model <> 'Mark'
  ORDER BY rowid LIMIT ?`;
const COUNTERS = `
  SELECT key AS position, key, count, expires_at FROM counters
  WHERE key > ? AND expires_at > ? ORDER BY key LIMIT ?`;
