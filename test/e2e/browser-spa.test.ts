import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWithBrowser, launchBrowser } from '../browser.ts';
import { startAppServer, type AppServer } from './app-server.ts';
import { signIn, visit } from './browser-scene.ts';
import { clientFile } from './declarations.ts';
import { startIssuer, type RunningIssuer } from './running-issuer.ts';
import { PASSWORDS, peopleFiles } from './sign-in-files.ts';
import { createSPA } from './spa-app.ts';

type Shown = Readonly<{ access_token: string; profile: Readonly<Record<string, unknown>> }>;

describeWithBrowser('a single-page app on oidc-client-ts', () => {
  let issuer: RunningIssuer;
  let server: AppServer;
  let browser: Browser;
  let origin: string;

  beforeAll(async () => {
    server = await startAppServer();
    // The same site as the issuer: browsers keep cookies from the frames of another one.
    origin = server.origin.replace('127.0.0.1', 'localhost');
    const people = await peopleFiles();
    issuer = await startIssuer({
      files: () => ({
        ...people,
        'clients/spa.yaml': clientFile('spa', {
          public: true,
          redirectURIs: [`${origin}/callback`, `${origin}/silent`],
          postLogoutRedirectURIs: [`${origin}/`],
        }),
      }),
    });
    server.serve(await createSPA(issuer.url, 'spa'));
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await issuer?.[Symbol.asyncDispose]();
    await server?.[Symbol.asyncDispose]();
  });

  async function toTheApp(page: Page): Promise<Shown> {
    await page.goto(origin);
    await page.getByRole('button', { name: 'Sign in here' }).click();
    await signIn(page, 'alice', PASSWORDS.alice);
    const allow = page.getByRole('button', { name: 'Allow' });
    await allow.or(resultOf(page)).waitFor();
    // The answer is remembered from one test to the next.
    if (await allow.isVisible()) await allow.click();
    return shownBy(page);
  }

  test('signs in without a secret and gets the claims by userinfo, across origins', async () => {
    const { page, complaints } = await visit(browser);

    const { profile } = await toTheApp(page);

    expect(profile).toMatchObject({ name: 'Alice Example', email: 'alice@example.com' });
    expect(complaints).toEqual([]);
  });

  test('renews in a hidden frame, without anybody seeing a page', async () => {
    const { page, complaints } = await visit(browser);
    const before = await toTheApp(page);

    await page.getByRole('button', { name: 'Renew' }).click();

    await expect.poll(async () => (await shownBy(page)).access_token).not.toBe(before.access_token);
    expect((await shownBy(page)).profile).toMatchObject({ sub: before.profile['sub'] });
    expect(page.url()).toContain(`${origin}/callback`);
    expect(complaints).toEqual([]);
  });

  test('is told login_required once the session has ended', async () => {
    const { page, context } = await visit(browser);
    await toTheApp(page);
    await context.clearCookies();

    await page.getByRole('button', { name: 'Renew' }).click();

    await expect.poll(() => page.locator('#failure').textContent()).toBe('login_required');
  });

  test('signs out and is back, signed out', async () => {
    const { page } = await visit(browser);
    await toTheApp(page);

    await page.getByRole('button', { name: 'Sign out here' }).click();
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await page.waitForURL(`${origin}/`);

    await page.getByRole('button', { name: 'Sign in here' }).click();
    await page.getByLabel('Password').waitFor();
  });
});

function resultOf(page: Page): Locator {
  return page.locator('#result', { hasText: 'profile' });
}

async function shownBy(page: Page): Promise<Shown> {
  return JSON.parse((await resultOf(page).textContent()) ?? '') as Shown;
}
