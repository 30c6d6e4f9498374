import * as oidc from 'openid-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ALICE, aliceFile, clientFile, hashOf, PASSWORD } from './declarations.ts';
import { HTTPBrowser } from './http-browser.ts';
import { begin, CALLBACK, discover, signIn, type App } from './openid-client-app.ts';
import { startIssuer, type RunningIssuer } from './running-issuer.ts';
import { answerPages } from './through-pages.ts';

const SECRET = 'trusted-peers-e2e_secret-1';
const AUDIENCE = 'audience:server:client_id:';
const SIGNED_OUT = 'http://127.0.0.1:9/signed-out';

let issuer: RunningIssuer;
let backend: App;
let spa: App;
let stranger: App;

const redirectURIs = [CALLBACK];
let secretHash = '';

beforeAll(async () => {
  secretHash = await hashOf(SECRET);
  const alice = await aliceFile();
  issuer = await startIssuer({
    files: () => ({
      'users/alice.yaml': alice,
      'clients/backend.yaml': backendFile(['spa', 'mobile', 'confidential']),
      'clients/ledger.yaml': clientFile('ledger', {
        redirectURIs,
        secretHash,
        name: 'The Ledger',
        trustedPeers: ['spa'],
      }),
      'clients/staff-only.yaml': clientFile('staff-only', {
        redirectURIs,
        secretHash,
        trustedPeers: ['spa'],
        allowedGroups: ['nobody-is-in-it'],
      }),
      'clients/off.yaml': clientFile('off', {
        redirectURIs,
        secretHash,
        trustedPeers: ['spa'],
        enabled: false,
      }),
      'clients/spa.yaml': clientFile('spa', {
        redirectURIs,
        public: true,
        refreshTokens: true,
        postLogoutRedirectURIs: [SIGNED_OUT],
      }),
      'clients/mobile.yaml': clientFile('mobile', {
        redirectURIs,
        public: true,
        scopes: ['openid', 'email'],
      }),
      'clients/confidential.yaml': clientFile('confidential', { redirectURIs, secretHash }),
      'clients/stranger.yaml': clientFile('stranger', {
        redirectURIs,
        secretHash,
        grantTypes: [
          'authorization_code',
          'refresh_token',
          'urn:ietf:params:oauth:grant-type:token-exchange',
        ],
      }),
    }),
  });
  const secret = oidc.ClientSecretBasic(SECRET);
  [backend, spa, stranger] = await Promise.all([
    discover(issuer, 'backend', secret),
    discover(issuer, 'spa'),
    discover(issuer, 'stranger', secret),
  ]);
});
afterAll(() => issuer?.[Symbol.asyncDispose]());

function backendFile(trustedPeers: readonly string[], more: object = {}): string {
  return clientFile('backend', {
    redirectURIs,
    secretHash,
    name: 'Backend Application',
    trustedPeers,
    refreshTokens: true,
    ...more,
  });
}

