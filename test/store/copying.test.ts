import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Secret } from '../../src/secret/secret.ts';
import type { Copying } from '../../src/store/copying.ts';
import { openStore } from '../../src/store/open-store.ts';
import { AlreadyConsumed, type Store } from '../../src/store/store.ts';
import { describeWhere } from '../describe-where.ts';
import { startPostgres, WHERE_POSTGRES, type PostgresServer } from '../postgres-server.ts';
import { startRedis, WHERE_REDIS, type RedisServer } from '../redis-server.ts';
import { newDatabase } from './databases.ts';
import { newSealKey } from './seals.ts';
import { temporaryDirectory } from './temporary-directory.ts';

type Opened = Store & Readonly<{ copying: Copying }>;
type Kind = 'SQLite' | 'PostgreSQL' | 'Redis';

let postgres: PostgresServer | undefined;
let redis: RedisServer | undefined;
let databases = 0;

beforeAll(async () => {
  postgres = WHERE_POSTGRES.isThere ? await startPostgres() : undefined;
  redis = WHERE_REDIS.isThere ? await startRedis(['--databases', '64']) : undefined;
}, 60_000);
afterAll(async () => {
  await postgres?.[Symbol.asyncDispose]();
  await redis?.[Symbol.asyncDispose]();
});

/** The URL of a store in which nothing is. */
async function newURL(kind: Kind): Promise<string> {
  databases += 1;
  if (kind === 'PostgreSQL' && postgres) return newDatabase(postgres, `copy${databases}`);
  if (kind === 'Redis' && redis) return `${redis.url}/${databases}`;
  return `sqlite:${await temporaryDirectory()}/state.db`;
}

async function open(url: string, sealKeys?: readonly Secret[]): Promise<Opened> {
  const store = await openStore(url, { stateDirectory: '/', sealKeys, timeoutMs: 20_000 });
  const { copying } = store;
  if (copying === undefined) throw new Error(`${url} cannot be copied`);
  return { ...store, copying };
}

