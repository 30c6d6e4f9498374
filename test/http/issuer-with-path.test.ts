import * as oidc from 'openid-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clientFile } from '../e2e/declarations.ts';
import { HTTPBrowser } from '../e2e/http-browser.ts';
import { begin, CALLBACK } from '../e2e/openid-client-app.ts';
import { rawGet } from '../e2e/raw-request.ts';
import { freePort, issuerYAML, startIssuer } from '../e2e/running-issuer.ts';
import type { RunningIssuer } from '../e2e/running-issuer.ts';
import { PASSWORDS, peopleFiles } from '../e2e/sign-in-files.ts';

describe('an issuer with a path in its URL', () => {
  let issuer: RunningIssuer;
  let origin: string;
  let url: string;

  beforeAll(async () => {
    const adminURL = `http://127.0.0.1:${await freePort()}`;
    const people = await peopleFiles();
    issuer = await startIssuer({
      files: (issuerURL) => ({
        ...people,
        'issuer.yaml': issuerYAML(`${issuerURL}/idp`, adminURL),
        'users/demo.yaml': people['users/bob.yaml']?.replaceAll('bob', 'demo') ?? '',
        'clients/demo.yaml': clientFile('demo', {
          public: true,
          redirectURIs: [CALLBACK, `${issuerURL}/idp/demo/callback`],
          postLogoutRedirectURIs: [`${issuerURL}/idp/demo`],
        }),
      }),
      flags: ['--demo'],
    });
    origin = issuer.url;
    url = `${origin}/idp`;
  });
  afterAll(async () => issuer?.[Symbol.asyncDispose]());

  test.each([
    ['OpenID Connect Discovery section 4', '/idp/.well-known/openid-configuration'],
    ['RFC 8414 section 3.1', '/.well-known/oauth-authorization-server/idp'],
    ['RFC 8414 section 5', '/.well-known/openid-configuration/idp'],
  ])('its metadata is where %s puts it: %s', async (_standard, path) => {
    const response = await fetch(origin + path);
    expect(response.status).toBe(200);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    const metadata = (await response.json()) as Record<string, unknown>;
    expect(metadata).toMatchObject({ issuer: url, jwks_uri: `${url}/jwks` });
    for (const [name, value] of Object.entries(metadata)) {
      if (name.endsWith('_endpoint')) expect(value).toMatch(new RegExp(`^${url}/`));
    }
  });

  test.each([
    '/idp/.well-known/openid-configuration',
    '/.well-known/oauth-authorization-server/idp',
    '/idp/jwks',
    '/idp',
  ])('%s is there also for a request with the whole URL in it', async (path) => {
    const plain = await rawGet(origin + path, {});
    expect(plain.status).toBe(200);
    expect(await rawGet(origin, {}, origin + path)).toMatchObject({
      status: 200,
      body: plain.body,
    });
  });

  test.each(['/', '/jwks', '/auth', '/.well-known/openid-configuration', '/idpjwks', '/idp2/jwks'])(
    'nothing of it is at %s, outside of its path, and a page says so',
    async (path) => {
      const [elsewhere, below] = await Promise.all([
        fetch(origin + path),
        fetch(`${url}/nothing-here`),
      ]);
      expect([elsewhere.status, below.status]).toEqual([404, 404]);
      const policy = 'content-security-policy';
      expect(elsewhere.headers.get(policy)).toBe(below.headers.get(policy));
      expect(await elsewhere.text()).toBe(await below.text());
    },
  );

  test('the home page and the demo are below it, with and without a final slash', async () => {
    for (const path of ['/idp', '/idp/', '/idp/demo', '/idp/demo/']) {
      const response = await fetch(origin + path);
      expect([path, response.status]).toEqual([path, 200]);
      expect(await response.text()).toContain('Example Login');
    }
  });

  test('the whole sign-in stays below it, with the style sheet and the cookies', async () => {
    const app = await oidc.discovery(new URL(url), 'demo', {}, oidc.None(), {
      execute: [oidc.allowInsecureRequests],
    });
    const { url: start, checks } = await begin(app);
    const browser = await new HTTPBrowser().open(start);
    expect(browser.url).toMatch(new RegExp(`^${url}/interaction/`));
    const stylesheet = /<link rel="stylesheet" href="([^"]+)"/.exec(browser.html)?.[1] ?? '';
    expect(stylesheet).toMatch(/^\/idp\//);
    expect((await fetch(origin + stylesheet)).status).toBe(200);

    await browser.submit({ login: 'alice', password: PASSWORDS.alice });
    expect(browser.url).toMatch(new RegExp(`^${url}/interaction/`));
    await browser.submit({ decision: 'allow' }, CALLBACK);
    const tokens = await oidc.authorizationCodeGrant(app, new URL(browser.url), checks);
    expect(tokens.claims()?.iss).toBe(url);
    for (const cookie of browser.setCookies.filter((line) => /interaction|resume/.test(line))) {
      expect(cookie).toMatch(/path=\/idp\//);
    }

    const signOut = oidc.buildEndSessionUrl(app, { id_token_hint: tokens.id_token ?? '' });
    await browser.open(signOut.href);
    await browser.submit({ logout: 'yes' });
    expect(browser.url).toMatch(new RegExp(`^${url}/session/end/success`));
    expect(browser.html).toContain('You are signed out');
  });

  test('the demo signs in below it', async () => {
    const browser = await new HTTPBrowser().open(`${url}/demo/login`);
    await browser.submit({ login: 'bob', password: PASSWORDS.bob });
    await browser.submit({ decision: 'allow' });
    expect(browser.url).toMatch(new RegExp(`^${url}/demo/callback`));
    expect(browser.html).toContain('Claims of the ID token');
  });
});
