import { appSessionsIn } from './owned-rows.ts';
import type { RedisConnection } from './redis-connection.ts';
import { ownersOf } from './redis-keys.ts';
import { stepsThroughList } from './redis-lists.ts';
import { deleteRow, readRow, type RedisRow } from './redis-row.ts';
import { ownerLists, ownersOfRow } from './redis-names.ts';
import { nextNumber } from './redis-sequence.ts';
import { createRedisSessions } from './redis-sessions.ts';
import type { AppSession, Owner, Revocation, Store } from './store.ts';

/** What a store can do about everything that clients and people have in it. */
export function createRedisOwners(
  connection: RedisConnection,
): Pick<Store, 'mark' | 'revoke' | 'leaveSessions' | 'holdings' | 'owners'> {
  return {
    mark: async () => Number(await nextNumber(connection)),
    async revoke(owners, revocation) {
      let deleted = 0;
      for (const owner of owners) {
        for (const list of ownerLists(connection.atRest, owner)) {
          for await (const keys of stepsThroughList(connection, list)) {
            const deleting = keys.map((key) => deleteOwned(connection, key, { owner, revocation }));
            deleted += (await Promise.all(deleting)).filter(Boolean).length;
          }
        }
      }
      return deleted;
    },
    ...createRedisSessions(connection),
    async owners(kind) {
      const beginning = ownersOf(kind);
      const found = new Set<string>();
      for await (const lists of connection.scan(beginning)) {
        const some = await Promise.all(lists.map((list) => hasRows(connection, list)));
        for (const list of lists.filter((_, position) => some[position])) {
          const id = connection.atRest.ownerIdIn(kind, list.slice(beginning.length));
          if (id !== undefined) found.add(id);
        }
      }
      return [...found];
    },
  };
}

type Deletion = Readonly<{ owner: Owner; revocation: Revocation }>;

/** Deletes a row, if it still belongs to the owner; whether it did. */
async function deleteOwned(
  connection: RedisConnection,
  key: string,
  { owner, revocation: { until, onEnded } }: Deletion,
): Promise<boolean> {
  for (;;) {
    const row = await readRow(connection, key);
    if (row === undefined || row.number > until || !belongsTo(row, owner)) return false;
    // Others may have written it since it was read: then it is looked at again.
    if (!(await deleteRow(connection, key, row.text))) continue;
    for (const session of endedWith(row)) onEnded(session);
    return true;
  }
}

/** Whether something is left in a list beside the keys of rows that are gone. */
async function hasRows(connection: RedisConnection, list: string): Promise<boolean> {
  for await (const keys of stepsThroughList(connection, list)) {
    const found = await Promise.all(keys.map((key) => connection.command(key, 'EXISTS')));
    if (found.includes(1)) return true;
  }
  return false;
}

function belongsTo(row: RedisRow, { kind, id }: Owner): boolean {
  return ownersOfRow(row.model, row.payloadIfOpen()).some(
    (owner) => owner.kind === kind && owner.id === id,
  );
}

function endedWith({ model, isLive, payloadIfOpen }: RedisRow): readonly AppSession[] {
  return model === 'Session' && isLive ? appSessionsIn(payloadIfOpen()) : [];
}
