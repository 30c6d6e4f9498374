import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { HTTPBrowser } from '../e2e/http-browser.ts';
import { clientFile } from '../e2e/declarations.ts';
import type { RunningIssuer } from '../e2e/running-issuer.ts';
import { PASSWORDS, peopleFiles } from '../e2e/sign-in-files.ts';
import {
  authorizationURL,
  CALLBACK,
  openSignIn,
  startIssuerWithApp,
} from '../http/sign-in-page.ts';

const ALICE = { login: 'alice', password: PASSWORDS.alice };
const BOB = { login: 'bob', password: PASSWORDS.bob };

describe('a file that changes while somebody signs in', () => {
  let issuer: RunningIssuer;
  let browser: HTTPBrowser;

  beforeEach(async () => {
    issuer = await startIssuerWithApp();
    browser = await openSignIn(issuer.url);
    await browser.submit(ALICE);
    expect(browser.html).toContain('value="allow"');
  });
  afterEach(async () => issuer[Symbol.asyncDispose]());

  const start = async (parameters: Readonly<Record<string, string>> = {}) =>
    browser.open(authorizationURL(issuer.url, parameters), {}, CALLBACK);

  const removeAlice = async () => issuer.change(async () => issuer.remove('users/alice.yaml'));

  async function disableAlice(): Promise<void> {
    const file = (await peopleFiles())['users/alice.yaml'] ?? '';
    await issuer.change(async () => issuer.write('users/alice.yaml', `${file}  enabled: false\n`));
  }

  const changeApp = async (redirectURI: string) =>
    issuer.change(async () =>
      issuer.write(
        'clients/app.yaml',
        clientFile('app', { public: true, redirectURIs: [redirectURI] }),
      ),
    );

  test.each([
    ['removed', removeAlice],
    ['disabled', disableAlice],
  ])(
    'the session of an account that was %s asks for a sign-in, by which another can go on',
    async (_how, act) => {
      await browser.submit({ decision: 'allow' }, CALLBACK);
      await act();

      await start({ prompt: 'none' });
      expect(new URL(browser.url).searchParams.get('error')).toBe('login_required');

      await start();
      expect(browser.status).toBe(200);
      expect(browser.html).toContain('type="password"');
      await browser.submit(ALICE);
      expect(browser.status).toBe(401);
    },
  );

  test('an account that is gone on the consent page cannot allow anything', async () => {
    await removeAlice();
    await issuer.until((output) => output.includes('revoked what was issued'));
    await browser.submit({ decision: 'allow' }, CALLBACK);
    expect(browser.url).not.toContain(CALLBACK);
    expect(browser.html).toContain('This page has expired');
  });

  test('the consent page of an account that is gone has expired, and is no error of ours', async () => {
    await removeAlice();
    await browser.open(browser.url);
    expect(browser.status).toBe(400);
    expect(browser.html).toContain('This page has expired');
  });

  test('after the account of a session is gone somebody else can sign in', async () => {
    await removeAlice();
    await start();
    await browser.submit(BOB);
    // The engine ends the session of the other first, by a form that sends itself where it can.
    if (browser.html.includes('name="logout"')) await browser.submit({});
    expect(browser.html).toContain('Bob Builder');
    await browser.submit({ decision: 'allow' }, CALLBACK);
    expect(new URL(browser.url).searchParams.get('code')).toBeTruthy();
  });

  test('nobody is sent to a redirect URI that is gone', async () => {
    await changeApp('https://app.example.com/elsewhere');
    await browser.submit({ decision: 'allow' }, CALLBACK);
    expect(browser.url.startsWith(issuer.url)).toBe(true);
    expect(browser.status).toBe(400);
    expect(browser.html).toContain('The app’s return address is not registered');
  });

  test('nobody is sent to a redirect URI that is gone by refusing, either', async () => {
    await changeApp('https://app.example.com/elsewhere');
    await browser.submit({ decision: 'deny' }, CALLBACK);
    expect(browser.url.startsWith(issuer.url)).toBe(true);
    expect(browser.status).toBe(400);
  });

  test('a change that keeps the redirect URI does not disturb the sign-in', async () => {
    await changeApp(CALLBACK);
    await browser.submit({ decision: 'allow' }, CALLBACK);
    expect(new URL(browser.url).searchParams.get('code')).toBeTruthy();
  });

  test('an app that is gone or off is told to be unknown', async () => {
    const off = clientFile('app', { public: true, enabled: false, redirectURIs: [CALLBACK] });
    await issuer.change(async () => issuer.write('clients/app.yaml', off));
    await browser.submit({ decision: 'allow' }, CALLBACK);
    expect(browser.status).toBe(400);
    expect(browser.html).toContain('We do not know this app');
  });
});
