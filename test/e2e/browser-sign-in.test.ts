import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { describeWithBrowser } from '../browser.ts';
import { findViolations } from '../find-violations.ts';
import { resultOf, signIn, startBrowserScene } from './browser-scene.ts';
import type { BrowserScene, Visit } from './browser-scene.ts';
import { PASSWORDS } from './sign-in-files.ts';

describeWithBrowser('signing in with a browser to an app of another site', () => {
  let scene: BrowserScene;

  beforeAll(async () => {
    scene = await startBrowserScene();
  });
  beforeEach(async () => scene.newPeople());
  afterAll(async () => scene?.stop());

  describe.each([
    ['with JavaScript', true],
    ['without JavaScript', false],
  ])('%s', (_name, javaScriptEnabled) => {
    let visit: Visit;
    let page: Page;

    beforeEach(async () => {
      visit = await scene.visit({ javaScriptEnabled });
      page = visit.page;
      return () => expect(visit.complaints).toEqual([]);
    });

    test('a wrong password is answered with 401 and can be corrected', async () => {
      await page.goto(scene.app.start());
      const answer = page.waitForResponse((response) => response.request().method() === 'POST');
      await signIn(page, 'alice', 'not her password');

      expect((await answer).status()).toBe(401);
      await page.getByRole('alert').waitFor();
      expect(await page.getByRole('alert').textContent()).toBe(
        'That username and password do not match.',
      );
      expect(await page.title()).toBe('Error: Sign in – Example Login');
      expect(await page.getByLabel('Username or email').inputValue()).toBe('alice');
      expect(await page.getByLabel('Password').inputValue()).toBe('');

      await page.getByLabel('Password').fill(PASSWORDS.alice);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('button', { name: 'Allow' }).waitFor();
    });

    test('the sign-in page says which app it is for and where it is', async () => {
      await page.goto(scene.app.start());
      const main = page.getByRole('main');

      await expect.poll(async () => main.innerText()).toContain('to continue to Team wiki');
      expect(await main.innerText()).toContain(new URL(scene.app.origin).host);
      expect(await widthOf(page, `${scene.app.origin}/logo.svg`)).toBe(32);
    });

    test('consent shows the app, its logo, what it asks for with values, and where one will be sent', async () => {
      await page.goto(scene.app.start());
      await signIn(page, 'alice', PASSWORDS.alice);
      await page.getByRole('button', { name: 'Allow' }).waitFor();

      expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(
        'Team wiki wants to use your Example Login account',
      );
      const text = await page.getByRole('main').innerText();
      expect(text).toMatch(/Signed in as Alice Example\s+alice@example\.com/);
      for (const words of [
        'Know who you are',
        'See your name, username and picture',
        'Alice Example, alice',
        'See your email address',
        'alice@example.com',
        'See your groups',
        'staff, developers',
      ]) {
        expect(text).toContain(words);
      }
      expect(text).toMatch(/You will be sent to\s+app\.example\.test:\d+/);
      expect(await widthOf(page, `${scene.app.origin}/logo.svg`)).toBe(32);
      expect(await page.getByRole('link', { name: 'About the app' }).getAttribute('href')).toBe(
        `${scene.app.origin}/about`,
      );
    });

    test('after "Allow" the app has a code that it exchanges for the claims', async () => {
      await page.goto(scene.app.start());
      await signIn(page, 'ALICE@example.com', PASSWORDS.alice);
      await page.getByRole('button', { name: 'Allow' }).click();

      const { method, claims } = await resultOf(page);
      expect(method).toBe('GET');
      expect(claims).toMatchObject({
        iss: scene.issuer.url,
        aud: 'wiki',
        name: 'Alice Example',
        preferred_username: 'alice',
        email: 'alice@example.com',
        email_verified: true,
        groups: ['staff', 'developers'],
      });
    });

    test('the second sign-in of the same browser shows no page', async () => {
      await signInAndAllow(page, scene);
      const first = await resultOf(page);
      await page.goto(scene.app.start());
      expect((await resultOf(page)).claims?.['sub']).toBe(first.claims?.['sub']);
    });

    test('"Cancel" on the sign-in page goes back to the app with access_denied', async () => {
      await page.goto(scene.app.start());
      await page.getByRole('button', { name: 'Cancel' }).click();
      expect(await resultOf(page)).toEqual({ method: 'GET', error: 'access_denied' });
    });

    test('"Cancel" on the consent page goes back to the app with access_denied', async () => {
      await page.goto(scene.app.start());
      await signIn(page, 'alice', PASSWORDS.alice);
      await page.getByRole('button', { name: 'Allow' }).waitFor();
      await page.getByRole('button', { name: 'Cancel' }).click();
      expect(await resultOf(page)).toEqual({ method: 'GET', error: 'access_denied' });
    });

    test('"Not you?" lets somebody else sign in', async () => {
      await page.goto(scene.app.start());
      await signIn(page, 'alice', PASSWORDS.alice);
      await page.getByRole('button', { name: 'Not you?' }).click();
      await signIn(page, 'bob', PASSWORDS.bob);
      await continueWithoutScript(page, javaScriptEnabled);
      await page.getByRole('button', { name: 'Allow' }).waitFor();
      expect(await page.getByRole('main').innerText()).toContain('Signed in as Bob Builder');
      await page.getByRole('button', { name: 'Allow' }).click();
      expect((await resultOf(page)).claims?.['name']).toBe('Bob Builder');
    });

    test('response_mode=form_post brings the code to the app in a form', async () => {
      await page.goto(scene.app.start({ response_mode: 'form_post' }));
      await signIn(page, 'alice', PASSWORDS.alice);
      await page.getByRole('button', { name: 'Allow' }).click();
      await continueWithoutScript(page, javaScriptEnabled);
      const { method, claims } = await resultOf(page);
      expect({ method, name: claims?.['name'] }).toEqual({ method: 'POST', name: 'Alice Example' });
    });

    test('response_mode=form_post brings access_denied to the app as well', async () => {
      await page.goto(scene.app.start({ response_mode: 'form_post' }));
      await page.getByRole('button', { name: 'Cancel' }).click();
      await continueWithoutScript(page, javaScriptEnabled);
      expect(await resultOf(page)).toEqual({ method: 'POST', error: 'access_denied' });
    });

    test('signing out ends the session and returns to the app', async () => {
      await signInAndAllow(page, scene);
      await page.goto(scene.app.signOut);
      expect(await page.getByRole('main').innerText()).toContain('Team wiki asks to sign you out.');
      await page.getByRole('button', { name: 'Sign out' }).click();
      await page.waitForURL(`${scene.app.signedOut}?state=the-state-of-the-app`);

      await page.goto(scene.app.start());
      await page.getByLabel('Password').waitFor();
    });
  });

  test('the keyboard alone is enough to sign in and allow', async () => {
    const { page, complaints } = await scene.visit();
    await page.goto(scene.app.start());
    await pressTabUntil(page, '#login');
    await page.keyboard.type('alice');
    await pressTabUntil(page, '#password');
    await page.keyboard.type(PASSWORDS.alice);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Allow' }).waitFor();
    await pressTabUntil(page, 'button[value=allow]');
    await page.keyboard.press('Enter');
    expect((await resultOf(page)).claims?.['name']).toBe('Alice Example');
    expect(complaints).toEqual([]);
  });

  test('the live sign-in, mismatch and consent pages are accessible to all', async () => {
    const { page } = await scene.visit();
    await page.goto(scene.app.start());
    expect(await findViolations(page)).toEqual([]);
    await signIn(page, 'alice', 'not her password');
    await page.getByRole('alert').waitFor();
    expect(await findViolations(page)).toEqual([]);
    await signIn(page, 'alice', PASSWORDS.alice);
    await page.getByRole('button', { name: 'Allow' }).waitFor();
    expect(await findViolations(page)).toEqual([]);
  });
});

async function signInAndAllow(page: Page, scene: BrowserScene): Promise<void> {
  await page.goto(scene.app.start());
  await signIn(page, 'alice', PASSWORDS.alice);
  await page.getByRole('button', { name: 'Allow' }).click();
  await page.locator('#result').waitFor();
}

/** Where a script would send a form by itself, a person without scripts presses its button. */
async function continueWithoutScript(page: Page, javaScriptEnabled: boolean): Promise<void> {
  if (!javaScriptEnabled) await page.getByRole('button', { name: 'Continue' }).click();
}

/** How wide a picture is that the page's policy let through; 0 for one that it did not. */
async function widthOf(page: Page, src: string): Promise<number> {
  return page.evaluate<number>(`document.querySelector('img[src="${src}"]').naturalWidth`);
}

async function pressTabUntil(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 20; presses++) {
    if ((await page.locator(`${selector}:focus`).count()) === 1) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the Tab key never reaches ${selector}`);
}
