import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWithBrowser, launchBrowser } from '../browser.ts';
import { signIn, visit } from './browser-scene.ts';
import { startIssuer } from './running-issuer.ts';
import type { RunningIssuer } from './running-issuer.ts';

const REPOSITORY = join(import.meta.dirname, '../..');

describeWithBrowser('the demo of this repository, with a browser', () => {
  let issuer: RunningIssuer;
  let browser: Browser;

  beforeAll(async () => {
    const example = async (path: string) => readFile(join(REPOSITORY, path), 'utf8');
    const client = await example('clients/demo.yaml');
    const user = await example('users/demo.yaml');
    issuer = await startIssuer({
      files: (url) => ({
        'clients/demo.yaml': client.replaceAll('http://localhost:8080', url),
        'users/demo.yaml': user,
      }),
      flags: ['--demo'],
    });
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await issuer?.[Symbol.asyncDispose]();
  });

  test('the printed password signs in, and signing out leads back to the demo', async () => {
    const password = /with the password (\S+)/.exec(issuer.output())?.[1] ?? '';
    const { page, complaints } = await visit(browser);
    await page.goto(issuer.url);
    await page.getByRole('link', { name: 'Try the demo app' }).click();
    await page.getByRole('link', { name: 'Sign in' }).click();
    await signIn(page, 'demo', password);
    await page.getByRole('button', { name: 'Allow' }).click();

    await page.getByRole('heading', { name: 'You are signed in' }).waitFor();
    const claims: unknown = JSON.parse((await page.locator('#claims').textContent()) ?? '');
    expect(claims).toMatchObject({
      iss: issuer.url,
      preferred_username: 'demo',
      email: 'demo@example.com',
      groups: ['staff'],
    });

    await page.getByRole('link', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await page.waitForURL(`${issuer.url}/demo`);
    expect(complaints).toEqual([]);
  });

  test('a cancelled sign-in is told by the demo in the words of the standard', async () => {
    const { page } = await visit(browser);
    await page.goto(`${issuer.url}/demo`);
    await page.getByRole('link', { name: 'Sign in' }).click();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('access_denied').waitFor();
  });
});