describe('an ID token for the audience of a client that trusts the app', () => {
  test('names both, and the app as the one it was given to', async () => {
    const tokens = await signIn(spa, { scope: `openid email ${AUDIENCE}backend` });

    expect(tokens.claims()).toMatchObject({
      aud: ['backend', 'spa'],
      azp: 'spa',
      sub: ALICE.sub,
      email: ALICE.email,
    });
  });

  test('may name several', async () => {
    const scope = `openid ${AUDIENCE}backend ${AUDIENCE}ledger`;

    const { aud } = (await signIn(spa, { scope })).claims() ?? {};

    expect(aud).toEqual(['backend', 'ledger', 'spa']);
  });

  test('names the app alone where it asks for itself', async () => {
    const tokens = await signIn(spa, { scope: `openid ${AUDIENCE}spa` });

    expect(tokens.claims()).toMatchObject({ aud: 'spa', azp: 'spa' });
  });

  test('has its own lifetime, that of the app', async () => {
    const { iat = 0, exp = 0 } =
      (await signIn(spa, { scope: `openid ${AUDIENCE}backend` })).claims() ?? {};

    expect(exp - iat).toBe(3600);
  });

  test('is renewed with the same audience', async () => {
    const { refresh_token = '' } = await signIn(spa, { scope: `openid ${AUDIENCE}backend` });

    const renewed = await oidc.refreshTokenGrant(spa, refresh_token);

    expect(renewed.claims()).toMatchObject({ aud: ['backend', 'spa'], azp: 'spa' });
  });

  test('ends a session as id_token_hint', async () => {
    const browser = new HTTPBrowser();
    const tokens = await signIn(spa, { scope: `openid ${AUDIENCE}backend` }, browser);
    const url = oidc.buildEndSessionUrl(spa, {
      id_token_hint: tokens.id_token ?? '',
      post_logout_redirect_uri: SIGNED_OUT,
    });
    expect(url.searchParams.get('client_id')).toBe('spa');

    await browser.open(url.href);
    expect(browser.status).toBe(200);
    await browser.submit({ logout: 'yes' }, SIGNED_OUT);

    expect(browser.url.startsWith(SIGNED_OUT)).toBe(true);
  });

  test.each([
    ['does not list the app', 'stranger', 'backend'],
    ['is disabled', 'spa', 'off'],
    ['does not exist', 'spa', 'nobody'],
  ])('is refused when the other client %s', async (_, caller, audience) => {
    const app = caller === 'spa' ? spa : stranger;
    const { url } = await begin(app, { scope: `openid ${AUDIENCE}${audience}` });

    const { searchParams } = await leaving(url);

    expect(searchParams.get('error')).toBe('invalid_scope');
  });

  test('is refused for a person who may not use the other client', async () => {
    const { url } = await begin(spa, { scope: `openid ${AUDIENCE}staff-only` });

    expect((await leaving(url)).searchParams.get('error')).toBe('access_denied');
  });

  test.each([
    ['for the first time', 'confidential', {}],
    ['and is asked again', 'spa', { prompt: 'consent' }],
  ])('is shown as an act, not as a scope, to a person who is asked %s', async (_, id, more) => {
    const app = await discover(issuer, id, oidc.ClientSecretBasic(SECRET));
    const browser = new HTTPBrowser();
    const { url } = await begin(app, { scope: `openid ${AUDIENCE}backend`, ...more });
    await browser.open(url, {}, CALLBACK);
    await browser.submit({ login: ALICE.email, password: PASSWORD }, CALLBACK);

    expect(browser.html).toContain('value="allow"');
    expect(browser.html.replaceAll(/<[^>]*>/g, '')).toContain('Act for you at Backend Application');
    expect(browser.html).not.toContain(AUDIENCE);
  });

  test('changes nothing in discovery', () => {
    expect(spa.serverMetadata().scopes_supported?.join(' ')).not.toContain('audience:');
  });

  test('ends when the other client no longer trusts the app, and comes back with the trust', async () => {
    const scope = `openid ${AUDIENCE}backend`;
    const { refresh_token = '' } = await signIn(spa, { scope });
    await issuer.change(() => issuer.write('clients/backend.yaml', backendFile(['mobile'])));

    await expect(oidc.refreshTokenGrant(spa, refresh_token)).rejects.toMatchObject({
      error: 'invalid_scope',
    });

    const peers = ['spa', 'mobile', 'confidential'];
    await issuer.change(() => issuer.write('clients/backend.yaml', backendFile(peers)));
    const renewed = await oidc.refreshTokenGrant(spa, refresh_token);
    expect(renewed.claims()?.aud).toEqual(['backend', 'spa']);
  });
});

const EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';
const ACCESS_TOKEN = 'urn:ietf:params:oauth:token-type:access_token';
const ID_TOKEN = 'urn:ietf:params:oauth:token-type:id_token';

type Answer = Readonly<Record<string, unknown>>;

/** As RFC 8693 has it on the wire. */
async function exchange(
  client: string,
  parameters: Readonly<Record<string, string>> | URLSearchParams,
): Promise<Answer> {
  const isPublic = ['spa', 'mobile'].includes(client);
  const body = new URLSearchParams(parameters);
  body.set('grant_type', EXCHANGE);
  if (isPublic) body.set('client_id', client);
  const response = await fetch(`${issuer.url}/token`, {
    method: 'POST',
    headers: isPublic ? {} : { authorization: `Basic ${btoa(`${client}:${SECRET}`)}` },
    body,
  });
  return Object.assign({ status: response.status }, await response.json());
}

const ofAccessToken = (token: string) => ({
  subject_token: token,
  subject_token_type: ACCESS_TOKEN,
});

