import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { errors } from 'oidc-provider';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createEngineAdapter } from '../../src/issuer/engine-adapter.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import { openSqliteStore } from '../../src/store/sqlite-store.ts';
import type { Store, StoredPayload } from '../../src/store/store.ts';
import { startBareEngine } from './bare-engine.ts';

describe.each([
  ['memory', async (): Promise<Store> => createMemoryStore()],
  ['SQLite', async (): Promise<Store> => (await openSqlite()).store],
])('with a %s store', (_, openStore) => {
  test('of 8 redemptions of one code at once one succeeds, and its tokens are worth nothing', async () => {
    const store = findingTogether(await openStore(), 'AuthorizationCode', 8);
    const engine = await startBareEngine(store);
    const { code } = await engine.signIn();
    const responses = await Promise.all(Array.from({ length: 8 }, () => engine.redeem(code)));
    const winner = await expectOneWinner(responses);
    await expectRevoked(engine, winner);
  });

  test('of 8 uses of one refresh token at once one succeeds, and its tokens are worth nothing', async () => {
    const store = findingTogether(await openStore(), 'RefreshToken', 8);
    const engine = await startBareEngine(store);
    const { code } = await engine.signIn();
    const first = await tokensOf(await engine.redeem(code));
    const parameters = { grant_type: 'refresh_token', refresh_token: first.refresh_token };
    const responses = await Promise.all(Array.from({ length: 8 }, () => engine.token(parameters)));
    const winner = await expectOneWinner(responses);
    await expectRevoked(engine, winner);
  });

  test('who consumes a code in vain ends its grant and all that came from it, but nothing else', async () => {
    const store = await openStore();
    const models = ['AuthorizationCode', 'AccessToken', 'RefreshToken'];
    for (const id of ['stolen', 'other']) {
      await store.model('Grant').upsert(id, { jti: id });
      for (const model of models) await store.model(model).upsert(id, { jti: id, grantId: id });
    }
    const codes = createEngineAdapter(store)('AuthorizationCode');
    await codes.consume('stolen');
    await expect(codes.consume('stolen')).rejects.toThrow(errors.InvalidGrant);
    for (const model of [...models, 'Grant']) {
      expect(await store.model(model).find('stolen'), model).toBeUndefined();
      expect(await store.model(model).find('other'), model).toBeDefined();
    }
  });

  test('a code that is used once gives tokens that work', async () => {
    const engine = await startBareEngine(await openStore());
    const { code } = await engine.signIn();
    const tokens = await tokensOf(await engine.redeem(code));
    expect((await userinfo(engine.url, tokens.access_token)).status).toBe(200);
    const parameters = { grant_type: 'refresh_token', refresh_token: tokens.refresh_token };
    expect((await engine.token(parameters)).status).toBe(200);
  });

  test('of 20 presentations of one proof at once one is the first', async () => {
    const { provider } = await startBareEngine(await openStore());
    const expiresAt = Math.floor(Date.now() / 1000) + 60;
    const jti = randomUUID();
    const firsts = await Promise.all(
      Array.from({ length: 20 }, () => provider.ReplayDetection.unique('app', jti, expiresAt)),
    );
    expect(firsts.filter(Boolean)).toHaveLength(1);
    expect(await provider.ReplayDetection.unique('other-app', jti, expiresAt)).toBe(true);
  });

  test('a pushed authorization request that was used is refused in the words of RFC 9126', async () => {
    const requests = createEngineAdapter(await openStore())('PushedAuthorizationRequest');
    await requests.upsert('request', { jti: 'request' }, 60);
    await requests.consume('request');
    await expect(requests.consume('request')).rejects.toThrow(errors.InvalidRequestUri);
  });

  test('a used refresh token that looks unused is accepted, and one use alone consumes it', async () => {
    const store = await openStore();
    const unused = (row: StoredPayload): StoredPayload => ({ ...row, consumed: undefined });
    const tokens = createEngineAdapter(store, unused)('RefreshToken');
    await tokens.upsert('token', { jti: 'token', grantId: 'grant' }, 60);
    await store.model('Grant').upsert('grant', { jti: 'grant' });

    await Promise.all(Array.from({ length: 8 }, () => tokens.consume('token')));

    expect((await tokens.find('token'))?.consumed).toBeUndefined();
    expect(await store.model('RefreshToken').find('token')).toHaveProperty('consumed');
    expect(await store.model('Grant').find('grant')).toBeDefined();
    await expect(tokens.consume('unknown')).rejects.toThrow(errors.InvalidGrant);
  });

  test('only refresh tokens may look unused', async () => {
    const unused = (row: StoredPayload): StoredPayload => ({ ...row, consumed: undefined });
    const codes = createEngineAdapter(await openStore(), unused)('AuthorizationCode');
    await codes.upsert('code', { jti: 'code', grantId: 'grant' }, 60);
    await codes.consume('code');

    expect(await codes.find('code')).toHaveProperty('consumed');
    await expect(codes.consume('code')).rejects.toThrow(errors.InvalidGrant);
  });

  test('no client is found in the store', async () => {
    const store = await openStore();
    await store.model('Client').upsert('smuggled', { client_id: 'smuggled' });
    expect(await createEngineAdapter(store)('Client').find('smuggled')).toBeUndefined();
  });
});

