import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunningIssuer } from '../e2e/running-issuer.ts';
import { PASSWORDS } from '../e2e/sign-in-files.ts';
import { authorizationURL, openSignIn, startIssuerWithApp } from './sign-in-page.ts';

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

let issuer: RunningIssuer;

beforeAll(async () => {
  issuer = await startIssuerWithApp();
});
afterAll(async () => issuer?.[Symbol.asyncDispose]());

type Sent = Readonly<{ method?: string; body?: URLSearchParams; accept?: string }>;

const get = async (path: string, { accept = 'text/html', ...init }: Sent = {}) =>
  fetch(issuer.url + path, { redirect: 'manual', headers: { accept }, ...init });

/** What every answer carries, whatever it is. */
function expectToBeHardened({ headers }: Pick<Response, 'headers'>): void {
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('x-powered-by')).toBeNull();
  expect(headers.get('server')).toBeNull();
}

function expectPageHeaders(answer: Pick<Response, 'headers'>): void {
  expectToBeHardened(answer);
  const { headers } = answer;
  expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('referrer-policy')).toBe('same-origin');
  expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
  expect(headers.get('strict-transport-security')).toBeNull();
}

describe('pages', () => {
  test.each([
    ['the home page', '/', 200],
    ['an address that is none', '/nothing-here', 404],
    ['an unknown app', '/auth?client_id=nobody', 400],
    ['a sign-in page that has expired', '/interaction/expired', 400],
    ['the page after signing out', '/session/end/success', 200],
    ['the sign-out of nobody', '/session/end?client_id=nobody', 400],
  ])('%s can be framed by nobody and loads nothing of others', async (_what, path, status) => {
    const answer = await get(path);
    expect(answer.status).toBe(status);
    expectPageHeaders(answer);
    expect(answer.headers.get('content-security-policy')).toBe(POLICY);
  });

  test('the sign-in and consent pages add the origin of the logo, and nothing else', async () => {
    const browser = await openSignIn(issuer.url);
    const policy = POLICY.replace("img-src 'self'", "img-src 'self' https://logos.example.com");
    expectPageHeaders(browser);
    expect(browser.headers.get('content-security-policy')).toBe(policy);

    await browser.submit({ login: 'alice', password: 'wrong' });
    expect(browser.status).toBe(401);
    expectPageHeaders(browser);

    await browser.submit({ login: 'alice', password: PASSWORDS.alice });
    expect(browser.html).toContain('value="allow"');
    expectPageHeaders(browser);
    expect(browser.headers.get('content-security-policy')).toBe(policy);

    await browser.open(`${issuer.url}/session/end`);
    expect(browser.html).toContain('Sign out of');
    expectPageHeaders(browser);
    expect(browser.headers.get('content-security-policy')).toBe(POLICY);
  });

  test('the form that posts to the app may post there, and only there', async () => {
    const answer = await get(authorizationURL('', { response_mode: 'form_post', prompt: 'none' }));
    expect(answer.status).toBe(400);
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toContain('form-action https://app.example.com;');
    expect(policy).toMatch(/script-src 'self' 'sha256-[\w+/=]+'/);
    expect(policy).toContain("frame-ancestors 'none'");
  });
});

describe('answers that are no pages', () => {
  test('redirects to the sign-in page and to the app are not kept by caches', async () => {
    for (const parameters of [{}, { prompt: 'none' }]) {
      const answer = await get(authorizationURL('', parameters));
      expect(answer.status).toBe(303);
      expectToBeHardened(answer);
      expect(answer.headers.get('cache-control')).toContain('no-store');
      expect(answer.headers.get('referrer-policy')).toBe('same-origin');
    }
  });

  test('the style sheet may be kept for ever', async () => {
    const home = await (await get('/')).text();
    const href = /<link rel="stylesheet" href="([^"]+)"/.exec(home)?.[1] ?? '';
    const answer = await get(href);
    expect(answer.status).toBe(200);
    expectToBeHardened(answer);
    expect(answer.headers.get('content-type')).toBe('text/css; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  test('a missing icon is no error', async () => {
    const answer = await get('/favicon.ico');
    expect(answer.status).toBe(204);
    expectToBeHardened(answer);
  });

  test.each([
    ['/.well-known/openid-configuration', 200],
    ['/.well-known/oauth-authorization-server', 200],
    ['/jwks', 200],
    ['/me', 401],
  ])('%s answers an app in JSON', async (path, status) => {
    const answer = await get(path, { accept: 'application/json' });
    expect(answer.status).toBe(status);
    expectToBeHardened(answer);
    expect(answer.headers.get('content-type')).toMatch(
      /^application\/(jwk-set\+)?json; charset=utf-8$/,
    );
    expect(await answer.json()).toBeTypeOf('object');
  });

  test.each(['/token', '/token/introspection', '/token/revocation'])(
    'an error of %s is JSON and not kept by caches',
    async (path) => {
      const body = new URLSearchParams({ client_id: 'nobody', grant_type: 'nothing', token: 'x' });
      const answer = await get(path, { method: 'POST', body, accept: '*/*' });
      expectToBeHardened(answer);
      expect(answer.status).toBe(401);
      expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
      expect(answer.headers.get('cache-control')).toContain('no-store');
    },
  );

  test.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'QUERY'])(
    'the method %s is refused',
    async (method) => {
      const answer = await get('/', { method });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
      expectToBeHardened(answer);
    },
  );
});
