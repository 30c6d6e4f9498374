import { claimKeys, counterKey, NO_HITS, type Counters } from './counters.ts';
import type { PostgresConnection, PostgresRow, Statement } from './postgres-connection.ts';
import type { Hit } from './store.ts';

const ONCE: Statement = {
  name: 'once',
  text: `
    INSERT INTO idpfile_counters AS old (key, count, expires_at) VALUES ($1, 1, $2)
    ON CONFLICT (key) DO UPDATE SET expires_at = excluded.expires_at WHERE old.expires_at <= $3`,
};
const HIT: Statement = {
  name: 'hit',
  text: `
    INSERT INTO idpfile_counters AS old (key, count, expires_at) VALUES ($1, 1, $2)
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN old.expires_at <= $3 THEN 1 ELSE old.count + 1 END,
      expires_at = CASE WHEN old.expires_at <= $3 THEN excluded.expires_at ELSE old.expires_at END
    RETURNING count, expires_at`,
};
const HITS: Statement = {
  name: 'hits',
  text: 'SELECT count, expires_at FROM idpfile_counters WHERE key = $1 AND expires_at > $2',
};
const CLEAR: Statement = {
  name: 'clear-hits',
  text: 'DELETE FROM idpfile_counters WHERE key = $1',
};

/** One-time keys and counters; their keys, which name people and addresses, are hashed. */
export function createPostgresCounters({ clock, atRest, run }: PostgresConnection): Counters {
  return {
    async once(key, lifetimeSeconds) {
      const now = clock();
      const expiresAt = Math.ceil(now + lifetimeSeconds * 1000);
      for (const claimed of claimKeys(atRest, key)) {
        if ((await run(ONCE, [claimed, expiresAt, now])).count !== 1) return false;
      }
      return true;
    },
    async hit(key, windowSeconds) {
      const now = clock();
      const expiresAt = Math.ceil(now + windowSeconds * 1000);
      const { rows } = await run(HIT, [counterKey(atRest, key), expiresAt, now]);
      return toHit(rows[0], now);
    },
    async hits(key) {
      const now = clock();
      const { rows } = await run(HITS, [counterKey(atRest, key), now]);
      return toHit(rows[0], now);
    },
    clearHits: async (key) => void (await run(CLEAR, [counterKey(atRest, key)])),
  };
}

function toHit(row: PostgresRow | undefined, now: number): Hit {
  if (row === undefined) return NO_HITS;
  return { count: Number(row['count']), resetMs: Number(row['expires_at']) - now };
}
