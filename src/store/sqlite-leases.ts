import type { Leases } from './leases.ts';
import type { SqliteConnection } from './sqlite-connection.ts';

/** Tasks that one holder at a time may do. */
export function createSqliteLeases({ database, clock, write }: SqliteConnection): Leases {
  // Without a number of its own a row gets one that none ever had, deleted rows included.
  const lease = database.prepare(`
    INSERT OR REPLACE INTO leases (number, task, holder, expires_at)
    SELECT
      (SELECT number FROM leases WHERE task = ?1 AND holder = ?2 AND expires_at > ?4), ?1, ?2, ?3
    WHERE NOT EXISTS (SELECT 1 FROM leases WHERE task = ?1 AND holder <> ?2 AND expires_at > ?4)
    RETURNING number`);
  const release = database.prepare('DELETE FROM leases WHERE task = ? AND holder = ?');

  return {
    lease: (task, holder, lifetimeSeconds) =>
      write(() => {
        const now = clock();
        const row = lease.get(task, holder, Math.ceil(now + lifetimeSeconds * 1000), now);
        return row === undefined ? undefined : Number(row.number);
      }),
    release: (task, holder) =>
      write(() => {
        release.run(task, holder);
      }),
  };
}
