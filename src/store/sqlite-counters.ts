import type { SQLOutputValue } from 'node:sqlite';
import { counterKey, claimKeys, NO_HITS } from './counters.ts';
import type { Counters } from './counters.ts';
import type { SqliteConnection } from './sqlite-connection.ts';
import type { Hit } from './store.ts';

/** One-time keys and counters; their keys, which name people and addresses, are hashed. */
export function createSqliteCounters({
  database,
  clock,
  atRest,
  read,
  write,
}: SqliteConnection): Counters {
  const once = database.prepare(`
    INSERT INTO counters (key, count, expires_at) VALUES (?1, 1, ?2)
    ON CONFLICT (key) DO UPDATE SET expires_at = excluded.expires_at WHERE expires_at <= ?3`);
  const hit = database.prepare(`
    INSERT INTO counters (key, count, expires_at) VALUES (?1, 1, ?2)
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN expires_at <= ?3 THEN 1 ELSE count + 1 END,
      expires_at = CASE WHEN expires_at <= ?3 THEN excluded.expires_at ELSE expires_at END
    RETURNING count, expires_at`);
  const hits = database.prepare(
    'SELECT count, expires_at FROM counters WHERE key = ? AND expires_at > ?',
  );
  const clear = database.prepare('DELETE FROM counters WHERE key = ?');

  return {
    once: (key, lifetimeSeconds) =>
      write(() => {
        const now = clock();
        const expiresAt = Math.ceil(now + lifetimeSeconds * 1000);
        return claimKeys(atRest, key).every(
          (claimed) => once.run(claimed, expiresAt, now).changes === 1,
        );
      }),
    hit: (key, windowSeconds) =>
      write(() => {
        const now = clock();
        return toHit(
          hit.get(counterKey(atRest, key), Math.ceil(now + windowSeconds * 1000), now),
          now,
        );
      }),
    hits: (key) => read(() => toHit(hits.get(counterKey(atRest, key), clock()), clock())),
    clearHits: (key) =>
      write(() => {
        clear.run(counterKey(atRest, key));
      }),
  };
}

function toHit(row: Record<string, SQLOutputValue> | undefined, now: number): Hit {
  if (row === undefined) return NO_HITS;
  return { count: Number(row.count), resetMs: Number(row.expires_at) - now };
}
