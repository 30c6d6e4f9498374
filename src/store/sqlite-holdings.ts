import type { SQLInputValue, SQLOutputValue } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { createHoldings, HELD_MODELS } from './holdings.ts';
import type { SqliteConnection } from './sqlite-connection.ts';
import { payloadIfOpen } from './stored-row.ts';
import type { Store } from './store.ts';

type SqliteRow = Readonly<Record<string, SQLOutputValue>>;

/** Rows looked at between two yields. */
const STEP = 500;

/**
 * Walks over all rows: no index leads from a client to its refresh tokens, which belong to their grants.
 * Reviews ask seldom, and only about clients that are to go.
 */
export function createSqliteHoldings({
  database,
  clock,
  atRest,
  read,
}: SqliteConnection): Store['holdings'] {
  const models = HELD_MODELS.map((model) => `'${model}'`).join(', ');
  const walk = database.prepare(`
    SELECT rowid AS number, key, model, CASE WHEN model IN (${models}) AND consumed_at IS NULL
      AND (expires_at IS NULL OR expires_at > ?1) THEN payload END AS payload
    FROM state WHERE rowid > ?2 ORDER BY rowid LIMIT ?3`);

  const next = (after: SQLInputValue) => read(() => walk.all(clock(), after, STEP));

  return async (clientIds) => {
    const holdings = createHoldings(clientIds);
    let after: SQLInputValue = 0;
    for (;;) {
      const rows: readonly SqliteRow[] = await next(after);
      for (const { key, model: name, payload: text } of rows) {
        if (typeof text !== 'string' || !(key instanceof Uint8Array)) continue;
        const model = String(name);
        holdings.count(model, payloadIfOpen(atRest, { model, key, text }) ?? {});
      }
      if (rows.length < STEP) return holdings.counted;
      after = rows.at(-1)?.['number'] ?? 0;
      await setImmediate();
    }
  };
}
