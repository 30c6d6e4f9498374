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
/** So many revocations fail before the next one succeeds. */
let failures: number;
/** No rows are deleted before this, and no client leaves a session before the next. */
let held: Promise<void>;
let walkHeld: Promise<void>;
/** How often the store was asked for either. */
let [asked, walks] = [0, 0];

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
  [revoked, failures, asked, walks] = [[], 0, 0, 0];
  [held, walkHeld] = [Promise.resolve(), Promise.resolve()];
  const memory = createMemoryStore();
  store = {
    ...memory,
    revoke: async (owners, revocation) => {
      asked += 1;
      await held;
      if (failures-- > 0) throw new StoreUnavailable('away');
      revoked.push(...owners.map(({ kind, id }) => `${kind} ${id}`));
      return memory.revoke(owners, revocation);
    },
    leaveSessions: async (clientIds, onEnded) => {
      walks += 1;
      await walkHeld;
      return memory.leaveSessions(clientIds, onEnded);
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

const alone = () => Promise.resolve(true);

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

  test('that ends several at once the store is asked once for all of them', async () => {
    publish([ben], []);
    await revoker.idle();
    expect(revoked).toEqual(['client wiki', 'client chat', 'account sub-of-ana']);
    expect(walks).toBe(1);
  });

  test('that ends people only the sessions of others are not looked at', async () => {
    publish([ben], [app('wiki'), app('chat')]);
    await revoker.idle();
    expect(walks).toBe(0);
  });

  test('rows are deleted while clients are still leaving the sessions of an earlier one', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    walkHeld = promise;
    publish([ana, ben], [app('chat')]);
    publish([ana, ben], []);
    await expect.poll(() => revoked).toEqual(['client wiki', 'client chat']);
    expect(walks).toBe(1);
    resolve();
    await revoker.idle();
    expect(walks).toBe(2);
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

describe('a revocation that comes late', () => {
  let release: () => void;
  beforeEach(() => {
    ({ promise: held, resolve: release } = Promise.withResolvers<void>());
  });

  /** A session with a grant, both of that name. */
  const signIn = async (name: string, clientId: string) => {
    const authorizations = { [clientId]: { sid: `sid-${name}`, grantId: name } };
    const [rows, session] = [
      { jti: name, accountId: ana.sub },
      { uid: name, authorizations },
    ];
    await store.model('Grant').upsert(name, { ...rows, clientId }, 60);
    await store.model('Session').upsert(name, { ...rows, ...session }, 60);
  };
  const findSession = (name: string) => store.model('Session').find(name);
  const findGrant = (name: string) => store.model('Grant').find(name);

  test('leaves what its client got after it was back', async () => {
    await signIn('before', 'wiki');
    publish([ana, ben], [app('chat')]);
    publish([ana, ben], [app('wiki'), app('chat')]);
    await signIn('after', 'wiki');

    release();
    await revoker.idle();

    expect(await findGrant('before')).toBeUndefined();
    expect((await findSession('before'))?.['authorizations']).toEqual({});
    expect(await findGrant('after')).toBeDefined();
    expect((await findSession('after'))?.['authorizations']).toHaveProperty('wiki');
    expect(told).toEqual(['/wiki']);
  });

  test('leaves the sessions of a person who is back', async () => {
    await signIn('before', 'wiki');
    publish([ben], [app('wiki'), app('chat')]);
    publish([ana, ben], [app('wiki'), app('chat')]);
    await signIn('after', 'chat');

    release();
    await revoker.idle();

    expect(await findSession('before')).toBeUndefined();
    expect(await findGrant('before')).toBeUndefined();
    expect(await findSession('after')).toBeDefined();
    expect(await findGrant('after')).toBeDefined();
    expect(told).toEqual(['/wiki']);
  });

  test('takes in what a request wrote just before the change', async () => {
    const writing = signIn('before', 'wiki');
    publish([ana, ben], [app('chat')]);
    release();
    await Promise.all([writing, revoker.idle()]);
    expect(await findGrant('before')).toBeUndefined();
  });

  test('leaves what strangers got after they were added', async () => {
    await signIn('before', 'stranger');
    await revoker.sweepStrangers(alone);
    await expect.poll(() => asked).toBe(1);
    publish([ana, ben], [app('wiki'), app('chat'), app('stranger')]);
    await signIn('after', 'stranger');

    release();
    await revoker.idle();

    expect(await findGrant('before')).toBeUndefined();
    expect(await findGrant('after')).toBeDefined();
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

  expect(await revoker.sweepStrangers(alone)).toBe(true);
  await revoker.idle();

  expect(revoked.toSorted()).toEqual(['account sub-of-gone', 'client unknown']);
  expect(told).toEqual(['/wiki']);
  expect(await store.model('Grant').find('kept')).toBeDefined();
});

describe('while another server serves other files', () => {
  beforeEach(() => writeSession(person('new'), 'new'));

  test('nothing of strangers is revoked, who may be known there', async () => {
    expect(await revoker.sweepStrangers(() => Promise.resolve(false))).toBe(false);
    await revoker.idle();
    expect(asked).toBe(0);
  });

  test('what it writes after it was asked stays', async () => {
    const writesMeanwhile = async () => {
      await store.model('Grant').upsert('later', { clientId: 'new', accountId: ana.sub }, 60);
      return true;
    };
    expect(await revoker.sweepStrangers(writesMeanwhile)).toBe(true);
    await revoker.idle();

    expect(revoked.toSorted()).toEqual(['account sub-of-new', 'client new']);
    expect(await store.model('Grant').find('later')).toBeDefined();
  });
});
