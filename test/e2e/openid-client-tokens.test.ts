import * as oidc from 'openid-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ALICE, aliceFile, clientFile, hashOf } from './declarations.ts';
import { CALLBACK, discover, signIn, type App } from './openid-client-app.ts';
import { startIssuer, type RunningIssuer } from './running-issuer.ts';

const SECRET = 'tokens-e2e_secret-1';
const ASKING = { scope: 'openid offline_access', prompt: 'consent' };

let issuer: RunningIssuer;
let web: App;
let other: App;
let always: App;
let never: App;
let spa: App;

beforeAll(async () => {
  const secretHash = await hashOf(SECRET);
  const alice = await aliceFile();
  const redirectURIs = [CALLBACK];
  issuer = await startIssuer({
    files: () => ({
      'users/alice.yaml': alice,
      'clients/web.yaml': clientFile('web', { redirectURIs, secretHash }),
      'clients/other.yaml': clientFile('other', { redirectURIs, secretHash }),
      'clients/always.yaml': clientFile('always', {
        redirectURIs,
        secretHash,
        refreshTokens: true,
      }),
      'clients/never.yaml': clientFile('never', {
        redirectURIs,
        secretHash,
        refreshTokens: false,
      }),
      'clients/spa.yaml': clientFile('spa', { redirectURIs, public: true, refreshTokens: true }),
    }),
  });
  const confidential = (id: string) => discover(issuer, id, oidc.ClientSecretBasic(SECRET));
  [web, other, always, never] = await Promise.all([
    confidential('web'),
    confidential('other'),
    confidential('always'),
    confidential('never'),
  ]);
  spa = await discover(issuer, 'spa');
});
afterAll(() => issuer?.[Symbol.asyncDispose]());

describe('a refresh token', () => {
  test('is issued for offline_access with prompt=consent, and renews the tokens', async () => {
    const { refresh_token = '', access_token } = await signIn(web, ASKING);

    const renewed = await oidc.refreshTokenGrant(web, refresh_token);

    expect(renewed.access_token).not.toBe(access_token);
    expect(renewed.claims()?.sub).toBe(ALICE.sub);
    await expect(oidc.fetchUserInfo(web, renewed.access_token, ALICE.sub)).resolves.toBeDefined();
  });

  test.each([
    ['nobody asked', { scope: 'openid' }],
    ['offline_access comes without prompt=consent', { scope: 'openid offline_access' }],
  ])('is not issued when %s', async (_, parameters) => {
    expect(await signIn(web, parameters)).not.toHaveProperty('refresh_token');
  });

  test('is issued at every sign-in with refreshTokens: true', async () => {
    const { refresh_token = '' } = await signIn(always, { scope: 'openid' });

    expect((await oidc.refreshTokenGrant(always, refresh_token)).claims()?.sub).toBe(ALICE.sub);
  });

  test('is issued with refreshTokens: true when offline_access comes without prompt=consent', async () => {
    const tokens = await signIn(always, { scope: 'openid offline_access' });

    expect(tokens.refresh_token).toBeDefined();
    expect(tokens.scope).toBe('openid offline_access');
  });

  test('is not issued by surprise: the answer names the scope that was granted', async () => {
    const tokens = await signIn(web, { scope: 'openid offline_access' });

    expect(tokens.scope).toBe('openid');
  });

  test('is never issued with refreshTokens: false', async () => {
    const tokens = await signIn(never, ASKING);

    expect(tokens).not.toHaveProperty('refresh_token');
    expect(tokens.scope).toBe('openid');
  });

  test('of a public client rotates; used twice it ends the family', async () => {
    const first = await signIn(spa, { scope: 'openid' });
    const second = await oidc.refreshTokenGrant(spa, first.refresh_token ?? '');
    expect(second.refresh_token).not.toBe(first.refresh_token);

    await refused(oidc.refreshTokenGrant(spa, first.refresh_token ?? ''));

    await refused(oidc.refreshTokenGrant(spa, second.refresh_token ?? ''));
    await expect(oidc.fetchUserInfo(spa, second.access_token, ALICE.sub)).rejects.toThrow();
  });

  test('of a public client that is used twice at the same time gives one answer, then none', async () => {
    const { refresh_token = '' } = await signIn(spa, { scope: 'openid' });

    const outcomes = await Promise.allSettled(
      Array.from({ length: 4 }, () => oidc.refreshTokenGrant(spa, refresh_token)),
    );

    const won = outcomes.filter((outcome) => outcome.status === 'fulfilled');
    expect(won.length).toBeLessThanOrEqual(1);
    for (const { value } of won) {
      await refused(oidc.refreshTokenGrant(spa, value.refresh_token ?? ''));
    }
  });

  test('of one client is worth nothing to another', async () => {
    const { refresh_token = '' } = await signIn(always, { scope: 'openid' });

    await refused(oidc.refreshTokenGrant(other, refresh_token));
  });
});

describe('introspection', () => {
  test('tells a confidential client about a token', async () => {
    const { access_token } = await signIn(web);

    expect(await oidc.tokenIntrospection(web, access_token)).toMatchObject({
      active: true,
      client_id: 'web',
      sub: ALICE.sub,
      iss: issuer.url,
      scope: 'openid profile email groups',
    });
  });

  test('calls a token that nobody issued inactive, and says no more', async () => {
    expect(await oidc.tokenIntrospection(web, 'made-up')).toEqual({ active: false });
  });

  test('tells a public client nothing', async () => {
    const { access_token } = await signIn(spa);

    expect(await oidc.tokenIntrospection(spa, access_token)).toEqual({ active: false });
  });
});

describe('revocation', () => {
  test('ends an access token', async () => {
    const { access_token } = await signIn(web);

    await oidc.tokenRevocation(web, access_token);

    expect(await oidc.tokenIntrospection(web, access_token)).toEqual({ active: false });
    await expect(oidc.fetchUserInfo(web, access_token, ALICE.sub)).rejects.toThrow();
  });

  test('of a refresh token ends the access tokens that came of it', async () => {
    const { access_token, refresh_token = '' } = await signIn(web, ASKING);

    await oidc.tokenRevocation(web, refresh_token);

    await refused(oidc.refreshTokenGrant(web, refresh_token));
    expect(await oidc.tokenIntrospection(web, access_token)).toEqual({ active: false });
  });

  test("leaves another client's token alone", async () => {
    const { access_token } = await signIn(web);

    await oidc.tokenRevocation(other, access_token).catch(() => undefined);

    expect(await oidc.tokenIntrospection(web, access_token)).toMatchObject({ active: true });
  });

  test('of a token that nobody issued is no error (RFC 7009 section 2.2)', async () => {
    await expect(oidc.tokenRevocation(web, 'made-up')).resolves.toBeUndefined();
  });
});

async function refused(exchange: Promise<unknown>): Promise<void> {
  await expect(exchange).rejects.toMatchObject({ error: 'invalid_grant' });
}
