import * as oidc from 'openid-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ALICE, ALICE_CLAIMS, aliceFile, clientFile, hashOf } from './declarations.ts';
import { HTTPBrowser } from './http-browser.ts';
import { begin, CALLBACK, discover, signIn } from './openid-client-app.ts';
import { startIssuer, type RunningIssuer } from './running-issuer.ts';
import { createAgeKey, secretYAML, type AgeKey } from './sops-secret.ts';
import { throughPages } from './through-pages.ts';

const SECRET = 'kx3Zp0Qe-web_secret';
const SEALED_SECRET = 'Vt81mWca_sealed-secret';
const GOODBYE = 'http://127.0.0.1:9/goodbye';

let key: AgeKey;
let issuer: RunningIssuer;

beforeAll(async () => {
  key = await createAgeKey();
  const secretHash = await hashOf(SECRET);
  const redirectURIs = [CALLBACK];
  const alice = await aliceFile();
  const sealed = await key.encrypt(secretYAML('sealed-secret', SEALED_SECRET));
  issuer = await startIssuer({
    files: () => ({
      'users/alice.yaml': alice,
      'clients/web.yaml': clientFile('web', {
        redirectURIs,
        secretHash,
        postLogoutRedirectURIs: [GOODBYE],
      }),
      'clients/spa.yaml': clientFile('spa', { redirectURIs, public: true, refreshTokens: true }),
      'clients/bare.yaml': clientFile('bare', {
        redirectURIs,
        secretHash,
        idTokenClaims: 'standard',
      }),
      'clients/curves.yaml': clientFile('curves', {
        redirectURIs,
        secretHash,
        tokens: { idToken: { alg: 'ES256' } },
      }),
      'clients/strict.yaml': clientFile('strict', { redirectURIs, secretHash, pkce: 'required' }),
      'clients/off.yaml': clientFile('off', { redirectURIs, secretHash, enabled: false }),
      'clients/sealed.yaml': clientFile('sealed', {
        redirectURIs,
        secretRef: { name: 'sealed-secret' },
      }),
      'secrets/sealed.yaml': sealed,
    }),
    environment: key.environment,
  });
});
afterAll(async () => {
  await issuer?.[Symbol.asyncDispose]();
  await key[Symbol.asyncDispose]();
});

describe('a client proves who it is', () => {
  test.each([
    ['a secret hash by client_secret_basic', 'web', oidc.ClientSecretBasic(SECRET)],
    ['a secret hash by client_secret_post', 'web', oidc.ClientSecretPost(SECRET)],
    ['a sops secret by client_secret_basic', 'sealed', oidc.ClientSecretBasic(SEALED_SECRET)],
    ['a sops secret by client_secret_post', 'sealed', oidc.ClientSecretPost(SEALED_SECRET)],
    ['nothing but PKCE', 'spa', oidc.None()],
  ])('by %s', async (_, clientId, authentication) => {
    const app = await discover(issuer, clientId, authentication);

    const tokens = await signIn(app);

    expect(tokens.claims()).toMatchObject({ iss: issuer.url, aud: clientId, sub: ALICE.sub });
  });

  test.each([
    ['a wrong secret', 'web', oidc.ClientSecretBasic('wrong')],
    ['a wrong secret in the body', 'web', oidc.ClientSecretPost('wrong')],
    ['no secret', 'web', oidc.None()],
    ['a wrong secret where sops has another', 'sealed', oidc.ClientSecretBasic(SECRET)],
  ])('and is refused with %s', async (_, clientId, authentication) => {
    const app = await discover(issuer, clientId, authentication);

    await expect(signIn(app)).rejects.toMatchObject({ status: 401 });
  });
});

