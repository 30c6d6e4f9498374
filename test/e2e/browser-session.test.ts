import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { describeWithBrowser } from '../browser.ts';
import { resultOf, signIn, startBrowserScene } from './browser-scene.ts';
import type { BrowserScene } from './browser-scene.ts';
import { APP_HOST } from './relying-party.ts';
import { PASSWORDS } from './sign-in-files.ts';

const FOURTEEN_DAYS = 14 * 24 * 3600;

describeWithBrowser('the session of a browser', () => {
  let scene: BrowserScene;

  beforeAll(async () => {
    scene = await startBrowserScene();
  });
  beforeEach(async () => scene.newPeople());
  afterAll(async () => scene?.stop());

  async function toConsent(page: Page): Promise<void> {
    await page.goto(scene.app.start());
    await signIn(page, 'alice', PASSWORDS.alice);
    await page.getByRole('button', { name: 'Allow' }).waitFor();
  }

  async function toTheApp(page: Page): Promise<void> {
    await toConsent(page);
    await page.getByRole('button', { name: 'Allow' }).click();
    await page.locator('#result').waitFor();
  }

  /** The authorization request that the app begins with, which is not sent. */
  async function newRequest({ request }: Page): Promise<URL> {
    const start = scene.app.start().replace(APP_HOST, '127.0.0.1');
    const answer = await request.get(start, { maxRedirects: 0, ignoreHTTPSErrors: true });
    return new URL(answer.headers()['location'] ?? '');
  }

  test('it ends with the browser when "Keep me signed in" is not checked', async () => {
    const { page, context } = await scene.visit();
    await toTheApp(page);
    expect((await sessionCookie(context))?.expires).toBe(-1);
  });

  test('it lasts as long as issuer.yaml says when "Keep me signed in" is checked', async () => {
    const { page, context } = await scene.visit();
    await page.goto(scene.app.start());
    await page.getByLabel('Keep me signed in').check();
    await signIn(page, 'alice', PASSWORDS.alice);
    await page.getByRole('button', { name: 'Allow' }).click();
    await page.locator('#result').waitFor();

    const lasts = ((await sessionCookie(context))?.expires ?? 0) - Date.now() / 1000;
    expect(lasts).toBeGreaterThan(FOURTEEN_DAYS - 120);
    expect(lasts).toBeLessThanOrEqual(FOURTEEN_DAYS + 1);
  });

  test('its cookies are out of reach for scripts and for requests of other sites', async () => {
    const { page, context } = await scene.visit();
    await toTheApp(page);
    const cookies = await context.cookies(scene.issuer.url);
    expect(cookies.map(({ name }) => name).sort()).toEqual([
      'idpfile_session',
      'idpfile_session.sig',
    ]);
    for (const { httpOnly, sameSite } of cookies) {
      expect({ httpOnly, sameSite }).toEqual({ httpOnly: true, sameSite: 'Lax' });
    }
  });

  test('it is known to a request that another site posts', async () => {
    const { page } = await scene.visit();
    await toTheApp(page);
    const { origin, pathname, searchParams } = await newRequest(page);
    await page.goto(scene.app.signedOut);
    await page.evaluate(
      ({ action, fields }) => {
        const form = document.createElement('form');
        Object.assign(form, { method: 'post', action });
        for (const [name, value] of fields) {
          const field = Object.assign(document.createElement('input'), { name, value });
          form.append(field);
        }
        document.body.append(form);
        form.submit();
      },
      { action: `${origin}${pathname}`, fields: [...searchParams] },
    );
    await page.locator('#result').waitFor();

    expect(await resultOf(page)).toMatchObject({ claims: { name: expect.any(String) } });
  });

  test('two tabs can sign in at once', async () => {
    const { page, context, complaints } = await scene.visit();
    const other = await context.newPage();
    await page.goto(scene.app.start());
    await other.goto(scene.app.start());
    for (const tab of [page, other]) {
      await signIn(tab, 'alice', PASSWORDS.alice);
      await tab.getByRole('button', { name: 'Allow' }).waitFor();
    }
    for (const tab of [page, other]) {
      await tab.getByRole('button', { name: 'Allow' }).click();
      expect((await resultOf(tab)).claims?.['name']).toBe('Alice Example');
    }
    expect(complaints).toEqual([]);
  });

  test('two tabs that sign in different people end with the one who signed in last', async () => {
    const { page, context } = await scene.visit();
    const other = await context.newPage();
    await other.goto(scene.app.start());
    await toTheApp(page);
    await signIn(other, 'bob', PASSWORDS.bob);
    await other.getByRole('button', { name: 'Allow' }).click();
    expect((await resultOf(other)).claims?.['name']).toBe('Bob Builder');
    await page.goto(scene.app.start());
    expect((await resultOf(page)).claims?.['name']).toBe('Bob Builder');
  });

  test('the back button after a sign-in shows that the page has expired', async () => {
    const { page } = await scene.visit();
    await toTheApp(page);
    const answer = page.waitForResponse((response) => response.status() === 400);
    await page.goBack();
    await answer;

    const text = await page.getByRole('main').innerText();
    expect(text).toContain('This page has expired');
    expect(text).toContain('Go back to the app and start again.');
    expect(text).toMatch(/Reference\s+E-[2-9A-Z]{4}-[2-9A-Z]{2}/);
    expect(text).not.toMatch(/node_modules|\.[jt]s:\d|Error:/);
  });

  test('ui_locales=de speaks German, from the sign-in to the consent', async () => {
    const { page } = await scene.visit();
    await page.goto(scene.app.start({ ui_locales: 'de' }));
    expect(await page.locator('html').getAttribute('lang')).toBe('de');
    await page.getByLabel('Passwort').fill(PASSWORDS.alice);
    await page.getByRole('textbox').first().fill('alice');
    await page.getByRole('button', { name: 'Anmelden' }).click();
    await page.getByText('staff, developers').waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('de');
  });

  test('a language chosen on the page is still spoken after a wrong password', async () => {
    const { page } = await scene.visit();
    await page.goto(scene.app.start());
    await page.getByRole('link', { name: 'Deutsch' }).click();
    await page.getByLabel('Passwort').fill('not her password');
    await page.getByRole('textbox').first().fill('alice');
    await page.getByRole('button', { name: 'Anmelden' }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('de');
  });

  test('the sign-out page can be left without signing out', async () => {
    const { page } = await scene.visit();
    await toTheApp(page);
    await page.goto(`${scene.issuer.url}/session/end`);
    await page.getByRole('button', { name: 'Stay signed in' }).click();
    await page.getByRole('heading').first().waitFor();
    await page.goto(scene.app.start());
    await page.locator('#result').waitFor();
  });

  test('signing out without an app ends on a page that says so', async () => {
    const { page, context, complaints } = await scene.visit();
    await toTheApp(page);
    await page.goto(`${scene.issuer.url}/session/end`);
    expect(await page.getByRole('main').innerText()).toContain('Signed in as Alice Example');
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await page.getByRole('heading', { name: 'You are signed out' }).waitFor();
    expect(await sessionCookie(context)).toBeUndefined();
    expect(complaints).toEqual([]);
  });

  async function sessionCookie(context: BrowserContext) {
    const cookies = await context.cookies(scene.issuer.url);
    return cookies.find(({ name }) => name === 'idpfile_session');
  }
});
