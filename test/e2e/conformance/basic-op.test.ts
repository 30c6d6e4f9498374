import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ALICE, ALICE_CLAIMS } from '../declarations.ts';
import { HTTPBrowser } from '../http-browser.ts';
import {
  CALLBACK,
  SECRET,
  getJSON,
  postForm,
  startConformanceParty,
  type ConformanceParty,
} from './relying-party.ts';

let party: ConformanceParty;

beforeAll(async () => {
  party = await startConformanceParty();
});
afterAll(() => party?.[Symbol.asyncDispose]());

/** What the modules of the basic OP plan check, each under the name it has there. */
describe('the code flow', () => {
  test('oidcc-server: the token answer has what Core sections 3.1.3.3 and 2 ask for', async () => {
    const answered = await party.authorize();
    expect(answered.get('state')).toBe('state-of-the-test');
    const { status, headers, body } = await party.exchange(answered.get('code'));

    expect(status).toBe(200);
    expect(headers.get('cache-control')).toContain('no-store');
    expect(body).toMatchObject({ token_type: 'Bearer', access_token: expect.any(String) });
    const claims = await party.verified(body['id_token']);
    expect(claims).toMatchObject({ sub: ALICE.sub, nonce: 'nonce-of-the-test' });
    expect(String(claims['sub']).length).toBeLessThanOrEqual(255);
  });

  test('oidcc-response-type-missing: is an error at the app', async () => {
    const browser = await openedAt(party.request({ response_type: undefined }));
    expect(refusalOf(browser)).toMatchObject({ error: 'invalid_request' });
  });

  test('oidcc-ensure-post-request-succeeds: a request may be posted', async () => {
    const browser = new HTTPBrowser();
    await party.authorize({}, browser);
    const { origin, pathname, searchParams } = new URL(party.request());
    await browser.open(`${origin}${pathname}`, { method: 'POST', body: searchParams }, CALLBACK);

    const answered = new URL(browser.url).searchParams;
    expect(answered.get('state')).toBe('state-of-the-test');
    expect((await party.exchange(answered.get('code'))).status).toBe(200);
  });

  test('oidcc-idtoken-signature: RS256 by a key whose kid is in the key set', async () => {
    const { id_token: idToken } = await party.signIn();
    const [head = ''] = String(idToken).split('.');
    const { alg, kid } = JSON.parse(atob(head)) as Record<string, string>;
    const { keys } = await getJSON(String(party.metadata['jwks_uri']));
    expect(alg).toBe('RS256');
    expect(keys).toContainEqual(expect.objectContaining({ kid, alg, kty: 'RSA' }));
  });

  test('oidcc-server-client-secret-post: the secret may be in the body', async () => {
    const code = (await party.authorize()).get('code') ?? '';
    const { status } = await postForm(String(party.metadata['token_endpoint']), {
      grant_type: 'authorization_code',
      code,
      redirect_uri: CALLBACK,
      client_id: 'conformance',
      client_secret: SECRET,
    });
    expect(status).toBe(200);
  });

  test('oidcc-codereuse: a code that was used is refused, and what it gave ends', async () => {
    const code = (await party.authorize()).get('code');
    const first = await party.exchange(code);
    expect(first.status).toBe(200);

    const second = await party.exchange(code);
    expect(second).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    expect(await userinfoStatus(first.body['access_token'])).toBe(401);
  });

  test('oidcc-refresh-token: another access token, and an ID token of the same person', async () => {
    const scope = 'openid offline_access';
    const tokens = await party.signIn({ scope, prompt: 'consent' });
    const { status, body } = await party.exchange(null, {
      grant_type: 'refresh_token',
      refresh_token: String(tokens['refresh_token']),
      code: undefined,
      redirect_uri: undefined,
    });

    expect(status).toBe(200);
    expect(body['access_token']).not.toBe(tokens['access_token']);
    const [before, after] = [tokens, body].map(({ id_token: token }) => party.verified(token));
    const { iss, sub, aud } = (await before) ?? {};
    expect(await after).toMatchObject({ iss, sub, aud });
  });

  test('oidcc-ensure-request-with-valid-pkce-succeeds: the S256 of RFC 7636 appendix B', async () => {
    const answered = await party.authorize({
      code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
      code_challenge_method: 'S256',
    });
    const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
    const { status } = await party.exchange(answered.get('code'), { code_verifier: verifier });
    expect(status).toBe(200);
  });
});

