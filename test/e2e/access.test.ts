import * as oidc from 'openid-client';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aliceFile, clientFile, hashOf, PASSWORD } from './declarations.ts';
import { HTTPBrowser } from './http-browser.ts';
import { begin, CALLBACK, discover, signIn } from './openid-client-app.ts';
import { startIssuer, type RunningIssuer } from './running-issuer.ts';
import { PASSWORDS, peopleFiles } from './sign-in-files.ts';

const SECRET = 'secret-of-the-wiki';
const AUTHENTICATION = oidc.ClientSecretPost(SECRET);

let issuer: RunningIssuer;

beforeEach(async () => {
  const secretHash = await hashOf(SECRET);
  const [alice, people] = [await aliceFile(), await peopleFiles()];
  const wiki = {
    name: 'Team wiki',
    nameI18n: { de: 'Das Team-Wiki' },
    redirectURIs: [CALLBACK],
    secretHash,
    refreshTokens: true,
    allowedGroups: ['wiki'],
    contacts: ['platform@example.com'],
  };
  issuer = await startIssuer({
    files: () => ({
      ...people,
      'users/alice.yaml': alice,
      'clients/wiki.yaml': clientFile('wiki', wiki),
      'clients/open.yaml': clientFile('open', { redirectURIs: [CALLBACK], secretHash }),
    }),
  });
});
afterEach(async () => issuer[Symbol.asyncDispose]());

const app = (clientId = 'wiki') => discover(issuer, clientId, AUTHENTICATION);

/** Bob, who is in no group, stands where the app sends him. */
async function bobAt(clientId: string, browser = new HTTPBrowser(), more = {}) {
  const { url } = await begin(await app(clientId), more);
  await browser.open(url, {}, CALLBACK);
  if (browser.html.includes('type="password"')) {
    await browser.submit({ login: 'bob', password: PASSWORDS.bob }, CALLBACK);
  }
  return browser;
}

const errorAt = (browser: HTTPBrowser) => new URL(browser.url).searchParams.get('error');

describe('an app that is for a group', () => {
  test('lets its members in', async () => {
    const tokens = await signIn(await app());
    expect(tokens.claims()?.aud).toBe('wiki');
  });

  test('tells others by a page who they are, and whom to ask', async () => {
    const { html, status, url } = await bobAt('wiki');
    expect(url.startsWith(issuer.url)).toBe(true);
    expect(status).toBe(403);
    expect(html).toContain('You cannot use this app');
    expect(html).toContain('<b dir="auto">bob</b>');
    expect(html).toContain('<b dir="auto">Team wiki</b>');
    expect(html).toContain('platform@example.com');
  });

  test('has that page in German, too, with the name of the app in German', async () => {
    const { html } = await bobAt('wiki', new HTTPBrowser(), { ui_locales: 'de' });
    expect(html).toContain('<html lang="de"');
    expect(html).toContain('Das Team-Wiki');
  });

  test('is told access_denied by whom goes back', async () => {
    const browser = await bobAt('wiki');
    await browser.submit({ decision: 'back' }, CALLBACK);
    expect(browser.url.startsWith(CALLBACK)).toBe(true);
    expect(errorAt(browser)).toBe('access_denied');
  });

  test('can be opened with another account', async () => {
    const browser = await bobAt('wiki');
    await browser.submit({ decision: 'switch' }, CALLBACK);
    expect(browser.html).toContain('type="password"');
    await browser.submit({ login: 'alice', password: PASSWORD }, CALLBACK);
    // The engine ends the session of the other first, by a form that sends itself where it can.
    if (browser.html.includes('name="logout"')) await browser.submit({}, CALLBACK);
    await browser.submit({ decision: 'allow' }, CALLBACK);
    expect(new URL(browser.url).searchParams.get('code')).toBeTruthy();
  });

  test('is no way around with an existing session, nor with prompt=none', async () => {
    const browser = await bobAt('open');
    await browser.submit({ decision: 'allow' }, CALLBACK);
    await bobAt('wiki', browser);
    expect(browser.html).toContain('You cannot use this app');
    await bobAt('wiki', browser, { prompt: 'none' });
    expect(errorAt(browser)).toBe('access_denied');
  });

  test('cannot be reached by posting the decision of another page', async () => {
    const browser = await bobAt('wiki');
    await browser.submit({ decision: 'allow' }, CALLBACK);
    expect(browser.status).toBe(400);
    await bobAt('wiki', browser);
    expect(browser.html).toContain('You cannot use this app');
  });

  test('lets in whom it names, whatever their groups', async () => {
    const spec = { redirectURIs: [CALLBACK], secretHash: await hashOf(SECRET) };
    const file = clientFile('wiki', { ...spec, allowedGroups: ['wiki'], allowedUsers: ['bob'] });
    await issuer.change(async () => issuer.write('clients/wiki.yaml', file));
    const browser = await bobAt('wiki');
    expect(browser.html).toContain('value="allow"');
  });
});

