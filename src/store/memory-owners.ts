import { setImmediate } from 'node:timers/promises';
import type { NameIndex } from './memory-index.ts';
import { createHoldings } from './holdings.ts';
import { appSessionsIn, clientsOfSession, leaveSession, ownersIn } from './owned-rows.ts';
import type { MemoryTable } from './memory-table.ts';
import type { AppSession, Owner, Store, StoredPayload } from './store.ts';

/** So many rows are touched between two yields: about a millisecond of work. */
const STEP = 200;

export type MemoryOwners = Pick<Store, 'mark' | 'revoke' | 'leaveSessions' | 'holdings' | 'owners'>;

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

/** What a store can do about everything that clients and people have in it. */
export function createMemoryOwners(table: MemoryTable): MemoryOwners {
  const { rows, index, newest, liveRow, read, remove } = table;
  const isLiveGrant = (id: string) => liveRow(`Grant:${id}`) !== undefined;

  function leaveOne(key: string, leaving: ReadonlySet<string>): readonly AppSession[] {
    const row = liveRow(key);
    const left = leaveSession(read(key) ?? {}, leaving, isLiveGrant);
    if (row === undefined || left === undefined) return [];
    const staying = clientsOfSession(left.session).map(sessionOf);
    const names = row.names.filter((name) => !isOfSession(name) || staying.includes(name));
    table.change(key, { ...row, names, text: JSON.stringify(left.session) });
    return left.ended;
  }

  return {
    mark: async () => newest(),
    async revoke(owners, { until, onEnded }) {
      let deleted = 0;
      await inSteps(keysOf(index, owners.map(ownedBy)), (key) => {
        const row = rows.get(key);
        if (row === undefined || row.number > until) return;
        const ended = appSessionsIn(read(key) ?? {});
        remove(key);
        deleted += 1;
        for (const session of ended) onEnded(session);
      });
      return deleted;
    },
    async leaveSessions(clientIds, onEnded) {
      const leaving = new Set(clientIds);
      await inSteps(keysOf(index, clientIds.map(sessionOf)), (key) => {
        for (const session of leaveOne(key, leaving)) onEnded(session);
      });
    },
    async holdings(clientIds) {
      const holdings = createHoldings(clientIds);
      await inSteps(rows.keys(), (key) => {
        const [model = ''] = key.split(':', 1);
        const row = liveRow(key);
        if (row?.consumed === undefined) holdings.count(model, read(key) ?? {});
      });
      return holdings.counted;
    },
    owners: async (kind) => index.namesAfter(ownedBy({ kind, id: '' })),
  };
}

// No model is called so: the names of other rows begin with that of their model.
const ownedBy = ({ kind, id }: Owner) => `of-${kind}:${id}`;
const sessionOf = (clientId: string) => `session-of:${clientId}`;
const isOfSession = (name: string) => name.startsWith(sessionOf(''));

/** The keys that have one of these names, each once. */
function keysOf(index: NameIndex, names: readonly string[]): ReadonlySet<string> {
  return new Set(names.flatMap(index.keysOf));
}

async function inSteps(keys: Iterable<string>, act: (key: string) => void): Promise<void> {
  let touched = 0;
  for (const key of keys) {
    touched += 1;
    if (touched % STEP === 0) await setImmediate();
    act(key);
  }
}
