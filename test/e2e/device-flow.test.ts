import * as oidc from 'openid-client';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aliceFile, clientFile, hashOf, PASSWORD } from './declarations.ts';
import { askOnce, beginOnDevice, confirmCode, connect } from './device-app.ts';
import { HTTPBrowser } from './http-browser.ts';
import { CALLBACK, discover, type App } from './openid-client-app.ts';
import { startIssuer, type RunningIssuer } from './running-issuer.ts';

const TV = clientFile('tv', { type: 'device', name: 'Living room TV', refreshTokens: true });
const CODE = /^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$/;

let issuer: RunningIssuer;
let tv: App;

beforeAll(async () => {
  const alice = await aliceFile();
  const secretHash = await hashOf('device-e2e-secret');
  issuer = await startIssuer({
    files: () => ({
      'users/alice.yaml': alice,
      'clients/tv.yaml': TV,
      'clients/cli.yaml': clientFile('cli', {
        public: true,
        redirectURIs: ['http://127.0.0.1/callback'],
      }),
      'clients/web.yaml': clientFile('web', { redirectURIs: [CALLBACK], secretHash }),
      'clients/kiosk.yaml': clientFile('kiosk', {
        redirectURIs: [CALLBACK],
        secretHash,
        grantTypes: ['authorization_code', 'urn:ietf:params:oauth:grant-type:device_code'],
      }),
      'clients/board.yaml': clientFile('board', { type: 'device', allowedGroups: ['nobody'] }),
    }),
  });
  tv = await discover(issuer, 'tv');
});
afterAll(() => issuer?.[Symbol.asyncDispose]());

test('a device gets a code to show, an address, and how often it may ask', async () => {
  const { data } = await deviceAuthorization({ client_id: 'tv', scope: 'openid' });

  expect(data).toEqual({
    device_code: expect.stringMatching(/^[\w-]{43}$/),
    user_code: expect.stringMatching(CODE),
    verification_uri: `${issuer.url}/device`,
    verification_uri_complete: `${issuer.url}/device?user_code=${String(data['user_code'])}`,
    expires_in: 600,
    interval: 5,
  });
});

test('a person connects a device, which polls until it has tokens (openid-client)', async () => {
  const attempt = await beginOnDevice(tv);
  const polling = oidc.pollDeviceAuthorizationGrant(tv, { ...attempt, interval: 1 });
  const browser = await connect(attempt);
  const tokens = await polling;

  expect(browser.html).toContain('is connected');
  expect(tokens.claims()).toMatchObject({ iss: issuer.url, aud: 'tv', email: 'alice@example.com' });
  expect(tokens.scope).toBe('openid profile email groups');
  const userinfo = await oidc.fetchUserInfo(tv, tokens.access_token, tokens.claims()?.sub ?? '');
  expect(userinfo.name).toBe('Alice Example');
  const refreshed = await oidc.refreshTokenGrant(tv, tokens.refresh_token ?? '');
  expect(refreshed.access_token).not.toBe(tokens.access_token);
});

test('nothing is granted before the person has signed in and allowed it', async () => {
  const attempt = await beginOnDevice(tv);
  const browser = await new HTTPBrowser().open(attempt.verification_uri);
  await browser.submit({ user_code: attempt.user_code });
  const before = await askOnce(tv, attempt);
  await browser.submit({ confirm: 'yes' });
  expect(browser.html).toContain('type="password"');
  await browser.submit({ login: 'alice', password: PASSWORD });
  expect(browser.html).toContain('value="allow"');

  expect([before, await askOnce(tv, attempt)]).toEqual(['authorization_pending', 'slow_down']);
});

