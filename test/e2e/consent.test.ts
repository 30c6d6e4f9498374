import * as oidc from 'openid-client';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ALICE, aliceFile, clientFile, PASSWORD } from './declarations.ts';
import { HTTPBrowser } from './http-browser.ts';
import { begin, CALLBACK, discover, signIn } from './openid-client-app.ts';
import { startIssuer, type RunningIssuer } from './running-issuer.ts';

const LOOPBACK = 'http://127.0.0.1/callback';

let issuer: RunningIssuer;

beforeEach(async () => {
  const alice = await aliceFile();
  const app = (name: string, spec: Readonly<Record<string, unknown>>) =>
    clientFile(name, { public: true, redirectURIs: [CALLBACK], ...spec });
  issuer = await startIssuer({
    files: () => ({
      'users/alice.yaml': alice,
      'clients/remembers.yaml': app('remembers', {
        name: 'Wiki',
        nameI18n: { de: 'Das Wiki' },
        contacts: ['team-wiki@example.com', 'Ada Owner'],
      }),
      'clients/asks.yaml': app('asks', { consent: 'ask' }),
      'clients/skips.yaml': app('skips', { consent: 'skip' }),
      'clients/native.yaml': app('native', { redirectURIs: [LOOPBACK], consent: 'skip' }),
      'clients/tool.yaml': app('tool', { redirectURIs: [LOOPBACK], consent: 'remember' }),
    }),
  });
});
afterEach(async () => issuer[Symbol.asyncDispose]());

/** Signs Alice in, up to the consent page or the way back to the app. */
async function open(
  clientId: string,
  parameters: Readonly<Record<string, string>> = {},
  browser = new HTTPBrowser(),
): Promise<HTTPBrowser> {
  const { url } = await begin(await discover(issuer, clientId), parameters);
  const leaveTo = parameters['redirect_uri'] ?? CALLBACK;
  await browser.open(url, {}, leaveTo);
  if (browser.html.includes('type="password"')) {
    await browser.submit({ login: ALICE.email, password: PASSWORD }, leaveTo);
  }
  return browser;
}

const isAsked = (browser: HTTPBrowser) =>
  browser.url.startsWith(issuer.url) && browser.html.includes('value="allow"');
const codeAt = (browser: HTTPBrowser) => new URL(browser.url).searchParams.get('code');

describe('a decision that is remembered', () => {
  test('is told to be, for 90 days', async () => {
    const browser = await open('remembers');
    expect(browser.html).toContain('Your choice is remembered for 90 days.');
  });

  test('holds in another browser, and after a restart', async () => {
    await (await open('remembers')).submit({ decision: 'allow' }, CALLBACK);
    expect(codeAt(await open('remembers'))).toBeTruthy();
    await issuer.stop();
    issuer = await startIssuer({ again: issuer });
    expect(codeAt(await open('remembers'))).toBeTruthy();
  });

  test('gives tokens with what was allowed', async () => {
    await (await open('remembers')).submit({ decision: 'allow' }, CALLBACK);
    const client = await discover(issuer, 'remembers');
    const browser = await open('skips');
    const tokens = await signIn(client, { prompt: 'none' }, browser);
    expect(tokens.claims()).toMatchObject({ sub: ALICE.sub, email: ALICE.email });
  });

  test('is asked for again when more is wanted, and only the new is listed', async () => {
    const scope = 'openid email';
    await (await open('remembers', { scope })).submit({ decision: 'allow' }, CALLBACK);
    const browser = await open('remembers', { scope: 'openid email groups' });
    expect(isAsked(browser)).toBe(true);
    expect(browser.html).toContain('See your groups');
    expect(browser.html).not.toContain('See your email address');
    await browser.submit({ decision: 'allow' }, CALLBACK);
    expect(codeAt(await open('remembers', { scope: 'openid email groups' }))).toBeTruthy();
    expect(codeAt(await open('remembers', { scope }))).toBeTruthy();
  });

  test('is forgotten when the person declines', async () => {
    const scope = 'openid email';
    await (await open('remembers', { scope })).submit({ decision: 'allow' }, CALLBACK);
    const browser = await open('remembers', { scope: 'openid email groups' });
    await browser.submit({ decision: 'deny' }, CALLBACK);
    expect(new URL(browser.url).searchParams.get('error')).toBe('access_denied');
    expect(isAsked(await open('remembers', { scope }))).toBe(true);
  });

  test('is nothing that a refused page leaves behind', async () => {
    await (await open('remembers')).submit({ decision: 'deny' }, CALLBACK);
    expect(isAsked(await open('remembers'))).toBe(true);
  });

  test('is of one person and one app', async () => {
    await (await open('remembers')).submit({ decision: 'allow' }, CALLBACK);
    expect(isAsked(await open('asks'))).toBe(true);
  });

  test('does not count where the file has people asked each time since', async () => {
    await (await open('remembers')).submit({ decision: 'allow' }, CALLBACK);
    const file = clientFile('remembers', {
      public: true,
      redirectURIs: [CALLBACK],
      consent: 'ask',
    });
    await issuer.change(async () => issuer.write('clients/remembers.yaml', file));
    expect(isAsked(await open('remembers'))).toBe(true);
  });
});

