import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import { openSqliteStore } from '../../src/store/sqlite-store.ts';
import type { Store } from '../../src/store/store.ts';
import { codeIn, startBareEngine, type BareEngine } from './bare-engine.ts';

const SESSION = '_session';

describe.each([
  ['memory', async (): Promise<Store> => createMemoryStore()],
  ['SQLite', openSqlite],
])('two requests of one browser at once, with a %s store', (_, openStore) => {
  test('both sign somebody in, to an app each: the tokens of both are good', async () => {
    const meeting = meetingPoint(await openStore());
    const engine = await startBareEngine(meeting.store);
    const { cookies } = await engine.signIn();
    const [one, other] = [new Map(cookies), new Map(cookies)];
    const login = { prompt: 'login' };
    const before = [
      await engine.walk(engine.start('app', login), one, '/auth/'),
      await engine.walk(engine.start('other', login), other, '/auth/'),
    ];

    meeting.expect(2);
    const arrived = await Promise.all([
      engine.walk(before[0] ?? engine.start('app'), one),
      engine.walk(before[1] ?? engine.start('other'), other),
    ]);

    await expectGood(engine, 'app', arrived[0]);
    await expectGood(engine, 'other', arrived[1]);
    // The browser may keep the cookies of either: it has been given one new session, not two.
    const given = [one, other].map((jar) => jar.get(SESSION));
    const changed = given.filter((value) => value !== cookies.get(SESSION));
    expect(changed).toHaveLength(1);
    const jar = one.get(SESSION) === changed[0] ? one : other;
    await expectGood(engine, 'app', await engine.walk(engine.start('app'), jar));
  });

  test('one signs somebody in again while the other goes to an app: neither is lost', async () => {
    const meeting = meetingPoint(await openStore());
    const engine = await startBareEngine(meeting.store);
    const { cookies } = await engine.signIn();
    const [one, other] = [new Map(cookies), new Map(cookies)];
    const before = await engine.walk(engine.start('app', { prompt: 'login' }), one, '/auth/');

    meeting.expect(2);
    const arrived = await Promise.all([
      engine.walk(before, one),
      engine.walk(engine.start('other'), other),
    ]);

    await expectGood(engine, 'app', arrived[0]);
    await expectGood(engine, 'other', arrived[1]);
  });

  test('one that writes its session twice keeps what the other has written between', async () => {
    const meeting = meetingPoint(await openStore());
    const engine = await startBareEngine(meeting.store);
    const { cookies } = await engine.signIn();
    const savedTwice = new Map<object, Promise<unknown>>();
    engine.provider.on('session.saved', (session) => {
      if (!savedTwice.has(session)) savedTwice.set(session, session.persist());
    });

    meeting.expect(2);
    const arrived = await Promise.all([
      engine.walk(engine.start('app'), new Map(cookies)),
      engine.walk(engine.start('other'), new Map(cookies)),
    ]);
    await Promise.all(savedTwice.values());

    expect(savedTwice.size).toBe(2);
    await expectGood(engine, 'app', arrived[0]);
    await expectGood(engine, 'other', arrived[1]);
  });

  test('a session that has ended meanwhile is not written again', async () => {
    const plain = await openStore();
    const sessions: string[] = [];
    const meeting = meetingPoint(plain, (id) => sessions.push(id));
    const engine = await startBareEngine(meeting.store);
    const { cookies } = await engine.signIn();

    meeting.expect(2);
    const asking = engine.walk(engine.start('other'), new Map(cookies));
    await meeting.arrivals(1);
    const [id = ''] = sessions.slice(-1);
    await plain.model('Session').destroy(id);
    meeting.letGo();
    const arrived = await asking;

    expect(arrived.searchParams.get('error_description')).toBe('the session has ended');
    expect(arrived.searchParams.get('code')).toBeNull();
    expect(await plain.model('Session').find(id)).toBeUndefined();
  });
});

async function expectGood(engine: BareEngine, clientId: string, arrived: URL): Promise<void> {
  const response = await engine.redeem(codeIn(arrived), clientId);
  expect(response.status).toBe(200);
  const tokens: unknown = await response.json();
  const token = typeof tokens === 'object' && tokens !== null && 'access_token' in tokens;
  const authorization = `Bearer ${token ? String(tokens.access_token) : ''}`;
  const userinfo = await fetch(`${engine.url}/me`, { headers: { authorization } });
  expect(userinfo.status).toBe(200);
}

/** A store in which the next finds of sessions wait until so many have read: all precede any write. */
function meetingPoint(store: Store, onFind: (id: string) => void = () => {}) {
  let expected = 0;
  let arrived = 0;
  let everybodyIsHere = Promise.withResolvers<void>();
  let somebodyCame = Promise.withResolvers<void>();
  const letGo = () => everybodyIsHere.resolve();
  return {
    expect(count: number): void {
      expected = count;
      arrived = 0;
      everybodyIsHere = Promise.withResolvers();
    },
    async arrivals(count: number): Promise<void> {
      while (arrived < count) await somebodyCame.promise;
    },
    letGo,
    store: {
      ...store,
      model(name: string) {
        const rows = store.model(name);
        if (name !== 'Session') return rows;
        return {
          ...rows,
          async find(id: string) {
            const row = await rows.find(id);
            onFind(id);
            if (arrived >= expected) return row;
            arrived += 1;
            somebodyCame.resolve();
            somebodyCame = Promise.withResolvers();
            if (arrived === expected) letGo();
            await everybodyIsHere.promise;
            return row;
          },
        };
      },
    } satisfies Store,
  };
}

async function openSqlite(): Promise<Store> {
  const directory = await mkdtemp(join(tmpdir(), 'idpfile-sessions-'));
  const store = await openSqliteStore(join(directory, 'state.db'));
  onTestFinished(async () => {
    await store.close();
    await rm(directory, { recursive: true });
  });
  return store;
}
