import * as oidc from 'openid-client';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ALICE, aliceFile, clientFile, hashOf } from './declarations.ts';
import { CALLBACK, discover, signIn, type App } from './openid-client-app.ts';
import { startIssuer, type RunningIssuer } from './running-issuer.ts';

const SECRET = 'narrowing_e2e-secret';
const ALL = ['openid', 'profile', 'email', 'groups'];

let issuer: RunningIssuer;
let wiki: App;
let api: App;
let fileOf: (more?: Readonly<Record<string, unknown>>) => string;

beforeAll(async () => {
  const secretHash = await hashOf(SECRET);
  fileOf = (more = {}) =>
    clientFile('wiki', { redirectURIs: [CALLBACK], secretHash, refreshTokens: true, ...more });
  const alice = await aliceFile();
  issuer = await startIssuer({
    files: () => ({
      'users/alice.yaml': alice,
      'clients/wiki.yaml': fileOf(),
      'clients/api.yaml': clientFile('api', { redirectURIs: [CALLBACK], secretHash }),
    }),
  });
  const authentication = oidc.ClientSecretBasic(SECRET);
  wiki = await discover(issuer, 'wiki', authentication);
  api = await discover(issuer, 'api', authentication);
});
afterAll(() => issuer?.[Symbol.asyncDispose]());

let edits = 0;
/** Replaces the file of the client, by one that differs from any before. */
function edit(more: Readonly<Record<string, unknown>> = {}): Promise<void> {
  return issuer.change(() =>
    issuer.write('clients/wiki.yaml', `${fileOf(more)}# edit ${++edits}\n`),
  );
}
beforeEach(() => edit({ scopes: ALL }));

describe('a scope that a client file lost', () => {
  test('comes out of tokens that are out already no more', async () => {
    const { access_token, refresh_token = '' } = await signIn(wiki);
    expect(await oidc.fetchUserInfo(wiki, access_token, ALICE.sub)).toHaveProperty('email');

    await edit({ scopes: ['openid', 'profile'] });

    for (const token of [access_token, refresh_token]) {
      expect(await oidc.tokenIntrospection(api, token)).toMatchObject({
        active: true,
        scope: 'openid profile',
      });
    }
    const userinfo = await oidc.fetchUserInfo(wiki, access_token, ALICE.sub);
    expect(userinfo).toMatchObject({ name: ALICE.name });
    expect(userinfo).not.toHaveProperty('email');
    expect(userinfo).not.toHaveProperty('groups');
  });

  test('comes out of a refresh no more, and cannot be asked for', async () => {
    const { refresh_token = '' } = await signIn(wiki);
    await edit({ scopes: ['openid', 'profile'] });

    await expect(
      oidc.refreshTokenGrant(wiki, refresh_token, { scope: 'openid email' }),
    ).rejects.toMatchObject({ error: 'invalid_scope' });
    const renewed = await oidc.refreshTokenGrant(wiki, refresh_token);

    expect(renewed.scope).toBe('openid profile');
    expect(renewed.claims()).toHaveProperty('name');
    expect(renewed.claims()).not.toHaveProperty('email');
  });
});

test('a grant type that a client file lost is refused', async () => {
  const { refresh_token = '' } = await signIn(wiki);

  await edit({ grantTypes: ['authorization_code'], refreshTokens: undefined });

  await expect(oidc.refreshTokenGrant(wiki, refresh_token)).rejects.toMatchObject({
    error_description: 'requested grant type is not allowed for this client',
  });
});

test('a person who is no longer among those a client is for gets nothing refreshed', async () => {
  const { access_token, refresh_token = '' } = await signIn(wiki);

  await edit({ allowedGroups: ['somebody-else'] });

  await expect(oidc.refreshTokenGrant(wiki, refresh_token)).rejects.toMatchObject({
    error: 'invalid_grant',
  });
  expect((await oidc.tokenIntrospection(api, access_token)).active).toBe(false);
});