async function copy(from: Opened, to: Opened): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for await (const entries of from.copying.entries()) {
    await to.copying.takeIn(entries);
    for (const entry of entries) {
      const name = 'model' in entry ? `${entry.kind} ${entry.model}` : entry.kind;
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return counts;
}

async function fill(store: Store): Promise<void> {
  const authorizations = { grafana: { sid: 'sid-1', grantId: 'grant-1' } };
  const session = { jti: 'cookie-1', uid: 'uid-1', accountId: 'ana-1', authorizations };
  await store.model('Session').upsert('cookie-1', session, 600);
  await store.model('Grant').upsert('grant-1', { clientId: 'grafana', accountId: 'ana-1' });
  const of = { clientId: 'grafana', accountId: 'ana-1', grantId: 'grant-1' };
  await store.model('RefreshToken').upsert('used', { jti: 'used', ...of }, 600);
  await store.model('RefreshToken').consume('used');
  await store.model('RefreshToken').upsert('fresh', { jti: 'fresh', ...of }, 600);
  await store.model('AccessToken').upsert('over', { jti: 'over', ...of }, 0.001);
  const device = { jti: 'device', userCode: 'BCDF-GHJK', clientId: 'tv' };
  await store.model('DeviceCode').upsert('device', device, 600);
  await store.once('proof', 600);
  await store.hit('ana@example.com', 600);
  await store.hit('ana@example.com', 600);
  await store.createDocument('signing-keys', '{"keys":[]}');
  await store.lease('signing-keys', 'somebody', 600);
}

/** That a store holds what `fill` has written, and does with it what it should. */
async function expectFilled(store: Store, hitCounts: readonly number[]): Promise<void> {
  const session = await store.model('Session').find('cookie-1');
  expect(session).toMatchObject({ jti: 'cookie-1', accountId: 'ana-1', uid: 'uid-1' });
  expect(await store.model('Session').findByUid('uid-1')).toMatchObject({ accountId: 'ana-1' });
  expect(await store.model('AccessToken').find('over')).toBeUndefined();
  await expect(store.model('RefreshToken').consume('used')).rejects.toThrow(AlreadyConsumed);
  await store.model('RefreshToken').consume('fresh');
  expect(await store.model('DeviceCode').findByUserCode('BCDF-GHJK')).toEqual({
    jti: 'device',
    userCode: 'BCDF-GHJK',
    clientId: 'tv',
  });
  expect(await store.once('proof', 600)).toBe(false);
  const { count } = await store.hit('ana@example.com', 600);
  expect(hitCounts).toContain(count);
  expect(await store.document('signing-keys')).toBe('{"keys":[]}');
  expect(await store.lease('signing-keys', 'somebody else', 600)).toBeDefined();
  expect((await store.owners('client')).toSorted()).toEqual(['grafana', 'tv']);
  await store.model('RefreshToken').revokeByGrantId('grant-1');
  expect(await store.model('RefreshToken').find('used')).toBeUndefined();
  const ended: unknown[] = [];
  await store.revoke([{ kind: 'account', id: 'ana-1' }], {
    until: await store.mark(),
    onEnded: (one) => ended.push(one),
  });
  expect(ended).toEqual([{ accountId: 'ana-1', clientId: 'grafana', sid: 'sid-1' }]);
  expect(await store.model('Grant').find('grant-1')).toBeUndefined();
}

const COUNTS = new Map([
  ['row Session', 1],
  ['row Grant', 1],
  ['row RefreshToken', 2],
  ['row DeviceCode', 1],
  ['counter', 2],
  ['document', 1],
]);

async function expectCopy(
  [from, to]: readonly [Kind, Kind],
  [keysBefore, keysAfter]: readonly [(readonly Secret[] | undefined)?, (readonly Secret[])?] = [],
): Promise<void> {
  const source = await open(await newURL(from), keysBefore);
  const url = await newURL(to);
  const target = await open(url, keysAfter);
  try {
    expect(await source.copying.isEmpty()).toBe(true);
    await fill(source);
    expect(await source.copying.isEmpty()).toBe(false);
    expect(await target.copying.isEmpty()).toBe(true);
    expect(await copy(source, target)).toEqual(COUNTS);
    expect(await target.copying.isEmpty()).toBe(false);
    // With another key a counter may begin anew.
    await expectFilled(target, keysAfter?.length === 2 ? [1, 3] : [3]);
  } finally {
    await Promise.all([source.close(), target.close()]);
  }
}

const [key, next] = [newSealKey(), newSealKey()];

describe('SQLite', () => {
  test('is copied into another file', () => expectCopy(['SQLite', 'SQLite']));
  test('is sealed by being copied', () => expectCopy(['SQLite', 'SQLite'], [undefined, [key]]));
  test('that is sealed stays so', () => expectCopy(['SQLite', 'SQLite'], [[key], [key]]));
  test('is copied from one key to the next', () =>
    expectCopy(['SQLite', 'SQLite'], [[key], [next, key]]));

  test('is copied a thousand rows at a time and more, in their order', async () => {
    const [source, target] = [
      await open(await newURL('SQLite')),
      await open(await newURL('SQLite')),
    ];
    const ids = Array.from({ length: 1200 }, (_, number) => `session-${number}`);
    await Promise.all(
      ids.map((id, n) => source.model('Session').upsert(id, { jti: id, uid: 'same', n }, 600)),
    );
    await copy(source, target);
    expect(await target.model('Session').findByUid('same')).toMatchObject({ n: 1199 });
    await Promise.all([source.close(), target.close()]);
  });
});

describeWhere('PostgreSQL', WHERE_POSTGRES, () => {
  test('takes SQLite', () => expectCopy(['SQLite', 'PostgreSQL']));
  test('takes SQLite and seals it', () => expectCopy(['SQLite', 'PostgreSQL'], [undefined, [key]]));
  test('is copied into SQLite', () => expectCopy(['PostgreSQL', 'SQLite'], [[key], [key]]));

  test('gives the newest of two sessions with one uid after it was copied too', async () => {
    const source = await open(await newURL('PostgreSQL'));
    const target = await open(await newURL('PostgreSQL'));
    for (let n = 0; n < 450; n += 1) {
      await source.model('Session').upsert(`session-${n}`, { uid: 'same', n }, 600);
    }
    await copy(source, target);
    expect(await target.model('Session').findByUid('same')).toMatchObject({ n: 449 });
    await Promise.all([source.close(), target.close()]);
  });
});

describeWhere('Redis', WHERE_REDIS, () => {
  test('takes SQLite', () => expectCopy(['SQLite', 'Redis']));
  test('takes SQLite and seals it', () => expectCopy(['SQLite', 'Redis'], [undefined, [key]]));
  test('is copied into SQLite', () => expectCopy(['Redis', 'SQLite'], [[key], [key]]));
  test('is copied into Redis', () => expectCopy(['Redis', 'Redis']));
});

test('what is sealed with a key that is gone is told, and left behind', async () => {
  const url = await newURL('SQLite');
  const before = await open(url, [key]);
  await before.model('Grant').upsert('lost', { clientId: 'grafana' });
  await before.close();
  await (await open(url, [next, key])).close();
  const source = await open(url, [next]);
  const target = await open(await newURL('SQLite'), [next]);
  expect(await copy(source, target)).toEqual(new Map([['unreadable Grant', 1]]));
  await Promise.all([source.close(), target.close()]);
});