describe('a device that asks', () => {
  test('too often is told to slow down, and gets its tokens all the same', async () => {
    const attempt = await beginOnDevice(tv);
    expect(await askOnce(tv, attempt)).toBe('authorization_pending');
    expect(await askOnce(tv, attempt)).toBe('slow_down');
    await connect(attempt);
    expect(await askOnce(tv, attempt)).toBe('tokens');
  });

  test('twice with a code that was used gets nothing, and what it had ends', async () => {
    const attempt = await beginOnDevice(tv);
    await connect(attempt);
    const tokens = await oidc.pollDeviceAuthorizationGrant(tv, { ...attempt, interval: 0 });
    expect(await askOnce(tv, attempt)).toBe('invalid_grant');
    await expect(
      oidc.fetchUserInfo(tv, tokens.access_token, oidc.skipSubjectCheck),
    ).rejects.toThrow();
  });

  test('ten times at once gets tokens once at most', async () => {
    const attempt = await beginOnDevice(tv);
    await connect(attempt);
    const answers = await Promise.all(Array.from({ length: 10 }, () => askOnce(tv, attempt)));
    expect(answers.filter((answer) => answer === 'tokens').length).toBeLessThanOrEqual(1);
    expect(new Set(answers.filter((answer) => answer !== 'tokens'))).toEqual(
      new Set(['invalid_grant']),
    );
  });

  test('with the code of another client gets nothing', async () => {
    const attempt = await beginOnDevice(tv);
    await connect(attempt);
    expect(await askOnce(await discover(issuer, 'cli'), attempt)).toBe('invalid_grant');
    expect(await askOnce(tv, attempt)).toBe('tokens');
  });
});

describe('the person says no', () => {
  test('to the code: the device is told access_denied', async () => {
    const attempt = await beginOnDevice(tv);
    const browser = await new HTTPBrowser().open(attempt.verification_uri);
    await browser.submit({ user_code: attempt.user_code });
    await browser.submit({ abort: 'yes' });
    expect(browser.html).toContain('The device was not connected');
    expect(await askOnce(tv, attempt)).toBe('access_denied');
  });

  test.each([
    ['to signing in', { decision: 'cancel' }],
    ['to what the device would see', { login: 'alice', password: PASSWORD }],
  ])('%s: the device is told access_denied', async (_when, fields) => {
    const attempt = await beginOnDevice(tv);
    const browser = await confirmCode(attempt);
    await browser.submit(fields);
    if (browser.html.includes('value="deny"')) await browser.submit({ decision: 'deny' });
    expect(browser.html).toContain('The device was not connected');
    expect(await askOnce(tv, attempt)).toBe('access_denied');
  });
});

