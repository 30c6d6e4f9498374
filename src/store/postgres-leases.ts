import type { Leases } from './leases.ts';
import type { PostgresConnection, Statement } from './postgres-connection.ts';

const LEASE: Statement = {
  name: 'lease',
  // What comes after SET is worked out once the row is locked, so numbers grow with each holder.
  text: `
    INSERT INTO idpfile_leases AS old (task, holder, number, expires_at)
    VALUES ($1, $2, nextval('idpfile_lease_numbers'), $3)
    ON CONFLICT (task) DO UPDATE SET holder = excluded.holder, expires_at = excluded.expires_at,
      number = CASE WHEN old.expires_at > $4 THEN old.number
        ELSE nextval('idpfile_lease_numbers') END
    WHERE old.holder = excluded.holder OR old.expires_at <= $4
    RETURNING number`,
};
// The row stays for the next holder, or for the sweep: of two who insert it at once, the one with
// the lower number might come second.
const RELEASE: Statement = {
  name: 'release',
  text: 'UPDATE idpfile_leases SET expires_at = 0 WHERE task = $1 AND holder = $2',
};

/** Tasks that one holder at a time may do. */
export function createPostgresLeases({ clock, run }: PostgresConnection): Leases {
  return {
    async lease(task, holder, lifetimeSeconds) {
      const now = clock();
      const expiresAt = Math.ceil(now + lifetimeSeconds * 1000);
      const { rows } = await run(LEASE, [task, holder, expiresAt, now]);
      return rows[0] && Number(rows[0]['number']);
    },
    release: async (task, holder) => void (await run(RELEASE, [task, holder])),
  };
}