describe('the userinfo endpoint', () => {
  test('oidcc-userinfo-get: answers the token in the header', async () => {
    const { access_token: token } = await party.signIn();
    expect(await party.userinfo(token)).toEqual({ sub: ALICE.sub });
  });

  test('oidcc-userinfo-post-header: a POST as well', async () => {
    const { access_token: token } = await party.signIn();
    const authorization = `Bearer ${String(token)}`;
    const { body } = await postForm(userinfoURL(), {}, { authorization });
    expect(body).toEqual({ sub: ALICE.sub });
  });

  test('oidcc-userinfo-post-body: a POST with the token in its body', async () => {
    const { access_token: token } = await party.signIn();
    const { body } = await postForm(userinfoURL(), { access_token: String(token) });
    expect(body).toEqual({ sub: ALICE.sub });
  });

  test('without a token it answers 401 and says which scheme it wants (RFC 6750 section 3)', async () => {
    const response = await fetch(userinfoURL());
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toMatch(/^Bearer /);
  });
});

describe('the scopes of Core section 5.4', () => {
  test.each([
    ['oidcc-scope-profile', 'openid profile', ALICE_CLAIMS.profile],
    ['oidcc-scope-email', 'openid email', ALICE_CLAIMS.email],
    ['oidcc-scope-phone', 'openid phone', { phone_number: '+44 20 7946 0000' }],
    ['oidcc-scope-address, which nobody here has', 'openid address', {}],
  ])('%s: its claims come from userinfo', async (_, scope, claims) => {
    const { access_token: token } = await party.signIn({ scope });
    expect(await party.userinfo(token)).toEqual({ sub: ALICE.sub, ...claims });
  });

  test('oidcc-scope-all: all of them at once', async () => {
    const { access_token: token } = await party.signIn({
      scope: 'openid profile email address phone',
    });
    const { profile, email } = ALICE_CLAIMS;
    const phone = { phone_number: '+44 20 7946 0000' };
    expect(await party.userinfo(token)).toEqual({ sub: ALICE.sub, ...profile, ...email, ...phone });
  });

  test('oidcc-ensure-other-scope-order-succeeds: openid need not come first', async () => {
    const { id_token: idToken } = await party.signIn({ scope: 'email openid' });
    expect(await party.verified(idToken)).toMatchObject({ sub: ALICE.sub });
  });

  test('oidcc-claims-essential: a claim that is asked for comes without its scope', async () => {
    const claims = JSON.stringify({ userinfo: { name: { essential: true } } });
    const { access_token: token } = await party.signIn({ claims });
    expect(await party.userinfo(token)).toEqual({ sub: ALICE.sub, name: ALICE.name });
  });
});

describe('parameters of the authorization request', () => {
  test.each([
    ['oidcc-ensure-request-without-nonce-succeeds-for-code-flow', { nonce: undefined }],
    ['oidcc-ensure-request-with-unknown-parameter-succeeds', { extra: 'foobar' }],
    ['oidcc-ensure-request-with-acr-values-succeeds', { acr_values: '1 2' }],
    ['oidcc-display-page', { display: 'page' }],
    ['oidcc-display-popup', { display: 'popup' }],
    ['oidcc-ui-locales', { ui_locales: 'se' }],
    ['oidcc-claims-locales', { claims_locales: 'se' }],
    ['oidcc-login-hint', { login_hint: ALICE.email }],
  ])('%s', async (_, parameters) => {
    const { id_token: idToken } = await party.signIn(parameters);
    expect(await party.verified(idToken)).toMatchObject({ sub: ALICE.sub });
  });

  test('oidcc-ensure-registered-redirect-uri: an unregistered one is told on a page', async () => {
    const browser = await openedAt(party.request({ redirect_uri: `${CALLBACK}/foobar` }));
    expect(browser.url.startsWith(party.issuer.url)).toBe(true);
    expect(browser.status).toBe(400);
  });

  test('oidcc-unsigned-request-object: refused in the words of Core section 3.1.2.6', async () => {
    const claims = { client_id: 'conformance', redirect_uri: CALLBACK, scope: 'openid' };
    const [head, body] = [{ alg: 'none' }, claims].map((part) =>
      Buffer.from(JSON.stringify(part)).toString('base64url'),
    );
    const browser = await openedAt(party.request({ request: `${head}.${body}.` }));
    expect(['request_not_supported', 'invalid_request_object']).toContain(
      refusalOf(browser)['error'],
    );
  });

  test('oidcc-request-uri-unsigned: nothing is fetched from an address in a request', async () => {
    const browser = await openedAt(party.request({ request_uri: 'https://example.com/request' }));
    expect(['request_uri_not_supported', 'invalid_request_uri']).toContain(
      refusalOf(browser)['error'],
    );
  });
});

