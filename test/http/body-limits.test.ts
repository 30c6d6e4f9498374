import { once } from 'node:events';
import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunningIssuer } from '../e2e/running-issuer.ts';
import { csrfOf, openSignIn, startIssuerWithApp } from './sign-in-page.ts';

const KILOBYTE = 1024;

let issuer: RunningIssuer;

beforeAll(async () => {
  issuer = await startIssuerWithApp();
});
afterAll(async () => issuer?.[Symbol.asyncDispose]());

/** The server may answer and hang up before it has read everything: fetch would call that a failure. */
async function post(
  path: string,
  body: string | Buffer,
  headers: Readonly<Record<string, string>> = {},
): Promise<number | undefined> {
  const sent = request(`${issuer.url}${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
  });
  const answered = once(sent, 'response');
  sent.on('error', () => undefined);
  sent.end(body);
  const [response] = (await answered) as [IncomingMessage];
  response.resume();
  return response.statusCode;
}

async function expectToBeAlive(): Promise<void> {
  expect((await fetch(`${issuer.url}/.well-known/openid-configuration`)).status).toBe(200);
}

describe('the forms of the pages', () => {
  test('a form over 8 kB is refused with 413', async () => {
    const browser = await openSignIn(issuer.url);
    await browser.submit({ login: 'alice', password: 'a'.repeat(9 * KILOBYTE) });
    expect(browser.status).toBe(413);
    expect(browser.html).toMatch(/E-[2-9A-Z]{4}-[2-9A-Z]{2}/);
    await expectToBeAlive();
  });

  test.each([
    ['with a thousand and one fields', () => 'a=1&'.repeat(1001), {}, 413],
    [
      'in an unknown character set',
      () => 'login=alice',
      { 'Content-Type': 'application/x-www-form-urlencoded; charset=klingon' },
      415,
    ],
    ['in an unknown encoding', () => 'login=alice', { 'Content-Encoding': 'klingon' }, 415],
    ['of bytes that are no gzip', () => 'login=alice', { 'Content-Encoding': 'gzip' }, 400],
    ['in JSON', () => '{"login":"alice"}', { 'Content-Type': 'application/json' }, 400],
    ['in parts', () => '--x--', { 'Content-Type': 'multipart/form-data; boundary=x' }, 400],
    ['with broken percent signs', () => 'login=%&password=%zz&csrf=%00', {}, 400],
    ['without a body', () => '', {}, 400],
  ])('a form %s is refused', async (_what, body, headers, status) => {
    expect(await post('/interaction/any', body(), headers)).toBe(status);
    await expectToBeAlive();
  });

  test('the same field twice is no password and no crash', async () => {
    const browser = await openSignIn(issuer.url);
    const body = new URLSearchParams({ csrf: csrfOf(browser), login: 'alice', password: 'one' });
    body.append('password', 'two');
    await browser.open(browser.url, { method: 'POST', body });
    expect(browser.status).toBe(401);
  });

  test('a field called like a property of every object is no crash', async () => {
    const browser = await openSignIn(issuer.url);
    await browser.submit({ __proto__: 'x', constructor: 'x', login: '__proto__', password: 'x' });
    expect(browser.status).toBe(401);
  });
});

describe('the endpoints of the engine', () => {
  test.each([
    '/token',
    '/token/introspection',
    '/token/revocation',
    '/me',
    '/session/end/confirm',
    '/device',
  ])('%s refuses a body of a megabyte and of nonsense, and goes on', async (path) => {
    const refused = [400, 401];
    expect(await post(path, `token=${'a'.repeat(KILOBYTE * KILOBYTE)}`)).toBe(413);
    expect(refused).toContain(await post(path, Buffer.from([0xff, 0xfe, 0x00, 0x25])));
    expect(refused).toContain(await post(path, '{}', { 'Content-Type': 'application/json' }));
    await expectToBeAlive();
  });

  test('a body that does not say its length is refused once too much has come', async () => {
    const chunked = { 'Transfer-Encoding': 'chunked' };
    expect(await post('/token', 'a'.repeat(KILOBYTE * KILOBYTE), chunked)).toBe(400);
    await expectToBeAlive();
  });

  test('who reads JSON is told in JSON, and who reads pages on a page', async () => {
    const body = 'a'.repeat(100 * KILOBYTE);
    const [json, html] = await Promise.all(
      ['application/json', 'text/html'].map(async (accept) => {
        const headers = { accept, 'content-type': 'application/x-www-form-urlencoded' };
        const answer = await fetch(`${issuer.url}/token`, { method: 'POST', body, headers });
        return { status: answer.status, text: await answer.text() };
      }),
    );
    expect(json?.status).toBe(413);
    expect(JSON.parse(json?.text ?? '')).toMatchObject({ error: 'invalid_request' });
    expect(html?.status).toBe(413);
    expect(html?.text).toMatch(/^<!doctype html>/);
  });

  test.each([
    ['a query of 20 kB', `/auth?client_id=app&state=${'a'.repeat(20 * KILOBYTE)}`],
    ['a parameter given twice', '/auth?client_id=app&client_id=app'],
    ['broken percent signs', '/auth?client_id=%E0%A4%A'],
    ['broken percent signs in the path', '/interaction/%E0%A4%A'],
    ['a NUL in the path', '/interaction/%00'],
    ['dots in the path', '/interaction/..%2f..%2fetc%2fpasswd'],
  ])('%s is the fault of the request', async (_what, path) => {
    const { status } = await fetch(`${issuer.url}${path}`, { redirect: 'manual' });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    await expectToBeAlive();
  });
});
