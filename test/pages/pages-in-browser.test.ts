import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createPages } from '../../src/pages/render-page.ts';
import { securityHeaders } from '../../src/pages/security-headers.ts';
import { describeWithBrowser, launchBrowser } from '../browser.ts';
import { findViolations } from '../find-violations.ts';
import { samplePages } from './sample-pages.ts';

const pages = createPages({
  title: 'Example Login',
  links: { help: 'mailto:help@example.com', privacy: '/privacy' },
});
const samples = { en: samplePages(pages, 'en'), de: samplePages(pages, 'de') };

let browser: Browser;
const servers: Server[] = [];

/** What the browser posted last. */
let posted: Readonly<{ origin: string | undefined; fields: URLSearchParams }> | undefined;

async function listen(
  answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<string> {
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `http://127.0.0.1:${address.port}`;
}

async function serveApp(_request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.end('<!doctype html><title>the app</title>');
}

function serveIssuer(appOrigin: string) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [, first = '', second = ''] = decodeURIComponent(request.url ?? '').split('/');
    if (request.url === pages.stylesheet.path) {
      response.setHeader('Content-Type', pages.stylesheet.contentType);
      response.end(pages.stylesheet.body);
      return;
    }
    if (first === 'resume') {
      response.writeHead(303, { Location: `${appOrigin}/callback?code=1` }).end();
      return;
    }
    const page =
      request.method === 'POST' ? await answerPost(request, appOrigin) : find(first, second);
    if (page === undefined) {
      // 204 keeps the browser on the page that wanted to go on.
      response.writeHead(204).end();
      return;
    }
    response.writeHead(page.status, {
      ...securityHeaders({ secure: false }),
      'Content-Type': 'text/html; charset=utf-8',
    });
    response.end(page.html);
  };
}

const find = (locale: string, name: string) =>
  locale === 'en' || locale === 'de' ? samples[locale][name] : undefined;

async function answerPost(request: IncomingMessage, appOrigin: string) {
  posted = { origin: request.headers.origin, fields: new URLSearchParams(await text(request)) };
  const host = { kind: 'site', host: new URL(appOrigin).host } as const;
  return pages.leaving({ locale: 'en', href: '/resume', host });
}