describe('consent: ask', () => {
  test('asks at every sign-in, also in the same session, and lists everything', async () => {
    const browser = await open('asks');
    expect(browser.html).not.toContain('remembered');
    await browser.submit({ decision: 'allow' }, CALLBACK);
    expect(codeAt(browser)).toBeTruthy();
    await open('asks', {}, browser);
    expect(isAsked(browser)).toBe(true);
    expect(browser.html).toContain('See your email address');
    await browser.submit({ decision: 'allow' }, CALLBACK);
    expect(codeAt(browser)).toBeTruthy();
  });

  test('tells an app that wants no page that there has to be one', async () => {
    const browser = await open('asks');
    await browser.submit({ decision: 'allow' }, CALLBACK);
    await open('asks', { prompt: 'none' }, browser);
    expect(new URL(browser.url).searchParams.get('error')).toBe('consent_required');
  });
});

describe('consent: skip', () => {
  test('goes from the sign-in straight to the app, with everything that was asked for', async () => {
    const client = await discover(issuer, 'skips');
    const { url, checks } = await begin(client);
    const browser = await new HTTPBrowser().open(url);
    await browser.submit({ login: ALICE.email, password: PASSWORD }, CALLBACK);
    expect(browser.url.startsWith(CALLBACK)).toBe(true);
    const tokens = await oidc.authorizationCodeGrant(client, new URL(browser.url), checks);
    expect(tokens.claims()).toMatchObject({ email: ALICE.email, groups: ['staff', 'wiki'] });
  });

  test('a session that allowed less is given more without a page', async () => {
    const browser = await open('skips', { scope: 'openid' });
    await open('skips', { scope: 'openid groups' }, browser);
    expect(codeAt(browser)).toBeTruthy();
  });

  test('an app that asks for the page with prompt=consent gets it', async () => {
    expect(isAsked(await open('skips', { prompt: 'consent' }))).toBe(true);
  });

  test.each(['native', 'tool'])(
    'never counts for a native app, which anybody on the device could pretend to be (%s)',
    async (clientId) => {
      const redirect_uri = 'http://127.0.0.1:8123/callback';
      const browser = await open(clientId, { redirect_uri });
      expect(isAsked(browser)).toBe(true);
      expect(browser.html).not.toContain('remembered');
      await browser.submit({ decision: 'allow' }, redirect_uri);
      expect(codeAt(browser)).toBeTruthy();
      await open(clientId, { redirect_uri }, browser);
      expect(isAsked(browser)).toBe(true);
    },
  );
});

describe('the consent page', () => {
  test('calls the app by its name in the language of the page, and says who looks after it', async () => {
    const english = await open('remembers');
    expect(english.html).toContain('<b dir="auto">Wiki</b>');
    expect(english.html).toContain('team-wiki@example.com, Ada Owner');
    const german = await open('remembers', { ui_locales: 'de' });
    expect(german.html).toContain('<b dir="auto">Das Wiki</b>');
    expect(german.html).toContain('Ihre Wahl gilt für 90 Tage.');
  });
});
