import { expect, test } from 'vitest';
import { narrowScopes } from '../../src/issuer/narrow-scopes.ts';
import { CurrentSnapshot } from '../../src/snapshot/current-snapshot.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import { snapshotOf } from '../people/people.ts';
import { client } from './clients.ts';

const AUDIENCE = 'audience:server:client_id:chat';

function startWith(scopes: readonly string[]) {
  const current = new CurrentSnapshot(snapshotOf([], [client('wiki', { scopes })]));
  return { current, store: narrowScopes(createMemoryStore(), current) };
}

test.each(['AccessToken', 'AuthorizationCode', 'ClientCredentials', 'DeviceCode', 'RefreshToken'])(
  'a stored %s names the scopes only that its client still may have',
  async (model) => {
    const { store } = startWith(['openid', 'email']);
    const row = { clientId: 'wiki', userCode: 'code', scope: 'openid profile email' };
    await store.model(model).upsert('id', row, 60);
    expect(await store.model(model).find('id')).toEqual({ ...row, scope: 'openid email' });
    expect(await store.model(model).findByUserCode('code')).toMatchObject({
      scope: 'openid email',
    });
  },
);

test('a grant is narrowed for people and for APIs, and keeps what was rejected', async () => {
  const { store } = startWith(['openid', 'songs:read']);
  const row = {
    clientId: 'wiki',
    openid: { scope: 'openid email', claims: ['name'] },
    resources: { 'https://api.example.com': 'songs:read songs:write', 'https://b.example': 'x' },
    rejected: { openid: { scope: 'groups' } },
  };
  await store.model('Grant').upsert('id', row, 60);
  expect(await store.model('Grant').find('id')).toEqual({
    ...row,
    openid: { scope: 'openid', claims: ['name'] },
    resources: { 'https://api.example.com': 'songs:read', 'https://b.example': undefined },
  });
});

test('an audience that was asked for as a scope stays', async () => {
  const { store } = startWith(['openid']);
  await store.model('RefreshToken').upsert('id', { clientId: 'wiki', scope: `openid ${AUDIENCE}` });
  expect(await store.model('RefreshToken').find('id')).toMatchObject({
    scope: `openid ${AUDIENCE}`,
  });
});

test('what a client regains before anything was written back is there again', async () => {
  const { current, store } = startWith(['openid']);
  await store.model('Grant').upsert('id', { clientId: 'wiki', openid: { scope: 'openid email' } });
  current.publish(snapshotOf([], [client('wiki', { scopes: ['openid', 'email'] })]));
  expect(await store.model('Grant').find('id')).toMatchObject({
    openid: { scope: 'openid email' },
  });
});

test('rows of other models and of clients that are gone are left as they are', async () => {
  const { store } = startWith([]);
  const session = { clientId: 'wiki', scope: 'openid' };
  await store.model('Session').upsert('id', session);
  expect(await store.model('Session').find('id')).toEqual(session);
  await store.model('AccessToken').upsert('id', { clientId: 'gone', scope: 'openid' });
  expect(await store.model('AccessToken').find('id')).toEqual({
    clientId: 'gone',
    scope: 'openid',
  });
  expect(await store.model('AccessToken').find('unknown')).toBeUndefined();
});