/** All that goes on without a person: refreshing, asking about a token, and reading the claims. */
async function expectNothingGoesOn(client: oidc.Configuration, tokens: oidc.TokenEndpointResponse) {
  const { access_token, refresh_token = '' } = tokens;
  for (const token of [access_token, refresh_token]) {
    expect(await oidc.tokenIntrospection(client, token)).toEqual({ active: false });
  }
  await expect(oidc.fetchUserInfo(client, access_token, 'alice-0001')).rejects.toThrow();
  await expect(oidc.refreshTokenGrant(client, refresh_token)).rejects.toMatchObject({
    error: 'invalid_grant',
  });
}

describe('what began while a person was allowed', () => {
  test('goes on, and stops when the person loses the group', async () => {
    const client = await app();
    const browser = new HTTPBrowser();
    const tokens = await signIn(client, {}, browser);
    expect(await oidc.tokenIntrospection(client, tokens.access_token)).toMatchObject({
      active: true,
    });
    const left = await aliceFile({ groups: ['staff'] });
    await issuer.change(async () => issuer.write('users/alice.yaml', left));

    await expectNothingGoesOn(client, tokens);
    await expect(signIn(client, { prompt: 'none' }, browser)).rejects.toMatchObject({
      error: 'access_denied',
    });
  });

  test('gives no token for a code that was on its way', async () => {
    const client = await app();
    const { url, checks } = await begin(client);
    const browser = await new HTTPBrowser().open(url);
    await browser.submit({ login: 'alice', password: PASSWORD }, CALLBACK);
    await browser.submit({ decision: 'allow' }, CALLBACK);
    const left = await aliceFile({ groups: [] });
    await issuer.change(async () => issuer.write('users/alice.yaml', left));
    await expect(
      oidc.authorizationCodeGrant(client, new URL(browser.url), checks),
    ).rejects.toMatchObject({ error: 'invalid_grant' });
  });

  test('stops when the time of the person is over, without any change of a file', async () => {
    const expiresAt = new Date(Date.now() + 6_000).toISOString();
    const guest = await aliceFile({ expiresAt });
    await issuer.change(async () => issuer.write('users/alice.yaml', guest));
    const client = await app();
    const browser = new HTTPBrowser();
    const tokens = await signIn(client, {}, browser);
    expect((await oidc.tokenIntrospection(client, tokens.access_token)).active).toBe(true);
    await expect
      .poll(async () => (await oidc.tokenIntrospection(client, tokens.access_token)).active, {
        timeout: 15_000,
      })
      .toBe(false);

    await expectNothingGoesOn(client, tokens);
    await expect(signIn(client, { prompt: 'none' }, browser)).rejects.toMatchObject({
      error: 'login_required',
    });
    const { url } = await begin(client);
    const fresh = await new HTTPBrowser().open(url);
    await fresh.submit({ login: 'alice', password: PASSWORD }, CALLBACK);
    expect(fresh.status).toBe(401);
  });
});
