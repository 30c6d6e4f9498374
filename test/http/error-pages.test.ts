import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunningIssuer } from '../e2e/running-issuer.ts';
import { authorizationURL, CALLBACK, openSignIn, startIssuerWithApp } from './sign-in-page.ts';

const REFERENCE = /E-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{2}/;
const CANARY = 'canary';

let issuer: RunningIssuer;

beforeAll(async () => {
  issuer = await startIssuerWithApp();
});
afterAll(async () => issuer?.[Symbol.asyncDispose]());

const get = async (url: string) =>
  fetch(url, { redirect: 'manual', headers: { accept: 'text/html' } });

/** Every way to come to a page of ours with something of one's own in the request. */
const failures: readonly (readonly [string, () => string, number])[] = [
  ['an unknown app', () => authorizationURL(issuer.url, { client_id: CANARY }), 400],
  [
    'an unregistered redirect URI',
    () => authorizationURL(issuer.url, { redirect_uri: `https://${CANARY}.example.net/` }),
    400,
  ],
  [
    'markup in the redirect URI',
    () => authorizationURL(issuer.url, { redirect_uri: `"><script>${CANARY}</script>` }),
    400,
  ],
  ['an unknown interaction', () => `${issuer.url}/interaction/${CANARY}`, 400],
  ['a foreign sign-out', () => `${issuer.url}/session/end?client_id=${CANARY}`, 400],
  ['a broken hint at a sign-out', () => `${issuer.url}/session/end?id_token_hint=${CANARY}`, 400],
  ['an unknown resumption', () => `${issuer.url}/auth/${CANARY}`, 400],
];

/** Not worth a line in the log: robots ask for much. */
const missing = ['an unknown page', () => `${issuer.url}/${CANARY}`, 404] as const;

test.each([...failures, missing])('%s shows nothing of the request', async (_what, url, status) => {
  const answer = await get(url());
  expect(answer.status).toBe(status);
  const html = await answer.text();
  expect(html).toMatch(/^<!doctype html>/);
  expect(html).not.toContain(CANARY);
  expect(html).not.toMatch(/node_modules|\.[jt]s:\d/);
});

test.each(failures)(
  '%s shows a reference that is in the log as well, with the reason',
  async (_what, url, status) => {
    const reference = REFERENCE.exec(await (await get(url())).text())?.[0] ?? 'no reference';
    await issuer.until((output) => output.includes(reference));
    const line =
      issuer
        .output()
        .split('\n')
        .find((text) => text.includes(reference)) ?? '';
    expect(JSON.parse(line)).toMatchObject({
      level: 'warn',
      msg: 'request failed',
      reference,
      status,
      error: expect.stringMatching(/^[a-z_]+$/),
    });
  },
);

test('no two failures have the same reference', async () => {
  const [, url] = failures[0] ?? [];
  const references = await Promise.all(
    Array.from(
      { length: 20 },
      async () => REFERENCE.exec(await (await get(url?.() ?? '')).text())?.[0],
    ),
  );
  expect(new Set(references).size).toBe(20);
});

test('what was typed into the name comes back as text, and what was typed into the password never', async () => {
  const browser = await openSignIn(issuer.url);
  await browser.submit({ login: '"><script>x</script>', password: `${CANARY}-password` });
  expect(browser.status).toBe(401);
  expect(browser.html).toContain('value="&quot;&gt;&lt;script&gt;x&lt;/script&gt;"');
  expect(browser.html).not.toContain(CANARY);
});

test('no password reaches the log', async () => {
  const browser = await openSignIn(issuer.url);
  await browser.submit({ login: 'alice', password: `${CANARY}-password` });
  await browser.submit({ login: `${CANARY}-password`, password: 'x' });
  await issuer.until((output) => output.includes('sign-in: mismatch'));
  expect(issuer.output()).not.toContain(`${CANARY}-password`);
});

test('an error that the app may know goes to the app, and not to a page', async () => {
  const answer = await get(authorizationURL(issuer.url, { prompt: 'none' }));
  const location = new URL(answer.headers.get('location') ?? '');
  expect(location.href.startsWith(CALLBACK)).toBe(true);
  expect(location.searchParams.get('error')).toBe('login_required');
  expect(location.searchParams.get('state')).toBe('the-state');
});