describe('PKCE', () => {
  test.each([['spa'], ['strict']])('is required of %s', async (clientId) => {
    const url = await withoutChallenge(clientId);

    const arrived = await throughPages(new HTTPBrowser(), url, CALLBACK);

    expect(arrived.searchParams.get('error')).toBe('invalid_request');
    expect(arrived.searchParams.get('error_description')).toContain('PKCE');
    expect(arrived.searchParams.has('code')).toBe(false);
  });

  test('is not required of a confidential client', async () => {
    const app = await discover(issuer, 'web', oidc.ClientSecretBasic(SECRET));

    const arrived = await throughPages(new HTTPBrowser(), await withoutChallenge('web'), CALLBACK);

    const tokens = await oidc.authorizationCodeGrant(app, arrived, { idTokenExpected: true });
    expect(tokens.claims()?.sub).toBe(ALICE.sub);
  });

  test.each([
    ['web', oidc.ClientSecretBasic(SECRET)],
    ['spa', oidc.None()],
  ])('with another verifier gives %s no token', async (clientId, authentication) => {
    const app = await discover(issuer, clientId, authentication);
    const { url, checks } = await begin(app);
    const arrived = await throughPages(new HTTPBrowser(), url, CALLBACK);
    const pkceCodeVerifier = oidc.randomPKCECodeVerifier();

    const exchange = oidc.authorizationCodeGrant(app, arrived, { ...checks, pkceCodeVerifier });

    await expect(exchange).rejects.toMatchObject({ error: 'invalid_grant' });
  });
});

describe('what an app learns', () => {
  test('stands in the ID token, scope by scope, and the same at the userinfo endpoint', async () => {
    const app = await discover(issuer, 'web', oidc.ClientSecretBasic(SECRET));

    const tokens = await signIn(app, { scope: 'openid email groups' });

    const expected = { ...ALICE_CLAIMS.email, ...ALICE_CLAIMS.groups };
    expect(tokens.claims()).toMatchObject(expected);
    expect(tokens.claims()).not.toHaveProperty('name');
    expect(await oidc.fetchUserInfo(app, tokens.access_token, ALICE.sub)).toEqual({
      sub: ALICE.sub,
      ...expected,
    });
  });

  test('with idTokenClaims: standard waits at the userinfo endpoint alone', async () => {
    const app = await discover(issuer, 'bare', oidc.ClientSecretBasic(SECRET));

    const tokens = await signIn(app);

    const aboutAlice = Object.keys(tokens.claims() ?? {}).filter((name) => !PROTOCOL.has(name));
    expect(aboutAlice).toEqual(['sub']);
    expect(await oidc.fetchUserInfo(app, tokens.access_token, ALICE.sub)).toEqual({
      sub: ALICE.sub,
      ...ALICE_CLAIMS.profile,
      ...ALICE_CLAIMS.email,
      ...ALICE_CLAIMS.groups,
    });
  });

  test('is signed with ES256 where its file says so, and openid-client verifies it', async () => {
    const metadata = { id_token_signed_response_alg: 'ES256' };
    const app = await discover(issuer, 'curves', oidc.ClientSecretBasic(SECRET), metadata);
    oidc.enableNonRepudiationChecks(app);

    const tokens = await signIn(app);

    expect(headerOf(tokens.id_token)).toMatchObject({ alg: 'ES256' });
  });

  test('is signed with RS256 by default, and openid-client verifies it', async () => {
    const app = await discover(issuer, 'web', oidc.ClientSecretBasic(SECRET));
    oidc.enableNonRepudiationChecks(app);

    expect(headerOf((await signIn(app)).id_token)).toMatchObject({ alg: 'RS256' });
  });
});

