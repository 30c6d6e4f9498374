import * as oidc from 'openid-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ALICE, aliceFile, clientFile, hashOf } from './declarations.ts';
import { HTTPBrowser } from './http-browser.ts';
import { begin, discover } from './openid-client-app.ts';
import { startIssuer, type RunningIssuer } from './running-issuer.ts';
import { throughPages } from './through-pages.ts';

const SECRET = 'response-types_e2e-secret';
const APP = 'https://app.example.test/callback';
const WAIVER = { reason: 'the vendor has no code flow yet', until: '2999-01-01T00:00:00Z' };

let issuer: RunningIssuer;
let withImplicit: Readonly<Record<string, string>>;

beforeAll(async () => {
  const secretHash = await hashOf(SECRET);
  const alice = await aliceFile();
  const allowed = { redirectURIs: [APP], secretHash, allowImplicit: WAIVER };
  withImplicit = {
    'clients/implicit.yaml': clientFile('implicit', { ...allowed, responseTypes: ['id_token'] }),
    'clients/hybrid.yaml': clientFile('hybrid', {
      ...allowed,
      responseTypes: ['code', 'code id_token'],
    }),
  };
  issuer = await startIssuer({
    files: () => ({
      'users/alice.yaml': alice,
      'clients/web.yaml': clientFile('web', { redirectURIs: [APP], secretHash }),
      ...withImplicit,
    }),
  });
});
afterAll(() => issuer?.[Symbol.asyncDispose]());

const appOf = (id: string) => discover(issuer, id, oidc.ClientSecretBasic(SECRET));

describe('response types beyond the code', () => {
  test('are named in discovery', async () => {
    expect((await appOf('web')).serverMetadata().response_types_supported).toEqual([
      'code',
      'code id_token',
      'id_token',
    ]);
  });

  test('id_token carries a client through a sign-in whose file says so', async () => {
    const app = await appOf('implicit');
    oidc.useIdTokenResponseType(app);
    const expectedNonce = oidc.randomNonce();
    const { url } = await begin(app, { redirect_uri: APP, nonce: expectedNonce, scope: 'openid' });
    const arrived = await throughPages(new HTTPBrowser(), withoutPKCE(url), APP);

    const state = new URLSearchParams(arrived.hash.slice(1)).get('state') ?? '';
    const claims = await oidc.implicitAuthentication(app, arrived, expectedNonce, {
      expectedState: state,
    });
    expect(claims.sub).toBe(ALICE.sub);
  });

  test('code id_token carries a client through a sign-in whose file says so', async () => {
    const app = await appOf('hybrid');
    oidc.useCodeIdTokenResponseType(app);
    const { url, checks } = await begin(app, { redirect_uri: APP, scope: 'openid' });
    const arrived = await throughPages(new HTTPBrowser(), url, APP);

    const tokens = await oidc.authorizationCodeGrant(app, arrived, checks);
    expect(tokens.claims()?.sub).toBe(ALICE.sub);
  });

  test('come by a form that posts itself, where the app wants that', async () => {
    const app = await appOf('hybrid');
    oidc.useCodeIdTokenResponseType(app);
    const browser = new HTTPBrowser();
    const parameters = { redirect_uri: APP, scope: 'openid' };
    await throughPages(browser, (await begin(app, parameters)).url, APP);
    const { url } = await begin(app, { ...parameters, response_mode: 'form_post' });

    await browser.open(url);

    expect(browser.html).toContain(`<form method="post" action="${APP}">`);
    expect(browser.html).toMatch(/name="code" value="[^"]+"/);
    expect(browser.html).toMatch(/name="id_token" value="[^"]+"/);
  });

  test.each([
    ['web', 'id_token'],
    ['web', 'code id_token'],
    ['implicit', 'code'],
    ['hybrid', 'id_token'],
    ['hybrid', 'code id_token token'],
    ['hybrid', 'id_token token'],
  ])('%s gets no %s, which its file does not say', async (id, responseType) => {
    const url = oidc.buildAuthorizationUrl(await appOf(id), {
      redirect_uri: APP,
      scope: 'openid',
      nonce: oidc.randomNonce(),
      response_type: responseType,
    });

    const browser = await new HTTPBrowser().open(url.href, {}, APP);

    expect(browser.url + browser.html).toMatch(
      /response_type\+is\+not\+allowed|unsupported_response_type/,
    );
  });

  test('are never in the query', async () => {
    const app = await appOf('hybrid');
    oidc.useCodeIdTokenResponseType(app);
    const { url } = await begin(app, {
      redirect_uri: APP,
      scope: 'openid',
      response_mode: 'query',
    });

    const browser = await new HTTPBrowser().open(url, {}, APP);

    expect(browser.url).toContain('error=invalid_request');
    expect(browser.url).not.toContain('id_token=');
  });

  test('go with the last client file that names them, and so does discovery', async () => {
    for (const path of Object.keys(withImplicit)) {
      await issuer.change(() => issuer.remove(path));
    }

    expect((await appOf('web')).serverMetadata()).toMatchObject({
      response_types_supported: ['code'],
    });
    const metadata = (await appOf('web')).serverMetadata();
    expect(metadata.grant_types_supported).not.toContain('implicit');
  });
});

describe('the answer to an authorization request', () => {
  test('carries the issuer, and the app checks it (RFC 9207)', async () => {
    const app = await discover(issuer, 'web', oidc.ClientSecretBasic(SECRET));
    expect(app.serverMetadata().authorization_response_iss_parameter_supported).toBe(true);
    const { url, checks } = await begin(app, { redirect_uri: APP, scope: 'openid' });
    const arrived = await throughPages(new HTTPBrowser(), url, APP);
    expect(arrived.searchParams.get('iss')).toBe(issuer.url);

    const mixedUp = new URL(arrived);
    mixedUp.searchParams.set('iss', 'https://elsewhere.example.com');
    await expect(oidc.authorizationCodeGrant(app, mixedUp, checks)).rejects.toMatchObject({
      cause: { message: expect.stringContaining('"iss"') },
    });
    await expect(oidc.authorizationCodeGrant(app, arrived, checks)).resolves.toBeDefined();
  });

  test('carries it in an error as well', async () => {
    const app = await discover(issuer, 'web', oidc.ClientSecretBasic(SECRET));
    const { url } = await begin(app, { redirect_uri: APP, scope: 'openid', prompt: 'none' });

    const browser = await new HTTPBrowser().open(url, {}, APP);

    const { searchParams } = new URL(browser.url);
    expect(searchParams.get('error')).toBe('login_required');
    expect(searchParams.get('iss')).toBe(issuer.url);
  });
});

/** Without a code there is nothing to prove. */
function withoutPKCE(url: string): string {
  const plain = new URL(url);
  for (const name of ['code_challenge', 'code_challenge_method']) plain.searchParams.delete(name);
  return plain.href;
}