describe('prompt, max_age and id_token_hint', () => {
  test('oidcc-prompt-none-not-logged-in: the app is told login_required', async () => {
    const browser = await openedAt(party.request({ prompt: 'none' }));
    expect(refusalOf(browser)).toMatchObject({ error: 'login_required' });
  });

  test('oidcc-prompt-none-logged-in: the same person, signed in at the same time', async () => {
    const browser = new HTTPBrowser();
    const first = await claimsOf(party.signIn({}, browser));
    const second = await claimsOf(party.signIn({ prompt: 'none' }, browser));
    expect(second).toMatchObject({ sub: first['sub'] });
    if (second['auth_time'] !== undefined) {
      expect(second['auth_time']).toBe(first['auth_time'] ?? second['auth_time']);
    }
  });

  test('oidcc-prompt-login: asks for the password though somebody is signed in', async () => {
    const browser = new HTTPBrowser();
    await party.signIn({}, browser);
    await browser.open(party.request({ prompt: 'login' }), {}, CALLBACK);
    expect(browser.html).toContain('type="password"');
  });

  test('oidcc-max-age-1: an older sign-in is not enough, and auth_time says when it was', async () => {
    const browser = new HTTPBrowser();
    const max = { max_age: '1' };
    const first = await claimsOf(party.signIn(max, browser));
    // In whole seconds, as auth_time is: the sign-in has to be more than one second old.
    const past = expect.poll(() => Date.now() / 1000, { timeout: 5000 });
    await past.toBeGreaterThan(Number(first['auth_time']) + 2);
    await browser.open(party.request(max), {}, CALLBACK);
    expect(browser.html).toContain('type="password"');
    const second = await claimsOf(party.signIn(max, browser));
    expect(second['auth_time']).toBeGreaterThan(Number(first['auth_time']));
  });

  test('oidcc-max-age-10000: a fresh one is, with the same auth_time', async () => {
    const browser = new HTTPBrowser();
    const max = { max_age: '10000' };
    const first = await claimsOf(party.signIn(max, browser));
    const second = await claimsOf(party.signIn({ ...max, prompt: 'none' }, browser));
    expect(second['auth_time']).toBe(first['auth_time']);
  });

  test('oidcc-id-token-hint: with prompt=none it is about the same person', async () => {
    const browser = new HTTPBrowser();
    const { id_token: hint } = await party.signIn({}, browser);
    const parameters = { prompt: 'none', id_token_hint: String(hint) };
    expect(await claimsOf(party.signIn(parameters, browser))).toMatchObject({ sub: ALICE.sub });
  });
});

async function openedAt(url: string): Promise<HTTPBrowser> {
  return new HTTPBrowser().open(url, {}, CALLBACK);
}

/** What the app was told; empty when the browser never left the issuer. */
function refusalOf({ url }: HTTPBrowser): Readonly<Record<string, string>> {
  return url.startsWith(CALLBACK) ? Object.fromEntries(new URL(url).searchParams) : {};
}

async function claimsOf(tokens: Promise<Readonly<Record<string, unknown>>>) {
  return party.verified((await tokens)['id_token']);
}

function userinfoURL(): string {
  return String(party.metadata['userinfo_endpoint']);
}

async function userinfoStatus(accessToken: unknown): Promise<number> {
  const authorization = `Bearer ${String(accessToken)}`;
  return (await fetch(userinfoURL(), { headers: { authorization } })).status;
}
