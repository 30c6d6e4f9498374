import axe from 'axe-core';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWithBrowser, launchBrowser } from '../browser.ts';
import { clientFile } from './declarations.ts';
import { begin, CALLBACK, discover } from './openid-client-app.ts';
import { startIssuer, type RunningIssuer } from './running-issuer.ts';

const LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20"/>\n';
const RED = 'rgb(139, 0, 0)';

describeWithBrowser('the look that issuer.yaml gives the pages', () => {
  let issuer: RunningIssuer;
  let browser: Browser;

  beforeAll(async () => {
    issuer = await startIssuer({
      files: (url) => ({
        'issuer.yaml': issuerFile(url, "{ accentColor: '#8b0000', locales: [de] }"),
        'clients/wiki.yaml': clientFile('wiki', { public: true, redirectURIs: [CALLBACK] }),
      }),
    });
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await issuer?.[Symbol.asyncDispose]();
  });

  test.each(['light', 'dark'] as const)(
    'its colour can be read in %s mode',
    async (colorScheme) => {
      const page = await signInPage(colorScheme);

      const button = page.getByRole('button', { name: 'Anmelden' });
      const color = await button.evaluate((it) => getComputedStyle(it).backgroundColor);
      if (colorScheme === 'light') expect(color).toBe(RED);
      else expect(color).not.toBe(RED);
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate<AxeResults>('axe.run({ runOnly: ["wcag2aa"] })');
      expect(violations).toEqual([]);
      await page.context().close();
    },
  );

  test('only its languages are spoken and offered', async () => {
    const page = await signInPage('light');

    expect(await page.locator('html').getAttribute('lang')).toBe('de');
    expect(await page.locator('footer').count()).toBe(0);
    await page.context().close();
  });

  test('a change of it is live, with a style sheet at another address', async () => {
    const sheetOf = async (page: Page) => page.locator('link').getAttribute('href');
    const before = await signInPage('light');
    const green = issuerFile(issuer.url, "{ accentColor: '#006400' }");
    await issuer.change(() => issuer.write('issuer.yaml', green));
    const after = await signInPage('light');

    expect(await sheetOf(after)).not.toBe(await sheetOf(before));
    const button = after.getByRole('button', { name: 'Sign in' });
    expect(await button.evaluate((it) => getComputedStyle(it).backgroundColor)).toBe(
      'rgb(0, 100, 0)',
    );
    // Whoever has the page from before still gets a style.
    const old = await fetch(new URL((await sheetOf(before)) ?? '', issuer.url));
    expect([old.status, old.headers.get('cache-control')]).toEqual([200, 'no-store']);
    await before.context().close();
    await after.context().close();
  });

  test('its logo and its style sheet are served by us, and are live as well', async () => {
    await issuer.change(() => issuer.write('theme/logo.svg', LOGO));
    await issuer.change(() => issuer.write('theme/extra.css', 'h1 { color: rgb(1, 2, 3); }\n'));
    const ui = '{ logo: ./theme/logo.svg, css: theme/extra.css }';
    await issuer.change(() => issuer.write('issuer.yaml', issuerFile(issuer.url, ui)));
    const page = await signInPage('light');

    const logo = page.locator('.brand img');
    expect(await logo.evaluate((it: HTMLImageElement) => it.naturalWidth)).toBe(60);
    const color = () => page.locator('h1').evaluate((heading) => getComputedStyle(heading).color);
    expect(await color()).toBe('rgb(1, 2, 3)');
    const answer = await fetch(new URL((await logo.getAttribute('src')) ?? '', issuer.url));
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': expect.stringMatching(/^image\/svg\+xml/),
      'content-security-policy': expect.stringContaining('sandbox'),
      'x-content-type-options': 'nosniff',
    });

    await issuer.change(() => issuer.write('theme/extra.css', 'h1 { color: rgb(3, 2, 1); }\n'));
    await page.reload();
    expect(await color()).toBe('rgb(3, 2, 1)');
    await page.context().close();
  });

  test('a file of it that is deleted is warned of, and the pages go on without', async () => {
    await issuer.change(() => issuer.remove('theme/logo.svg'));
    const page = await signInPage('light');

    expect(await page.locator('.brand img').count()).toBe(0);
    expect(issuer.output()).toMatch(/issuer\.yaml:\d+:\d+: .*\[theme-file\]/);
    await page.context().close();
  });

  async function signInPage(colorScheme: 'light' | 'dark'): Promise<Page> {
    const context = await browser.newContext({ colorScheme, locale: 'en' });
    const page = await context.newPage();
    await page.goto((await begin(await discover(issuer, 'wiki'), { scope: 'openid' })).url);
    return page;
  }

  function issuerFile(url: string, ui: string): string {
    return `apiVersion: idpfile/v1
kind: Issuer
metadata: { name: main }
spec:
  url: ${url}
  admin: { address: off }
  ui: ${ui}
`;
  }
});
