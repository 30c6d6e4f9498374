import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { HTTPBrowser } from '../e2e/http-browser.ts';
import type { RunningIssuer } from '../e2e/running-issuer.ts';
import { PASSWORDS } from '../e2e/sign-in-files.ts';
import { csrfOf, openSignIn, startIssuerWithApp } from './sign-in-page.ts';

const WINDOW_SECONDS = 15 * 60;

let issuer: RunningIssuer;

beforeAll(async () => {
  issuer = await startIssuerWithApp({ environment: { TZ: 'UTC' } });
});
afterAll(async () => issuer?.[Symbol.asyncDispose]());

/** What anybody could tell two answers apart by. */
function pictureOf(browser: HTTPBrowser, login: string): Readonly<Record<string, unknown>> {
  const headers = [...browser.headers].filter(
    ([name]) => name !== 'date' && name !== 'retry-after',
  );
  const own = [csrfOf(browser), new URL(browser.url).pathname, login];
  const html = own.reduce((text, part) => text.replaceAll(part, '…'), browser.html);
  return { status: browser.status, headers, html, cookies: browser.headers.getSetCookie() };
}

describe('a wrong password and an unknown name', () => {
  test('they are answered alike, to the byte', async () => {
    // Of the same length, for the length of the page shows what was typed.
    const pictures = [];
    for (const login of ['alice', 'nobod']) {
      const browser = await openSignIn(issuer.url);
      await browser.submit({ login, password: 'wrong' });
      pictures.push(pictureOf(browser, login));
    }
    expect(pictures[0]).toMatchObject({ status: 401, cookies: [] });
    expect(pictures[1]).toEqual(pictures[0]);
  });

  test.each([
    ['a name that somebody has', 'bob', PASSWORDS.bob],
    ['a name that nobody has', 'nil', 'whatever'],
  ])(
    'the eleventh attempt at %s is answered with 429, even with the right password',
    async (_whose, login, right) => {
      for (let n = 0; n < 10; n++) {
        const browser = await openSignIn(issuer.url);
        await browser.submit({ login, password: 'wrong' });
        expect(browser.status).toBe(401);
      }
      const browser = await openSignIn(issuer.url);
      await browser.submit({ login, password: right });
      expect(browser.status).toBe(429);
      expect(Number(browser.headers.get('retry-after'))).toBeGreaterThan(WINDOW_SECONDS - 60);
      expect(Number(browser.headers.get('retry-after'))).toBeLessThanOrEqual(WINDOW_SECONDS);
      expect(browser.html).toContain('Too many attempts. Try again in 15 minutes, at ');
    },
  );

  test('the throttled answers are alike, too, save for the seconds', async () => {
    const pictures = [];
    for (const login of ['bob', 'nil']) {
      const browser = await openSignIn(issuer.url);
      await browser.submit({ login, password: 'wrong' });
      const picture = pictureOf(browser, login);
      pictures.push({ ...picture, html: String(picture['html']).replaceAll(/\d+/g, '0') });
    }
    expect(pictures[0]).toMatchObject({ status: 429 });
    expect(pictures[1]).toEqual(pictures[0]);
  });

  test('the log tells who was throttled where, and no name that was typed', async () => {
    await issuer.until((output) => output.includes('sign-in: throttled'));
    const line = issuer
      .output()
      .split('\n')
      .find((text) => text.includes('sign-in: throttled'));
    const { level, clientId, address } = JSON.parse(line ?? '{}') as Record<string, unknown>;
    expect({ level, clientId, address }).toEqual({
      level: 'info',
      clientId: 'app',
      address: expect.stringMatching(/127\.0\.0\.1|::1/),
    });
  });
});