test('while the store is away tokens answer 503 and discovery goes on', async () => {
  const { store } = await openSqlite();
  const engine = await startBareEngine(store);
  const { code } = await engine.signIn();
  await store.close();
  const response = await engine.redeem(code);
  expect(response.status).toBe(503);
  expect(await response.json()).toEqual({
    error: 'temporarily_unavailable',
    error_description: 'the state store is unavailable',
  });
  expect((await fetch(`${engine.url}/.well-known/openid-configuration`)).status).toBe(200);
});

test('after two sign-ins of one browser no cookie, code or token stands in the files', async () => {
  const { store, directory } = await openSqlite();
  const engine = await startBareEngine(store);
  const first = await engine.signIn();
  const second = await engine.signIn(first.cookies);
  const tokens = await tokensOf(await engine.redeem(second.code));
  const values = [...first.seen, ...second.seen, tokens.access_token, tokens.refresh_token];
  expect(values.length).toBeGreaterThan(8);

  const names = await readdir(directory);
  const files = await Promise.all(names.map((name) => readFile(join(directory, name), 'latin1')));
  const text = files.join('\n');
  expect(text).toContain('"accountId":"ana"');
  expect(values.filter((value) => text.includes(value))).toEqual([]);
});

type Engine = Awaited<ReturnType<typeof startBareEngine>>;
type Tokens = Readonly<{ access_token: string; refresh_token: string }>;

async function openSqlite() {
  const directory = await mkdtemp(join(tmpdir(), 'idpfile-engine-'));
  const store = await openSqliteStore(join(directory, 'state.db'));
  onTestFinished(async () => {
    await store.close();
    await rm(directory, { recursive: true });
  });
  return { store, directory };
}

/** A store whose first finds in one model wait for each other, so that all precede any consuming. */
function findingTogether(store: Store, name: string, count: number): Store {
  const everybodyIsHere = Promise.withResolvers<void>();
  let arrived = 0;
  return {
    ...store,
    model(modelName) {
      const rows = store.model(modelName);
      if (modelName !== name) return rows;
      return {
        ...rows,
        async find(id) {
          const row = await rows.find(id);
          arrived += 1;
          if (arrived === count) everybodyIsHere.resolve();
          await everybodyIsHere.promise;
          return row;
        },
      };
    },
  };
}

async function expectOneWinner(responses: readonly Response[]): Promise<Tokens> {
  const [winner, ...others] = responses.toSorted((a, b) => a.status - b.status);
  if (winner === undefined) throw new Error('no response');
  const refusals = await Promise.all(others.map((response) => response.json()));
  expect(refusals).toEqual(others.map(() => expect.objectContaining({ error: 'invalid_grant' })));
  return tokensOf(winner);
}

async function expectRevoked(engine: Engine, tokens: Tokens): Promise<void> {
  expect((await userinfo(engine.url, tokens.access_token)).status).toBe(401);
  const parameters = { grant_type: 'refresh_token', refresh_token: tokens.refresh_token };
  const refreshed = await engine.token(parameters);
  expect(await refreshed.json()).toMatchObject({ error: 'invalid_grant' });
}

async function tokensOf(response: Response): Promise<Tokens> {
  expect(response.status).toBe(200);
  const body: unknown = await response.json();
  if (!isTokens(body)) throw new Error('no tokens in the response');
  return body;
}

function userinfo(url: string, accessToken: string): Promise<Response> {
  return fetch(`${url}/me`, { headers: { authorization: `Bearer ${accessToken}` } });
}

function isTokens(body: unknown): body is Tokens {
  return (
    typeof body === 'object' && body !== null && 'access_token' in body && 'refresh_token' in body
  );
}
