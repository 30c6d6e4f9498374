import { expect, test } from 'vitest';
import { SecretUses } from '../../src/issuer/secret-uses.ts';
import { Secret } from '../../src/secret/secret.ts';
import type { AcceptedSecret, Client, ClientId } from '../../src/snapshot/client.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import { snapshotOf } from '../people/people.ts';

const HOUR = 60 * 60 * 1000;
const NOW = Date.UTC(2026, 10, 22);

const current: AcceptedSecret = { kind: 'plaintext', secret: new Secret('the-new-one') };
const previous: AcceptedSecret = { kind: 'hash', hash: 'a-hash', expiresAt: NOW + 30 * 24 * HOUR };

function clientWith(id: string, accepted: readonly AcceptedSecret[]): Client {
  return { id: id as ClientId, credential: { kind: 'secrets', accepted } } as unknown as Client;
}

const wiki = clientWith('wiki', [current, previous]);
const snapshot = snapshotOf([], [wiki, clientWith('shop', [current])]);

test('of a client with several secrets it is known which it used last, and when', () => {
  const uses = new SecretUses(createMemoryStore(), new Secret('key'));
  uses.note(wiki, previous, NOW - 3 * 24 * HOUR);
  expect(uses.usesIn(snapshot)).toEqual([
    { clientId: 'wiki', secret: 'current', expiresAt: undefined, lastUsedAt: undefined },
    {
      clientId: 'wiki',
      secret: 'previous',
      expiresAt: new Date(NOW + 30 * 24 * HOUR),
      lastUsedAt: new Date(NOW - 3 * 24 * HOUR),
    },
  ]);
});

test('it outlives the process', async () => {
  const store = createMemoryStore();
  new SecretUses(store, new Secret('key')).note(wiki, current, NOW);
  const later = new SecretUses(store, new Secret('key'));
  await later.load(snapshot.clients.values());
  expect(later.usesIn(snapshot)[0]).toMatchObject({ lastUsedAt: new Date(NOW) });
});

test('uses within an hour are written once', () => {
  const store = createMemoryStore();
  let writes = 0;
  const counting = {
    ...store,
    model: (name: string) => ({
      ...store.model(name),
      upsert: () => {
        writes += 1;
        return Promise.resolve();
      },
    }),
  };
  const uses = new SecretUses(counting, new Secret('key'));
  for (const minutes of [0, 1, 59, 61]) uses.note(wiki, current, NOW + minutes * 60_000);
  expect(writes).toBe(2);
});

test('a store that fails costs no request', () => {
  const store = createMemoryStore();
  const broken = {
    ...store,
    model: (name: string) => ({
      ...store.model(name),
      upsert: () => Promise.reject(new Error('disk')),
    }),
  };
  expect(() => new SecretUses(broken, new Secret('key')).note(wiki, current)).not.toThrow();
});
