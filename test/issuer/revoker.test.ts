import { createServer, type RequestListener } from 'node:http';
import { once } from 'node:events';
import { Provider } from 'oidc-provider';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createEngineAdapter } from '../../src/issuer/engine-adapter.ts';
import { CLIENT_FEATURES } from '../../src/issuer/engine-features.ts';
import { fetchDeclared } from '../../src/issuer/fetch-declared.ts';
import { Endings } from '../../src/issuer/refuse-late-writes.ts';
import { Revoker } from '../../src/issuer/revoker.ts';
import { generateSigningKeys } from '../../src/secret/managed-keys.ts';
import { privateJwk, type SigningKey } from '../../src/secret/signing-keys.ts';
import type { Client } from '../../src/snapshot/client.ts';
import { CurrentSnapshot } from '../../src/snapshot/current-snapshot.ts';
import type { User } from '../../src/snapshot/user.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import { StoreUnavailable, type Store } from '../../src/store/store.ts';
import { person, snapshotOf } from '../people/people.ts';
import { client } from './clients.ts';

const [ana, ben] = [person('ana'), person('ben')];

let signingKeys: readonly SigningKey[];
let origin: string;
/** Paths at which apps were told, in order. */
let told: string[];
let answer: RequestListener;
let stopServer: () => Promise<void>;
/** What the store was asked to revoke, in order. */
let revoked: string[];
let store: Store;
let current: CurrentSnapshot;
let revoker: Revoker;
/** So many calls of the store fail before the next one succeeds. */
let failures: number;

beforeAll(async () => {
  signingKeys = await generateSigningKeys();
});

beforeEach(async () => {
  told = [];
  answer = (_request, response) => void response.writeHead(200).end();
  const server = createServer((request, response) => {
    told.push(request.url ?? '');
    answer(request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no TCP address');
  origin = `http://127.0.0.1:${address.port}`;
  stopServer = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  [revoked, failures] = [[], 0];
  const memory = createMemoryStore();
  store = {
    ...memory,
    revoke: async (owner) => {
      if (failures-- > 0) throw new StoreUnavailable('away');
      revoked.push(`${owner.kind} ${owner.id}`);
      return memory.revoke(owner);
    },
  };
  current = new CurrentSnapshot(snapshotOf([ana, ben], [app('wiki'), app('chat')]));
  revoker = new Revoker({ store, current, endings: new Endings(), provider: engine });
  current.onPublish((publication) => revoker.after(publication));
});
afterEach(async () => {
  await revoker.close();
  await stopServer();
});

const app = (id: string) => client(id, { backchannelLogoutURI: `${origin}/${id}` });

function engine(): Provider {
  return new Provider('https://auth.example.com', {
    adapter: createEngineAdapter(store),
    cookies: { keys: ['cookie-signing-key'] },
    features: { ...CLIENT_FEATURES, devInteractions: { enabled: false } },
    jwks: { keys: signingKeys.map(privateJwk) },
    fetch: fetchDeclared,
  });
}

const publish = (users: readonly User[], clients: readonly Client[]) =>
  current.publish(snapshotOf(users, clients));

async function writeSession(user: User, ...clientIds: readonly string[]): Promise<void> {
  const authorizations = Object.fromEntries(
    clientIds.map((id) => [id, { sid: `${user.sub}-${id}` }]),
  );
  const id = `session-of-${user.sub}-${clientIds.join('-')}`;
  const payload = { jti: id, uid: `uid-${id}`, accountId: user.sub, authorizations };
  await store.model('Session').upsert(id, payload, 60);
}

describe('after a change', () => {
  test('that ends nobody nothing is revoked', async () => {
    publish([person('ana', { passwordHash: '$2b$04$new' }), ben], [app('wiki'), app('chat')]);
    await revoker.idle();
    expect(revoked).toEqual([]);
  });

  test('an app is told once of a session that ends for two reasons', async () => {
    await writeSession(ana, 'wiki', 'chat');
    publish([ben], [app('chat')]);
    await revoker.idle();
    expect(told.toSorted()).toEqual(['/chat', '/wiki']);
    expect(revoked).toEqual(['client wiki', 'account sub-of-ana']);
  });

  test('an app that is removed is told of each of its sessions', async () => {
    await writeSession(ana, 'wiki');
    await writeSession(ben, 'wiki');
    publish([ana, ben], [app('chat')]);
    await revoker.idle();
    expect(told).toEqual(['/wiki', '/wiki']);
  });

  test('an app that does not want to be told is not', async () => {
    publish([ana, ben], [client('wiki'), app('chat')]);
    await writeSession(ana, 'wiki');
    publish([ana, ben], [app('chat')]);
    await revoker.idle();
    expect([told, revoked]).toEqual([[], ['client wiki']]);
  });

  test('several in a row are all carried out, in their order', async () => {
    publish([ana, ben], [app('chat')]);
    publish([ana, ben], [app('wiki'), app('chat')]);
    publish([ana, ben], [app('wiki')]);
    publish([ben], [app('wiki')]);
    await revoker.idle();
    expect(revoked).toEqual(['client wiki', 'client chat', 'account sub-of-ana']);
  });

  test('a store that fails is tried again, and the next change waits for that', async () => {
    failures = 2;
    publish([ana, ben], [app('chat')]);
    publish([ana, ben], []);
    await revoker.idle();
    expect(revoked).toEqual(['client wiki', 'client chat']);
  });

  test('an app that does not answer holds up no other change', async () => {
    const heard = Promise.withResolvers<void>();
    answer = () => heard.resolve();
    await writeSession(ana, 'wiki');
    publish([ana, ben], [app('chat')]);
    await heard.promise;
    publish([ana, ben], []);
    await expect.poll(() => revoked).toEqual(['client wiki', 'client chat']);
  });

  test('an app that fails is told again', async () => {
    answer = (_request, response) => {
      response.writeHead(told.length === 1 ? 503 : 200).end();
    };
    await writeSession(ana, 'wiki');
    publish([ana, ben], [app('chat')]);
    await revoker.idle();
    expect(told).toEqual(['/wiki', '/wiki']);
  });
});

test('a close ends the trying', async () => {
  failures = Infinity;
  publish([ana, ben], []);
  await revoker.close();
  expect(revoked).toEqual([]);
});

test('what strangers left in the store is revoked at a start, and apps that are still there are told', async () => {
  const gone = person('gone');
  await writeSession(gone, 'wiki', 'unknown');
  await writeSession(ana, 'wiki');
  await store.model('Grant').upsert('grant', { clientId: 'unknown', accountId: ana.sub }, 60);
  await store.model('Grant').upsert('kept', { clientId: 'chat', accountId: ben.sub }, 60);

  revoker.sweepStrangers();
  await revoker.idle();

  expect(revoked.toSorted()).toEqual(['account sub-of-gone', 'client unknown']);
  expect(told).toEqual(['/wiki']);
  expect(await store.model('Grant').find('kept')).toBeDefined();
});
