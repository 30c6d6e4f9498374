import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeWithBrowser, launchBrowser } from '../browser.ts';
import { findViolations } from '../find-violations.ts';
import { visit } from './browser-scene.ts';
import { clientFile } from './declarations.ts';
import { askOnce, beginOnDevice } from './device-app.ts';
import { discover, type App } from './openid-client-app.ts';
import { startIssuer, type RunningIssuer } from './running-issuer.ts';
import { PASSWORDS, peopleFiles } from './sign-in-files.ts';

describeWithBrowser('connecting a device with a browser', () => {
  let issuer: RunningIssuer;
  let browser: Browser;
  let tv: App;

  beforeAll(async () => {
    const people = await peopleFiles();
    issuer = await startIssuer({
      files: () => ({
        ...people,
        'clients/tv.yaml': clientFile('tv', { type: 'device', name: 'Living room TV' }),
      }),
    });
    browser = await launchBrowser();
    tv = await discover(issuer, 'tv');
  });
  afterAll(async () => {
    await browser?.close();
    await issuer?.[Symbol.asyncDispose]();
  });

  describe.each([
    ['with JavaScript', true],
    ['without JavaScript', false],
  ])('%s', (_name, javaScriptEnabled) => {
    test('the code is typed, confirmed, and allowed', async () => {
      const { page, complaints } = await visit(browser, { javaScriptEnabled });
      const attempt = await beginOnDevice(tv);
      await page.goto(attempt.verification_uri);
      await page.getByLabel('Code shown on your device').fill(attempt.user_code);
      await page.getByRole('button', { name: 'Continue' }).click();
      expect(await page.getByRole('main').innerText()).toContain(attempt.user_code);
      await page.getByRole('button', { name: 'Yes, continue' }).click();
      await signIn(page, 'alice');
      expect(await page.getByRole('main').innerText()).toMatch(
        /Access goes to\s+the device that shows the code/,
      );
      await page.getByRole('button', { name: 'Allow' }).click();
      await page.getByText('Living room TV is connected').waitFor();
      expect(await askOnce(tv, attempt)).toBe('tokens');
      expect(complaints).toEqual([]);
    });

    test('a link with the code leads to the same question, and "No, stop" ends it', async () => {
      const { page, complaints } = await visit(browser, { javaScriptEnabled });
      const attempt = await beginOnDevice(tv);
      await page.goto(attempt.verification_uri_complete ?? '');
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByRole('button', { name: 'No, stop' }).click();
      await page.getByText('The device was not connected').waitFor();
      expect(await askOnce(tv, attempt)).toBe('access_denied');
      expect(complaints).toEqual([]);
    });

    test('"Not you?" lets somebody else connect it', async () => {
      const { page, complaints } = await visit(browser, { javaScriptEnabled });
      const attempt = await beginOnDevice(tv);
      await page.goto(attempt.verification_uri_complete ?? '');
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByRole('button', { name: 'Yes, continue' }).click();
      await signIn(page, 'alice');
      await page.getByRole('button', { name: 'Not you?' }).click();
      await signIn(page, 'bob');
      // Where a script would end the first session by itself, a person presses a button.
      if (!javaScriptEnabled) await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByRole('button', { name: 'Allow' }).waitFor();
      expect(await page.getByRole('main').innerText()).toContain('Signed in as Bob Builder');
      await page.getByRole('button', { name: 'Allow' }).click();
      await page.getByText('Living room TV is connected').waitFor();
      expect(complaints).toEqual([]);
    });
  });

  test('every page is accessible to all', async () => {
    const { page } = await visit(browser);
    const attempt = await beginOnDevice(tv);
    await page.goto(attempt.verification_uri);
    expect(await findViolations(page)).toEqual([]);
    await page.getByLabel('Code shown on your device').fill('BBBB-BBBB');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('alert').waitFor();
    expect(await findViolations(page)).toEqual([]);
    await page.getByLabel('Code shown on your device').fill(attempt.user_code);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('button', { name: 'Yes, continue' }).waitFor();
    expect(await findViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Yes, continue' }).click();
    await signIn(page, 'alice');
    await page.getByRole('button', { name: 'Allow' }).waitFor();
    expect(await findViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Allow' }).click();
    await page.getByText('Living room TV is connected').waitFor();
    expect(await findViolations(page)).toEqual([]);
  });
});

async function signIn(page: Page, login: keyof typeof PASSWORDS): Promise<void> {
  await page.getByLabel('Username or email').fill(login);
  await page.getByLabel('Password').fill(PASSWORDS[login]);
  await page.getByRole('button', { name: 'Sign in' }).click();
}
