import * as oidc from 'openid-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aliceFile, clientFile, hashOf } from './declarations.ts';
import { HTTPBrowser } from './http-browser.ts';
import { begin, discover } from './openid-client-app.ts';
import { startIssuer, type RunningIssuer } from './running-issuer.ts';
import { throughPages } from './through-pages.ts';

const SECRET = 'native-e2e_secret';
const WEB = 'https://photos.example.com/auth/login';
const APP = 'app.immich:///oauth-callback';

let issuer: RunningIssuer;

beforeAll(async () => {
  const alice = await aliceFile();
  const secretHash = await hashOf(SECRET);
  issuer = await startIssuer({
    files: () => ({
      'users/alice.yaml': alice,
      'clients/photos.yaml': clientFile('photos', { redirectURIs: [WEB, APP], secretHash }),
      'clients/cli.yaml': clientFile('cli', {
        public: true,
        redirectURIs: ['http://127.0.0.1/callback', 'http://[::1]/callback'],
      }),
    }),
  });
});
afterAll(() => issuer?.[Symbol.asyncDispose]());

/** Signs Alice in and stops where the issuer sends the browser. */
async function signInAt(clientId: string, redirect_uri: string, secret?: string) {
  const authentication = secret === undefined ? oidc.None() : oidc.ClientSecretBasic(secret);
  const app = await discover(issuer, clientId, authentication);
  const { url, checks } = await begin(app, { redirect_uri });
  const arrived = await throughPages(new HTTPBrowser(), url, redirect_uri);
  return oidc.authorizationCodeGrant(app, arrived, checks);
}

describe('an app that has a website and a scheme of its own in one client', () => {
  test('signs people in on the website', async () => {
    expect((await signInAt('photos', WEB, SECRET)).claims()?.aud).toBe('photos');
  });

  test('signs people in on their phone', async () => {
    const app = await discover(issuer, 'photos', oidc.ClientSecretBasic(SECRET));
    const { url } = await begin(app, { redirect_uri: APP });
    const arrived = await throughPages(new HTTPBrowser(), url, 'app.immich:');
    expect(arrived.searchParams.get('code')).toMatch(/./);
  });
});

describe('an app on the loopback (RFC 8252 section 7.3)', () => {
  test.each([
    'http://127.0.0.1:49152/callback',
    'http://127.0.0.1:1234/callback',
    'http://[::1]:49152/callback',
  ])('may listen on any port: %s', async (redirectURI) => {
    expect((await signInAt('cli', redirectURI)).claims()?.aud).toBe('cli');
  });

  test.each([
    'http://127.0.0.1:49152/other',
    'http://localhost:49152/callback',
    'http://127.0.0.1.evil.example:49152/callback',
    'https://127.0.0.1:49152/callback',
  ])('and nowhere else: %s', async (redirect_uri) => {
    const { url } = await begin(await discover(issuer, 'cli'), { redirect_uri });
    const browser = await new HTTPBrowser().open(url);
    expect(browser.status).toBe(400);
    expect(browser.html).toContain('return address is not registered');
  });
});
