import * as oidc from 'openid-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aliceFile, clientFile, hashOf } from './declarations.ts';
import { beginOnDevice, connect } from './device-app.ts';
import { HTTPBrowser } from './http-browser.ts';
import { begin, CALLBACK, type App } from './openid-client-app.ts';
import { freePort, issuerYAML, startIssuer, type RunningIssuer } from './running-issuer.ts';
import { throughPages } from './through-pages.ts';

const ORIGIN = 'https://spa.example.com';

/** As Nhost has its endpoints. */
const ROUTES = {
  authorization: '/oauth2/authorize',
  token: '/oauth2/token',
  userinfo: '/oauth2/userinfo',
  jwks: '/oauth2/jwks',
  introspection: '/oauth2/introspect',
  revocation: '/oauth2/revoke',
  endSession: '/oauth2/logout',
  deviceAuthorization: '/oauth2/device',
  codeVerification: '/connect',
};

let issuer: RunningIssuer;
let url: string;
let adminURL: string;
let app: App;

beforeAll(async () => {
  adminURL = `http://127.0.0.1:${await freePort()}`;
  const alice = await aliceFile();
  const secretHash = await hashOf('routes-e2e_secret');
  issuer = await startIssuer({
    files: (issuerURL) => ({
      'issuer.yaml': withRoutes(`${issuerURL}/v1`, ROUTES),
      'users/alice.yaml': alice,
      'clients/spa.yaml': clientFile('spa', {
        public: true,
        redirectURIs: [CALLBACK, `${ORIGIN}/callback`],
        refreshTokens: true,
      }),
      'clients/tv.yaml': clientFile('tv', { type: 'device' }),
      'clients/service.yaml': clientFile('service', { type: 'service', secretHash }),
    }),
  });
  url = `${issuer.url}/v1`;
  app = await discoverAs('spa');
});
afterAll(() => issuer?.[Symbol.asyncDispose]());

function withRoutes(issuerURL: string, routes: Readonly<Record<string, string>>): string {
  return issuerYAML(issuerURL, adminURL, `  routes: ${JSON.stringify(routes)}\n`);
}

function discoverAs(clientId: string, authentication = oidc.None()): Promise<App> {
  return oidc.discovery(new URL(url), clientId, {}, authentication, {
    execute: [oidc.allowInsecureRequests],
  });
}

describe('endpoints where issuer.yaml puts them', () => {
  test.each([
    '/v1/.well-known/openid-configuration',
    '/.well-known/oauth-authorization-server/v1',
    '/.well-known/openid-configuration/v1',
  ])('%s names them', async (path) => {
    expect(await (await fetch(issuer.url + path)).json()).toMatchObject({
      issuer: url,
      authorization_endpoint: `${url}/oauth2/authorize`,
      token_endpoint: `${url}/oauth2/token`,
      userinfo_endpoint: `${url}/oauth2/userinfo`,
      jwks_uri: `${url}/oauth2/jwks`,
      introspection_endpoint: `${url}/oauth2/introspect`,
      revocation_endpoint: `${url}/oauth2/revoke`,
      end_session_endpoint: `${url}/oauth2/logout`,
      device_authorization_endpoint: `${url}/oauth2/device`,
    });
  });

  test.each(['/auth', '/token', '/me', '/jwks', '/session/end', '/device'])(
    'nothing is at %s, where it would be by default',
    async (path) => {
      expect((await fetch(url + path)).status).toBe(404);
    },
  );

  test('a person signs in, the app uses every one of them, and the person signs out', async () => {
    const browser = new HTTPBrowser();
    const { url: start, checks } = await begin(app);
    expect(start).toContain('/v1/oauth2/authorize?');
    const tokens = await oidc.authorizationCodeGrant(
      app,
      await throughPages(browser, start, CALLBACK),
      checks,
    );
    const { sub = '' } = tokens.claims() ?? {};
    expect(await oidc.fetchUserInfo(app, tokens.access_token, sub)).toMatchObject({ sub });
    await oidc.refreshTokenGrant(app, tokens.refresh_token ?? '');
    await oidc.tokenRevocation(app, tokens.access_token);
    await expect(oidc.fetchUserInfo(app, tokens.access_token, sub)).rejects.toThrow();

    await browser.open(oidc.buildEndSessionUrl(app, { id_token_hint: tokens.id_token ?? '' }).href);
    await browser.submit({ logout: 'yes' });
    expect(browser.url).toMatch(new RegExp(`^${url}/oauth2/logout/success`));
    expect(browser.html).toContain('You are signed out');
  });

  test('a service gets a token', async () => {
    const service = await discoverAs('service', oidc.ClientSecretPost('routes-e2e_secret'));
    expect(await oidc.clientCredentialsGrant(service)).toHaveProperty('access_token');
  });

  test('a device is connected', async () => {
    const tv = await discoverAs('tv');
    const attempt = await beginOnDevice(tv);
    expect(attempt.verification_uri).toBe(`${url}/connect`);
    const browser = await connect(attempt);
    expect(browser.html).toContain('is connected');
    expect(await oidc.pollDeviceAuthorizationGrant(tv, { ...attempt, interval: 0 })).toHaveProperty(
      'access_token',
    );
  });

  test('scripts of the app may call them (CORS)', async () => {
    const asked = await fetch(`${url}/oauth2/token`, {
      method: 'OPTIONS',
      headers: { Origin: ORIGIN, 'Access-Control-Request-Method': 'POST' },
    });
    expect(asked.headers.get('access-control-allow-origin')).toBe(ORIGIN);
    const keys = await fetch(`${url}/oauth2/jwks`, { headers: { Origin: ORIGIN } });
    expect(keys.headers.get('access-control-allow-origin')).toBe(ORIGIN);
    expect(keys.headers.get('cache-control')).toContain('public');
  });
});

test('other routes are live without a restart, and a sign-in is whole on the new ones', async () => {
  const routes = { ...ROUTES, authorization: '/authorize', token: '/new-token' };
  await issuer.change(() => issuer.write('issuer.yaml', withRoutes(url, routes)));
  expect((await fetch(`${url}/oauth2/authorize`)).status).toBe(404);

  const moved = await discoverAs('spa');
  expect(moved.serverMetadata().token_endpoint).toBe(`${url}/new-token`);
  const { url: start, checks } = await begin(moved);
  const arrived = await throughPages(new HTTPBrowser(), start, CALLBACK);
  expect(await oidc.authorizationCodeGrant(moved, arrived, checks)).toHaveProperty('id_token');
});
