import { byId, parseReplica, type Fleet } from './fleet.ts';
import type { PostgresConnection, Statement } from './postgres-connection.ts';

const BEAT: Statement = {
  name: 'beat',
  text: `
    INSERT INTO idpfile_replicas (id, replica, expires_at) VALUES ($1, $2, $3)
    ON CONFLICT (id) DO UPDATE SET replica = excluded.replica, expires_at = excluded.expires_at`,
};
const LEAVE: Statement = { name: 'leave', text: 'DELETE FROM idpfile_replicas WHERE id = $1' };
const FLEET: Statement = {
  name: 'fleet',
  text: 'SELECT replica FROM idpfile_replicas WHERE expires_at > $1',
};

/** The processes that run over a database. */
export function createPostgresFleet({ clock, run }: PostgresConnection): Fleet {
  return {
    async beat(replica, lifetimeSeconds) {
      const expiresAt = Math.ceil(clock() + lifetimeSeconds * 1000);
      await run(BEAT, [replica.id, JSON.stringify(replica), expiresAt]);
    },
    leave: async (replicaId) => void (await run(LEAVE, [replicaId])),
    async fleet() {
      const { rows } = await run(FLEET, [clock()]);
      return byId(rows.map(({ replica }) => parseReplica(String(replica))));
    },
  };
}
