import { byId, parseReplica, type Fleet } from './fleet.ts';
import type { SqliteConnection } from './sqlite-connection.ts';

/** The processes that run over a file. */
export function createSqliteFleet({ database, clock, read, write }: SqliteConnection): Fleet {
  const beat = database.prepare(`
    INSERT INTO replicas (id, replica, expires_at) VALUES (?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET replica = excluded.replica, expires_at = excluded.expires_at`);
  const leave = database.prepare('DELETE FROM replicas WHERE id = ?');
  const live = database.prepare('SELECT replica FROM replicas WHERE expires_at > ?');

  return {
    beat(replica, lifetimeSeconds) {
      const text = JSON.stringify(replica);
      return write(() => {
        beat.run(replica.id, text, Math.ceil(clock() + lifetimeSeconds * 1000));
      });
    },
    leave: (replicaId) =>
      write(() => {
        leave.run(replicaId);
      }),
    fleet: () =>
      read(() => byId(live.all(clock()).map(({ replica }) => parseReplica(String(replica))))),
  };
}
