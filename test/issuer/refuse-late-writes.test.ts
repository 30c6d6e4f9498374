import { beforeEach, describe, expect, test } from 'vitest';
import { endedOwners } from '../../src/issuer/ended-owners.ts';
import { Endings, refuseLateWrites } from '../../src/issuer/refuse-late-writes.ts';
import { CurrentSnapshot } from '../../src/snapshot/current-snapshot.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import type { Store, StoredPayload } from '../../src/store/store.ts';
import { person, snapshotOf } from '../people/people.ts';
import { client } from './clients.ts';

const [ana, wiki, chat] = [person('ana'), client('wiki'), client('chat')];
const OF_WIKI = { clientId: 'wiki', accountId: ana.sub };

let current: CurrentSnapshot;
let store: Store;

beforeEach(() => {
  current = new CurrentSnapshot(snapshotOf([ana], [wiki, chat]));
  const endings = new Endings();
  current.onPublish((publication) => {
    endings.note(publication.after, endedOwners(publication));
  });
  store = refuseLateWrites(createMemoryStore(), endings, current);
});

const publish = (...parameters: Parameters<typeof snapshotOf>) =>
  current.publish(snapshotOf(...parameters));

const write = (payload: StoredPayload, model = 'AccessToken') =>
  store.model(model).upsert('id', payload, 60);

describe('a request that began before its client was removed', () => {
  test('cannot keep a token any more', async () => {
    await current.pin(async () => {
      await write(OF_WIKI);
      publish([ana], [chat]);
      await expect(write(OF_WIKI)).rejects.toMatchObject({ error: 'invalid_client' });
      await write({ clientId: 'chat', accountId: ana.sub });
    });
  });

  test('cannot when the client is back already, while a new request can', async () => {
    await current.pin(async () => {
      publish([ana], [chat]);
      publish([ana], [wiki, chat]);
      await expect(write(OF_WIKI)).rejects.toMatchObject({ error: 'invalid_client' });
      await current.pin(() => write(OF_WIKI));
    });
  });

  test('cannot keep a grant for another client that comes from one of the removed', async () => {
    await current.pin(async () => {
      publish([ana], [chat]);
      const derived = { clientId: 'chat', sourceClientId: 'wiki', accountId: ana.sub };
      await expect(write(derived, 'Grant')).rejects.toMatchObject({ error: 'invalid_client' });
    });
  });
});

test('what belongs to no owner is written as ever', async () => {
  await current.pin(async () => {
    publish([], []);
    const number = await store.lease('task', 'one', 60);
    expect(number).toBeGreaterThan(0);
    expect(await store.createDocument('name', 'text')).toBe('text');
    expect(await store.replaceDocument('name', 'text', 'other')).toBe(true);
  });
});

test('a request that began before its client was disabled cannot keep a token', async () => {
  await current.pin(async () => {
    publish([ana], [client('wiki', { enabled: false }), chat]);
    await expect(write(OF_WIKI)).rejects.toMatchObject({ error: 'invalid_client' });
  });
});

test('a request that began before its person was removed cannot keep a session', async () => {
  await current.pin(async () => {
    publish([], [wiki, chat]);
    publish([ana], [wiki, chat]);
    await expect(write({ accountId: ana.sub }, 'Session')).rejects.toMatchObject({
      error: 'invalid_grant',
    });
  });
});

test('a request that began before another change goes on', async () => {
  await current.pin(async () => {
    publish([person('ana', { name: 'Ana' })], [client('wiki', { name: 'New name' }), chat]);
    await expect(write(OF_WIKI)).resolves.toBeUndefined();
  });
});

test('everything else of the store works as without', async () => {
  await write({ clientId: 'wiki', grantId: 'grant' });
  expect(await store.model('AccessToken').find('id')).toEqual({
    clientId: 'wiki',
    grantId: 'grant',
  });
  await store.model('AccessToken').revokeByGrantId('grant');
  expect(await store.model('AccessToken').find('id')).toBeUndefined();
  expect(await store.once('key', 60)).toBe(true);
});
