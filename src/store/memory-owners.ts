import { setImmediate } from 'node:timers/promises';
import type { NameIndex } from './memory-index.ts';
import { appSessionsIn, clientsOfSession, ownersIn, withoutClient } from './owned-rows.ts';
import type { Owner, Store, StoredPayload } from './store.ts';

/** So many rows are touched between two yields: about a millisecond of work. */
const STEP = 200;

export type MemoryOwners = Pick<Store, 'appSessions' | 'revoke' | 'owners'>;

type Rows = Readonly<{
  index: NameIndex;
  read: (key: string) => StoredPayload | undefined;
  remove: (key: string) => void;
  dropName: (key: string, name: string, payload: StoredPayload) => void;
}>;

/** The names under which the owners of a row find it. */
export function ownerNames(model: string, payload: StoredPayload): readonly string[] {
  const { clientId, accountId, sourceClientId } = ownersIn(model, payload);
  const clients = [...new Set([clientId, sourceClientId])].filter((id) => id !== undefined);
  return [
    ...clients.map((id) => ownedBy({ kind: 'client', id })),
    ...(accountId === undefined ? [] : [ownedBy({ kind: 'account', id: accountId })]),
    ...clientsOfSession(payload).map(sessionOf),
  ];
}

/** What a store can do about everything that a client or a person has in it. */
export function createMemoryOwners({ index, read, remove, dropName }: Rows): MemoryOwners {
  return {
    async appSessions(owner) {
      const keys = index.keysOf(owner.kind === 'client' ? sessionOf(owner.id) : ownedBy(owner));
      const found = await inSteps(keys, (key) => appSessionsIn(read(key) ?? {}));
      const sessions = found.flat();
      return owner.kind === 'account'
        ? sessions
        : sessions.filter(({ clientId }) => clientId === owner.id);
    },
    async revoke(owner) {
      const name = ownedBy(owner);
      const keys = index.keysOf(name);
      await inSteps(keys, remove);
      if (owner.kind === 'client') {
        const inSession = sessionOf(owner.id);
        await inSteps(index.keysOf(inSession), (key) => {
          dropName(key, inSession, withoutClient(read(key) ?? {}, owner.id));
        });
      }
      return keys.length;
    },
    owners: async (kind) => index.namesAfter(ownedBy({ kind, id: '' })),
  };
}

// No model is called so: the names of other rows begin with that of their model.
const ownedBy = ({ kind, id }: Owner) => `of-${kind}:${id}`;
const sessionOf = (clientId: string) => `session-of:${clientId}`;

async function inSteps<T>(keys: readonly string[], act: (key: string) => T): Promise<readonly T[]> {
  const results: T[] = [];
  for (const [position, key] of keys.entries()) {
    if (position % STEP === STEP - 1) await setImmediate();
    results.push(act(key));
  }
  return results;
}