describe('the pages', () => {
  let browser: HTTPBrowser;

  beforeEach(async () => {
    browser = await new HTTPBrowser().open(`${issuer.url}/device`);
  });

  test.each([
    ['without a code', '', 'Enter the code that your device shows.'],
    ['with a code that is none', 'BBBB-BBBB', 'There is no such code.'],
  ])('say so %s, and let people try again', async (_what, user_code, words) => {
    await browser.submit({ user_code });
    expect(browser.status).toBe(400);
    expect(browser.html).toContain(words);
    const { user_code: right } = await beginOnDevice(tv);
    await browser.submit({ user_code: right });
    expect(browser.html).toContain(right);
  });

  test('say that a code was used already', async () => {
    const attempt = await beginOnDevice(tv);
    await connect(attempt);
    await browser.submit({ user_code: attempt.user_code });
    expect(browser.html).toContain('This code was used already.');
  });

  test('take a code in lower case and without its hyphen', async () => {
    const { user_code } = await beginOnDevice(tv);
    await browser.submit({ user_code: user_code.toLowerCase().replace('-', ' ') });
    expect(browser.html).toContain('Does your device show exactly this code?');
  });

  test('show the code, the app, what it asks for, and warn, before anything is granted', async () => {
    const { user_code } = await beginOnDevice(tv, { scope: 'openid email' });
    await browser.submit({ user_code });
    for (const words of [
      user_code,
      'Living room TV',
      'See your email address',
      'If somebody sent you this code',
    ]) {
      expect(browser.html).toContain(words);
    }
    expect(browser.html).toMatch(/\d+ (second|minute)s? ago/);
    expect(browser.html).not.toContain('See your groups');
    expect(browser.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(browser.html).not.toContain('<script');
  });

  test('have the code of a complete link in the form, and send nothing on by themselves', async () => {
    const attempt = await beginOnDevice(tv);
    await browser.open(attempt.verification_uri_complete ?? '');
    expect(browser.html).toContain(`value="${attempt.user_code}"`);
    expect(browser.html).not.toContain('<script');
    await browser.submit({ user_code: attempt.user_code });
    expect(browser.html).toContain('Does your device show exactly this code?');
  });

  test('show nothing else of what a link says', async () => {
    await browser.open(`${issuer.url}/device?user_code=%22%3E%3Cscript%3Ecanary%3C/script%3E`);
    expect(browser.status).toBe(200);
    expect(browser.html).not.toMatch(/canary|<script/);
  });

  test('speak the language that is chosen, and go on in it', async () => {
    const { user_code } = await beginOnDevice(tv);
    await browser.open(`${issuer.url}/device?ui_locales=de`);
    expect(browser.html).toContain('Gerät verbinden');
    await browser.submit({ user_code });
    expect(browser.html).toContain('Zeigt Ihr Gerät genau diesen Code?');
  });

  test('refuse a form without its cookie', async () => {
    const { user_code } = await beginOnDevice(tv);
    const response = await fetch(`${issuer.url}/device`, {
      method: 'POST',
      headers: { accept: 'text/html' },
      body: new URLSearchParams({ user_code, confirm: 'yes', xsrf: 'guessed' }),
    });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('This page has expired');
  });

  test('let somebody else sign in than the person of this browser', async () => {
    await connect(await beginOnDevice(tv), browser);
    const attempt = await beginOnDevice(tv);
    await confirmCode(attempt, browser);
    await browser.submit({ decision: 'switch' });
    expect(browser.html).toContain('type="password"');
    await browser.submit({ login: 'alice', password: PASSWORD });
    await browser.submit({ decision: 'allow' });
    expect(await askOnce(tv, attempt)).toBe('tokens');
  });
});

describe('which clients may', () => {
  test.each([
    ['a native app', 'cli', undefined],
    ['a client whose grantTypes name it', 'kiosk', 'device-e2e-secret'],
  ])('%s', async (_which, client_id, client_secret) => {
    const { status, data } = await deviceAuthorization({
      client_id,
      ...(client_secret === undefined ? {} : { client_secret }),
    });
    expect([status, data['user_code']]).toEqual([200, expect.stringMatching(CODE)]);
  });

  test.each([
    ['a client that does not name it', { client_id: 'web', client_secret: 'device-e2e-secret' }],
    ['a client without its secret', { client_id: 'kiosk' }],
    ['a stranger', { client_id: 'stranger' }],
  ])('not %s', async (_which, parameters) => {
    const { status, data } = await deviceAuthorization(parameters);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(data).not.toHaveProperty('device_code');
  });

  test('not for somebody outside of its allowedGroups: the device is told access_denied', async () => {
    const board = await discover(issuer, 'board');
    const attempt = await beginOnDevice(board);
    const browser = await connect(attempt);
    expect(browser.html).toContain('You cannot use this app');
    expect(await askOnce(board, attempt)).toBe('authorization_pending');
    await browser.submit({ decision: 'back' });
    expect(await askOnce(board, attempt)).toBe('access_denied');
  });
});

test('the codes of a client that is removed end with it, also when it comes back', async () => {
  const attempt = await beginOnDevice(tv);
  await issuer.change(() => issuer.remove('clients/tv.yaml'));
  expect(await askOnce(tv, attempt)).toBe('invalid_client');
  await issuer.change(() => issuer.write('clients/tv.yaml', TV));
  await expect.poll(() => askOnce(tv, attempt)).toBe('invalid_grant');
  const browser = await new HTTPBrowser().open(attempt.verification_uri);
  await browser.submit({ user_code: attempt.user_code });
  expect(browser.html).toContain('There is no such code.');
});

test('the tokens of a device outlive the sign-out of the browser that connected it', async () => {
  const attempt = await beginOnDevice(tv);
  const browser = await connect(attempt);
  const tokens = await oidc.pollDeviceAuthorizationGrant(tv, { ...attempt, interval: 0 });
  await browser.open(`${issuer.url}/session/end`);
  await browser.submit({ logout: 'yes' });
  expect(browser.html).toContain('You are signed out');
  await oidc.refreshTokenGrant(tv, tokens.refresh_token ?? '');
});

async function deviceAuthorization(parameters: Readonly<Record<string, string>>) {
  const response = await fetch(`${issuer.url}/device/auth`, {
    method: 'POST',
    body: new URLSearchParams(parameters),
  });
  return { status: response.status, data: (await response.json()) as Record<string, unknown> };
}
