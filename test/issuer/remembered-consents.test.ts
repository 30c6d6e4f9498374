import { Provider, type Grant } from 'oidc-provider';
import { beforeAll, expect, test } from 'vitest';
import { createEngineAdapter } from '../../src/issuer/engine-adapter.ts';
import { createRememberedConsents } from '../../src/issuer/remembered-consents.ts';
import { generateSigningKeys } from '../../src/secret/managed-keys.ts';
import { privateJwk } from '../../src/secret/signing-keys.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import { StoreUnavailable, type Store } from '../../src/store/store.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

let engine: Provider;
beforeAll(async () => {
  engine = new Provider('https://auth.example.com', {
    adapter: createEngineAdapter(createMemoryStore()),
    cookies: { keys: ['cookie-signing-key'] },
    features: { devInteractions: { enabled: false } },
    jwks: { keys: (await generateSigningKeys()).map(privateJwk) },
  });
});

function grantOf(scope: string): Grant {
  const grant = new engine.Grant({ accountId: 'alice', clientId: 'wiki' });
  grant.addOIDCScope(scope);
  return grant;
}

function storeAt(start: number) {
  let now = start;
  const store = createMemoryStore(() => now);
  return { consents: createRememberedConsents(store), pass: (ms: number) => (now += ms) };
}

test('a decision is kept as it was made: scopes, claims and the scopes of APIs', async () => {
  const { consents } = storeAt(0);
  const grant = grantOf('openid email');
  grant.addOIDCClaims(['quota']);
  grant.addResourceScope('https://api.example.com', 'orders:read orders:write');
  await consents.remember('alice', 'wiki', grant);
  expect(await consents.find('alice', 'wiki')).toEqual({
    scopes: ['openid', 'email'],
    claims: ['quota'],
    resources: { 'https://api.example.com': ['orders:read', 'orders:write'] },
  });
});

test('it is of one person and one app, whatever their names are made of', async () => {
  const { consents } = storeAt(0);
  await consents.remember('a', 'b c', grantOf('openid'));
  await consents.remember('a","b', 'c', grantOf('openid'));
  for (const [sub, clientId] of [
    ['a', 'b'],
    ['a b', 'c'],
    ['a', 'b","c'],
  ] as const) {
    expect(await consents.find(sub, clientId)).toBeUndefined();
  }
});

test('it holds for 90 days', async () => {
  const { consents, pass } = storeAt(0);
  await consents.remember('alice', 'wiki', grantOf('openid'));
  pass(90 * DAY_MS - 1000);
  expect(await consents.find('alice', 'wiki')).toBeDefined();
  pass(1000);
  expect(await consents.find('alice', 'wiki')).toBeUndefined();
});

test('it can be forgotten', async () => {
  const { consents } = storeAt(0);
  await consents.remember('alice', 'wiki', grantOf('openid'));
  await consents.forget('alice', 'wiki');
  expect(await consents.find('alice', 'wiki')).toBeUndefined();
});

test('while the store is away apps are told to come again', async () => {
  const away = () => Promise.reject(new StoreUnavailable('away'));
  const store = createMemoryStore();
  const broken: Store = {
    ...store,
    model: (name) => ({ ...store.model(name), find: away, upsert: away, destroy: away }),
  };
  const consents = createRememberedConsents(broken);
  const answer = { status: 503, error: 'temporarily_unavailable' };
  await expect(consents.find('alice', 'wiki')).rejects.toMatchObject(answer);
  await expect(consents.forget('alice', 'wiki')).rejects.toMatchObject(answer);
  await expect(consents.remember('alice', 'wiki', grantOf('openid'))).rejects.toMatchObject(answer);
});
