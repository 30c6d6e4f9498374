import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aliceFile, clientFile } from './declarations.ts';
import { HTTPBrowser } from './http-browser.ts';
import { begin, CALLBACK, discover, signIn } from './openid-client-app.ts';
import { issuerYAML, startIssuer, type RunningIssuer } from './running-issuer.ts';

let issuer: RunningIssuer;

beforeAll(async () => {
  const alice = await aliceFile();
  issuer = await startIssuer({
    files: () => ({
      'users/alice.yaml': alice,
      'clients/wiki.yaml': clientFile('wiki', { public: true, redirectURIs: [CALLBACK] }),
    }),
    issuer: '  defaults: { sessionIdle: 4s }\n',
  });
});
afterAll(() => issuer?.[Symbol.asyncDispose]());

/** What a visit of the issuer comes to that shows no page; it counts as a use of the session. */
async function visit(browser: HTTPBrowser): Promise<string> {
  const { url } = await begin(await discover(issuer, 'wiki'), { prompt: 'none' });
  await browser.open(url, {}, CALLBACK);
  return new URL(browser.url).searchParams.get('error') ?? 'signed in';
}

async function signedIn(): Promise<HTTPBrowser> {
  const browser = new HTTPBrowser();
  await signIn(await discover(issuer, 'wiki'), {}, browser);
  return browser;
}

describe('defaults.sessionIdle', () => {
  test('spares a session that is used, and ends one that is not', async () => {
    const [used, unused] = [await signedIn(), await signedIn()];
    const began = Date.now();
    await expect
      .poll(
        async () => {
          expect(await visit(used)).toBe('signed in');
          return Date.now() - began;
        },
        { timeout: 20_000, interval: 500 },
      )
      .toBeGreaterThan(5_000);

    expect(await visit(unused)).toBe('login_required');
    expect(await visit(used)).toBe('signed in');
  });

  test('leaves sessionTTL to end a session so long after the sign-in, used or not', async () => {
    const { url, adminURL } = issuer;
    const lifetimes = '  defaults: { sessionIdle: 4s, sessionTTL: 6s }\n';
    await issuer.change(() => issuer.write('issuer.yaml', issuerYAML(url, adminURL, lifetimes)));
    const browser = await signedIn();
    let visits = 0;
    await expect
      .poll(
        async () => {
          const outcome = await visit(browser);
          if (outcome === 'signed in') visits += 1;
          return outcome;
        },
        { timeout: 20_000, interval: 500 },
      )
      .toBe('login_required');

    expect(visits).toBeGreaterThan(1);
  });
});