describeWithBrowser('in a real browser', () => {
  let appOrigin: string;
  let issuerOrigin: string;

  beforeAll(async () => {
    appOrigin = await listen(serveApp);
    issuerOrigin = await listen(serveIssuer(appOrigin));
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    for (const server of servers) server.close();
  });

  const addressOf = (locale: string, name: string) =>
    `${issuerOrigin}/${locale}/${encodeURIComponent(name)}`;

  describe.each([
    ['light', 1280, 'en'],
    ['dark', 1280, 'en'],
    ['light', 320, 'de'],
    ['dark', 320, 'de'],
  ] as const)('%s, %d pixels wide, in the language %s', (colorScheme, width, locale) => {
    let context: BrowserContext;
    let page: Page;

    beforeAll(async () => {
      context = await browser.newContext({ colorScheme, viewport: { width, height: 700 } });
    });

    // A page of its own each: some of them want to go on to another address.
    beforeEach(async () => {
      page = await context.newPage();
    });

    afterEach(async () => page.close());
    afterAll(async () => context?.close());

    test.each(Object.keys(samples.en))('the page "%s" is accessible to all', async (name) => {
      const refused: string[] = [];
      page.on('console', (message) => {
        if (message.text().includes('Content Security Policy')) refused.push(message.text());
      });
      await page.goto(addressOf(locale, name));

      expect(await findViolations(page)).toEqual([]);
      expect(await overflowOf(page)).toBe(0);
      expect(await findSmallTargets(page)).toEqual([]);
      expect(await findBrokenLabels(page)).toEqual([]);
      expect(refused).toEqual([]);
    });
  });

  describe('without scripts', () => {
    let page: Page;

    beforeEach(async () => {
      posted = undefined;
      const context = await browser.newContext({ javaScriptEnabled: false });
      page = await context.newPage();
      return async () => context.close();
    });

    test('the Enter key signs in, and the way back to another site is open', async () => {
      await page.goto(addressOf('en', 'sign in'));
      await page.getByLabel('Username or email').fill('alice');
      await page.getByLabel('Password').fill('a password');
      await page.getByLabel('Keep me signed in').check();
      await page.getByLabel('Password').press('Enter');
      await page.waitForURL(`${appOrigin}/callback?code=1`);

      expect(Object.fromEntries(posted?.fields ?? [])).toEqual({
        csrf: 'csrf-token',
        login: 'alice',
        password: 'a password',
        remember: 'yes',
      });
      expect(posted?.origin).toBe(issuerOrigin);
    });

    test('signing in can be cancelled with empty fields', async () => {
      await page.goto(addressOf('en', 'sign in'));
      await page.getByRole('button', { name: 'Cancel' }).click();
      await page.waitForURL(`${appOrigin}/callback?code=1`);
      expect(posted?.fields.get('decision')).toBe('cancel');
    });

    test.each([
      ['Allow', 'allow'],
      ['Cancel', 'deny'],
      ['Not you?', 'switch'],
    ])('the button "%s" of the consent posts the decision %s', async (name, decision) => {
      await page.goto(addressOf('en', 'consent'));
      await page.getByRole('button', { name }).click();
      await page.waitForURL(`${appOrigin}/callback?code=1`);
      expect(Object.fromEntries(posted?.fields ?? [])).toEqual({ csrf: 'csrf-token', decision });
    });

    test.each([
      ['Sign out', { xsrf: 'x', logout: 'yes' }],
      ['Stay signed in', { xsrf: 'x' }],
    ])('the button "%s" posts %j', async (name, fields) => {
      await page.goto(addressOf('en', 'sign out'));
      await page.getByRole('button', { name }).click();
      await page.waitForURL(`${appOrigin}/callback?code=1`);
      expect(Object.fromEntries(posted?.fields ?? [])).toEqual(fields);
    });

    test('after a mismatch the next key is typed into the password', async () => {
      await page.goto(addressOf('en', 'sign in after a mismatch'));
      await page.locator('#password:focus').waitFor();
      await page.keyboard.type('again');
      expect(await page.getByLabel('Password').inputValue()).toBe('again');
    });
  });

  test('the buttons of the consent are of the same size', async () => {
    const page = await browser.newPage();
    await page.goto(addressOf('en', 'consent'));
    const [deny, allow] = await Promise.all(
      ['Cancel', 'Allow'].map(async (name) => page.getByRole('button', { name }).boundingBox()),
    );
    expect([deny?.width, deny?.height]).toEqual([allow?.width, allow?.height]);
    await page.close();
  });
});

async function overflowOf(page: Page): Promise<number> {
  return page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
}

/** What is to be hit by a finger and smaller than 44 pixels; a box counts with its label. */
async function findSmallTargets(page: Page): Promise<readonly string[]> {
  return page.evaluate<string[]>(`
    [...document.querySelectorAll('button, input:not([type=hidden]), a, summary')]
      .map((target) => target.type === 'checkbox' ? target.closest('label') : target)
      .filter((target) => {
        const { width, height } = target.getBoundingClientRect();
        return height < 44 || (width < 44 && !target.matches('a'));
      })
      .map((target) => target.outerHTML)`);
}

/** Labels of a host that take more than one line. */
async function findBrokenLabels(page: Page): Promise<readonly string[]> {
  return page.evaluate<string[]>(`
    [...document.querySelectorAll('.host span')]
      .filter((label) => {
        const lines = document.createRange();
        lines.selectNodeContents(label);
        return lines.getClientRects().length > 1;
      })
      .map((label) => label.textContent)`);
}