describe('token exchange', () => {
  test('turns a token of a client into one of its trusted peer, with the peer as the actor', async () => {
    const { access_token } = await signIn(backend);

    const answer = await exchange('spa', ofAccessToken(access_token));

    expect(answer).toMatchObject({
      status: 200,
      issued_token_type: ACCESS_TOKEN,
      token_type: 'Bearer',
      scope: 'openid profile email groups',
    });
    expect(answer).not.toHaveProperty('refresh_token');
    const token = String(answer['access_token']);
    expect(await oidc.fetchUserInfo(spa, token, ALICE.sub)).toMatchObject({ email: ALICE.email });
    expect(await oidc.tokenIntrospection(backend, token)).toMatchObject({
      active: true,
      client_id: 'spa',
      sub: ALICE.sub,
      act: { sub: 'spa' },
    });
  });

  test('serves a confidential peer as well', async () => {
    const { access_token } = await signIn(backend);

    expect(await exchange('confidential', ofAccessToken(access_token))).toMatchObject({
      status: 200,
    });
  });

  test('takes an ID token, and gives one', async () => {
    const { id_token = '' } = await signIn(backend);

    const answer = await exchange('spa', {
      subject_token: id_token,
      subject_token_type: ID_TOKEN,
      requested_token_type: ID_TOKEN,
      audience: 'backend',
    });

    expect(answer).toMatchObject({ status: 200, issued_token_type: ID_TOKEN, token_type: 'N_A' });
    expect(claimsIn(answer)).toMatchObject({
      iss: issuer.url,
      aud: ['backend', 'spa'],
      azp: 'spa',
      sub: ALICE.sub,
      email: ALICE.email,
      act: { sub: 'spa' },
    });
    const jwks = await (await fetch(`${issuer.url}/jwks`)).json();
    expect(JSON.stringify(jwks)).toContain(String(headerOf(answer)['kid']));
  });

  test('gives a token for another client that trusts the peer, which userinfo then refuses', async () => {
    const { access_token } = await signIn(spa);

    const answer = await exchange('spa', { ...ofAccessToken(access_token), audience: 'ledger' });

    const token = String(answer['access_token']);
    expect(await oidc.tokenIntrospection(backend, token)).toMatchObject({
      active: true,
      aud: 'ledger',
      client_id: 'spa',
    });
    await expect(oidc.fetchUserInfo(spa, token, ALICE.sub)).rejects.toThrow();
    expect(await exchange('mobile', ofAccessToken(token))).toMatchObject({
      error: 'invalid_request',
    });
  });

  test('never allows more than the presented token and the file of the peer do', async () => {
    const { access_token } = await signIn(backend, { scope: 'openid profile email' });
    const subject = ofAccessToken(access_token);

    expect(await exchange('mobile', subject)).toMatchObject({ scope: 'openid email' });
    expect(await exchange('mobile', { ...subject, scope: 'email' })).toMatchObject({
      scope: 'email',
    });
    for (const scope of ['profile', 'groups', 'openid groups', 'offline_access']) {
      expect(await exchange('mobile', { ...subject, scope }), scope).toMatchObject({
        error: 'invalid_scope',
      });
    }
  });

  test('keeps the chain of those who act', async () => {
    const { access_token } = await signIn(backend);
    const first = await exchange('spa', ofAccessToken(access_token));

    const second = await exchange('spa', {
      ...ofAccessToken(String(first['access_token'])),
      requested_token_type: ID_TOKEN,
    });

    expect(claimsIn(second)).toMatchObject({ act: { sub: 'spa', act: { sub: 'spa' } } });
  });

  test('gives no token that outlives the presented one', async () => {
    const short = backendFile(['spa'], { tokens: { accessToken: { ttl: '5m' } } });
    await issuer.change(() => issuer.write('clients/backend.yaml', short));
    const { access_token } = await signIn(backend);

    const answer = await exchange('spa', ofAccessToken(access_token));
    const idToken = await exchange('spa', {
      ...ofAccessToken(access_token),
      requested_token_type: ID_TOKEN,
    });

    expect(answer['expires_in']).toBeLessThanOrEqual(300);
    const { iat, exp } = claimsIn(idToken);
    expect(Number(exp) - Number(iat)).toBeLessThanOrEqual(300);
    const peers = ['spa', 'mobile', 'confidential'];
    await issuer.change(() => issuer.write('clients/backend.yaml', backendFile(peers)));
  });

  test.each(['revocation of the refresh token', 'revocation of the access token', 'sign-out'])(
    'gives a token that ends with the grant: %s',
    async (how) => {
      const browser = new HTTPBrowser();
      const tokens = await signIn(backend, {}, browser);
      const answer = await exchange('spa', ofAccessToken(tokens.access_token));
      const token = String(answer['access_token']);
      const again = await exchange('spa', ofAccessToken(token));
      expect(again['status']).toBe(200);

      if (how === 'sign-out') {
        await browser.open(
          oidc.buildEndSessionUrl(backend, { id_token_hint: tokens.id_token ?? '' }).href,
        );
        await browser.submit({ logout: 'yes' });
      } else {
        const revoked = how.includes('refresh') ? tokens.refresh_token : tokens.access_token;
        await oidc.tokenRevocation(backend, revoked ?? '');
      }

      for (const dead of [token, String(again['access_token'])]) {
        expect(await oidc.tokenIntrospection(backend, dead)).toEqual({ active: false });
        await expect(oidc.fetchUserInfo(spa, dead, ALICE.sub)).rejects.toThrow();
      }
      const { id_token = '' } = tokens;
      if (how.includes('access')) return;
      expect(
        await exchange('spa', { subject_token: id_token, subject_token_type: ID_TOKEN }),
      ).toMatchObject({ error: 'invalid_request' });
    },
  );

  test('is refused to a client that is no peer, though its file names the grant', async () => {
    const { access_token, id_token = '' } = await signIn(backend);

    expect(await exchange('stranger', ofAccessToken(access_token))).toMatchObject({
      status: 400,
      error: 'invalid_request',
    });
    expect(
      await exchange('stranger', { subject_token: id_token, subject_token_type: ID_TOKEN }),
    ).toMatchObject({ error: 'invalid_request' });
  });

  test('is served to a client whose file names the grant, for tokens of its own', async () => {
    const { access_token } = await signIn(stranger);

    const answer = await exchange('stranger', {
      ...ofAccessToken(access_token),
      requested_token_type: ID_TOKEN,
    });

    expect(claimsIn(answer)).toMatchObject({ aud: 'stranger', sub: ALICE.sub });
  });

  test('is refused to a client that nobody trusts and whose file does not name it', async () => {
    const { access_token } = await signIn(backend);

    expect(await exchange('ledger', ofAccessToken(access_token))).toMatchObject({
      error: 'invalid_request',
    });
  });

  test('is refused for an audience that does not trust the peer, does not exist or is not for the person', async () => {
    const { access_token } = await signIn(spa);

    for (const audience of ['stranger', 'nobody', 'off', 'staff-only']) {
      expect(
        await exchange('spa', { ...ofAccessToken(access_token), audience }),
        audience,
      ).toMatchObject({ error: 'invalid_target' });
    }
  });

  test.each([
    ['without a subject_token', { subject_token: '' }, 'invalid_request'],
    ['with an unknown type of it', { subject_token_type: 'urn:example:saml' }, 'invalid_request'],
    ['for an unknown type', { requested_token_type: 'urn:example:saml' }, 'invalid_request'],
    [
      'with an actor_token',
      { actor_token: 'x', actor_token_type: ACCESS_TOKEN },
      'invalid_request',
    ],
    ['with a made-up token', { subject_token: 'made-up' }, 'invalid_request'],
    [
      'with a made-up ID token',
      { subject_token: 'e30.eyJhdWQiOiJiYWNrZW5kIn0.c2ln', subject_token_type: ID_TOKEN },
      'invalid_request',
    ],
    ['with an access token as an ID token', { subject_token_type: ID_TOKEN }, 'invalid_request'],
    ['for a resource', { resource: 'https://api.example.com' }, 'invalid_target'],
  ])('is refused %s', async (_, parameters, error) => {
    const { access_token } = await signIn(backend);
    const asked = Object.entries({ ...ofAccessToken(access_token), ...parameters });

    const answer = await exchange('spa', Object.fromEntries(asked.filter(([, text]) => text)));

    expect(answer).toMatchObject({ status: 400, error });
  });

  test('is refused for two audiences at once', async () => {
    const { access_token } = await signIn(spa);
    const parameters = new URLSearchParams(ofAccessToken(access_token));
    parameters.append('audience', 'backend');
    parameters.append('audience', 'ledger');

    expect(await exchange('spa', parameters)).toMatchObject({ error: 'invalid_target' });
  });
});

/** Signs in until the issuer sends the browser away. */
async function leaving(url: string): Promise<URL> {
  const browser = new HTTPBrowser();
  await browser.open(url, {}, CALLBACK);
  return answerPages(browser, CALLBACK);
}

const claimsIn = (answer: Answer) => partOf(answer, 1);
const headerOf = (answer: Answer) => partOf(answer, 0);

function partOf(answer: Answer, index: number): Record<string, unknown> {
  const part = String(answer['access_token']).split('.')[index] ?? '';
  return JSON.parse(Buffer.from(part, 'base64url').toString());
}
