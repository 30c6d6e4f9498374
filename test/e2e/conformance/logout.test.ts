import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startAppServer, type AppServer } from '../app-server.ts';
import { ALICE } from '../declarations.ts';
import { HTTPBrowser } from '../http-browser.ts';
import {
  CALLBACK,
  SIGNED_OUT,
  startConformanceParty,
  urlWith,
  type ConformanceParty,
} from './relying-party.ts';

let appServer: AppServer;
let party: ConformanceParty;
let logoutTokens: string[] = [];

beforeAll(async () => {
  appServer = await startAppServer();
  appServer.serve((request, response) => {
    void logoutTokenOf(request).then((token) => {
      logoutTokens.push(token);
      response.end();
    });
  });
  party = await startConformanceParty({ backchannelLogoutURI: `${appServer.origin}/logout` });
});
beforeEach(() => (logoutTokens = []));
afterAll(async () => {
  await party?.[Symbol.asyncDispose]();
  await appServer?.[Symbol.asyncDispose]();
});

/** What the RP-initiated logout plan checks, each under the name it has there. */
describe('RP-initiated logout', () => {
  test('oidcc-rp-initiated-logout: back at the app with its state, and signed out', async () => {
    const { browser, idToken } = await signedIn();
    await signOut(browser, { id_token_hint: idToken, state: 'kept' });

    const arrived = new URL(browser.url);
    expect(arrived.searchParams.get('state')).toBe('kept');
    expect(arrived.searchParams.get('kept')).toBe('1');
    await isSignedOut(browser);
  });

  test('…-no-state: back at the app without one', async () => {
    const { browser, idToken } = await signedIn();
    await signOut(browser, { id_token_hint: idToken });
    expect(browser.url).toBe(SIGNED_OUT);
  });

  test.each([
    ['…-no-params', {}],
    ['…-only-state', { state: 'kept' }],
  ])('%s: signed out on a page of the issuer', async (_, parameters) => {
    const { browser } = await signedIn();
    await signOut(browser, { post_logout_redirect_uri: undefined, ...parameters });

    expect(browser.url.startsWith(party.issuer.url)).toBe(true);
    await isSignedOut(browser);
  });

  test('…-no-post-logout-redirect-uri: signed out on a page of the issuer', async () => {
    const { browser, idToken } = await signedIn();
    await signOut(browser, { post_logout_redirect_uri: undefined, id_token_hint: idToken });

    expect(browser.url.startsWith(party.issuer.url)).toBe(true);
    await isSignedOut(browser);
  });

  test.each([
    ['…-bad-post-logout-redirect-uri', 'http://127.0.0.1:9/elsewhere'],
    ['…-query-added-to-post-logout-redirect-uri', `${SIGNED_OUT}&more=1`],
  ])('%s: is refused on a page', async (_, address) => {
    const { browser, idToken } = await signedIn();
    const parameters = { id_token_hint: idToken, post_logout_redirect_uri: address };
    await browser.open(endSession(parameters), {}, 'http://127.0.0.1:9');
    expect(browser.url.startsWith(party.issuer.url)).toBe(true);
    expect(browser.status).toBe(400);
  });

  test.each([
    ['…-bad-id-token-hint', () => 'foo'],
    ['…-modified-id-token-hint', (token: string) => `${token.slice(0, -8)}AAAAAAAA`],
  ])('%s: leads nowhere', async (_, alter) => {
    const { browser, idToken } = await signedIn();
    const parameters = { id_token_hint: alter(idToken), client_id: 'conformance' };
    await browser.open(endSession(parameters), {}, 'http://127.0.0.1:9');
    expect(browser.url.startsWith(party.issuer.url)).toBe(true);
    expect(browser.status).toBe(400);
  });

  test('…-no-id-token-hint: with client_id alone the person is asked, and comes back', async () => {
    const { browser } = await signedIn();
    await signOut(browser, { client_id: 'conformance' });
    expect(browser.url).toBe(SIGNED_OUT);
  });
});

/** What the back-channel logout plan checks (Back-Channel Logout 1.0 section 2.4). */
describe('oidcc-backchannel-rp-initiated-logout', () => {
  test('the app gets a logout token with what it must have and without a nonce', async () => {
    const { browser, idToken } = await signedIn();
    await signOut(browser, { id_token_hint: idToken });

    await expect.poll(() => logoutTokens.length).toBe(1);
    const claims = await party.verified(logoutTokens[0]);
    const { sid } = await party.verified(idToken);
    expect(claims).toMatchObject({
      sub: ALICE.sub,
      sid,
      jti: expect.any(String),
      events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
    });
    expect(claims).not.toHaveProperty('nonce');
  });

  test('discovery says so, and that there is a session in it', () => {
    expect(party.metadata).toMatchObject({
      backchannel_logout_supported: true,
      backchannel_logout_session_supported: true,
    });
  });
});

async function signedIn() {
  const browser = new HTTPBrowser();
  const tokens = await party.signIn({}, browser);
  return { browser, idToken: String(tokens['id_token']) };
}

type Parameters = Readonly<Record<string, string | undefined>>;

function endSession(parameters: Parameters): string {
  const endpoint = String(party.metadata['end_session_endpoint']);
  return urlWith(endpoint, { post_logout_redirect_uri: SIGNED_OUT, ...parameters });
}

async function signOut(browser: HTTPBrowser, parameters: Parameters): Promise<void> {
  await browser.open(endSession(parameters), {}, 'http://127.0.0.1:9');
  await browser.submit({ logout: 'yes' }, 'http://127.0.0.1:9');
}

async function isSignedOut(browser: HTTPBrowser): Promise<void> {
  await browser.open(party.request({ prompt: 'none' }), {}, CALLBACK);
  expect(new URL(browser.url).searchParams.get('error')).toBe('login_required');
}

async function logoutTokenOf(request: IncomingMessage): Promise<string> {
  return new URLSearchParams(await text(request)).get('logout_token') ?? '';
}