describe('the sign-in page', () => {
  test('has the name in its field that the app sent as login_hint', async () => {
    const app = await discover(issuer, 'web', oidc.ClientSecretBasic(SECRET));
    const { url } = await begin(app, { login_hint: ALICE.email });

    const browser = await new HTTPBrowser().open(url);

    expect(browser.html).toMatch(new RegExp(`<input id="login"[^>]* value="${ALICE.email}"`));
  });

  test('takes the user name as well as the email address', async () => {
    const app = await discover(issuer, 'web', oidc.ClientSecretBasic(SECRET));
    const { url } = await begin(app);

    const arrived = await throughPages(new HTTPBrowser(), url, CALLBACK, { login: 'ALICE' });

    expect(arrived.searchParams.has('code')).toBe(true);
  });

  test('is not shown for prompt=none: the app is told login_required', async () => {
    const app = await discover(issuer, 'web', oidc.ClientSecretBasic(SECRET));

    await expect(signIn(app, { prompt: 'none' })).rejects.toMatchObject({
      error: 'login_required',
    });
  });

  test('is not shown again to a browser that is signed in', async () => {
    const app = await discover(issuer, 'web', oidc.ClientSecretBasic(SECRET));
    const browser = new HTTPBrowser();
    await signIn(app, {}, browser);

    const tokens = await signIn(app, { prompt: 'none' }, browser);

    expect(tokens.claims()?.sub).toBe(ALICE.sub);
  });
});

test('a client with enabled: false is refused on a page, and gets no token', async () => {
  const app = await discover(issuer, 'off', oidc.ClientSecretBasic(SECRET));
  const { url } = await begin(app);

  const browser = await new HTTPBrowser().open(url);

  expect(browser.status).toBe(400);
  expect(browser.url).toBe(url);
  await expect(oidc.refreshTokenGrant(app, 'any')).rejects.toMatchObject({ status: 401 });
});

describe('signing out', () => {
  test('with an ID token hint ends the session and returns to the app', async () => {
    const app = await discover(issuer, 'web', oidc.ClientSecretBasic(SECRET));
    const browser = new HTTPBrowser();
    const { id_token = '' } = await signIn(app, {}, browser);
    const url = oidc.buildEndSessionUrl(app, {
      id_token_hint: id_token,
      post_logout_redirect_uri: GOODBYE,
      state: 'where-was-i',
    });

    await browser.open(url.href, {}, GOODBYE);
    if (!browser.url.startsWith(GOODBYE)) await browser.submit({ logout: 'yes' }, GOODBYE);

    expect(browser.url).toBe(`${GOODBYE}?state=where-was-i`);
    await expect(signIn(app, { prompt: 'none' }, browser)).rejects.toMatchObject({
      error: 'login_required',
    });
  });

  test('without a session returns to the app all the same', async () => {
    const app = await discover(issuer, 'web', oidc.ClientSecretBasic(SECRET));
    const url = oidc.buildEndSessionUrl(app, { post_logout_redirect_uri: GOODBYE });
    const browser = new HTTPBrowser();

    await browser.open(url.href, {}, GOODBYE);
    if (!browser.url.startsWith(GOODBYE)) await browser.submit({ logout: 'yes' }, GOODBYE);

    expect(browser.url).toBe(GOODBYE);
  });

  test('never leads to an address that the client does not declare', async () => {
    const app = await discover(issuer, 'web', oidc.ClientSecretBasic(SECRET));
    const url = oidc.buildEndSessionUrl(app, { post_logout_redirect_uri: `${GOODBYE}/elsewhere` });

    const browser = await new HTTPBrowser().open(url.href);

    expect(browser.status).toBe(400);
    expect(browser.html).not.toContain('<form');
  });
});

/** Claims of the protocol, not about a person. */
const PROTOCOL = new Set([
  'iss',
  'aud',
  'exp',
  'iat',
  'nonce',
  'at_hash',
  'sid',
  'auth_time',
  'amr',
]);

async function withoutChallenge(clientId: string): Promise<string> {
  const url = new URL((await begin(await discover(issuer, clientId))).url);
  for (const name of ['code_challenge', 'code_challenge_method', 'state', 'nonce']) {
    url.searchParams.delete(name);
  }
  return url.href;
}

function headerOf(token = ''): unknown {
  return JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString());
}
