import * as oidc from 'openid-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ALICE, ALICE_CLAIMS, aliceFile, clientFile, hashOf } from './declarations.ts';
import { HTTPBrowser } from './http-browser.ts';
import { rawGet } from './raw-request.ts';
import { begin, CALLBACK, discover, signIn, type App } from './openid-client-app.ts';
import { startIssuer, type RunningIssuer } from './running-issuer.ts';
import { throughPages } from './through-pages.ts';

const SECRET = 'discovery_e2e-secret';
const DISCOVERY = '/.well-known/openid-configuration';

let issuer: RunningIssuer;
let metadata: Readonly<Record<string, unknown>>;
let web: App;

beforeAll(async () => {
  const secretHash = await hashOf(SECRET);
  const alice = await aliceFile();
  const redirectURIs = [CALLBACK];
  issuer = await startIssuer({
    files: () => ({
      'users/alice.yaml': alice,
      'clients/web.yaml': clientFile('web', { redirectURIs, secretHash }),
      'clients/es256.yaml': clientFile('es256', {
        redirectURIs,
        secretHash,
        tokens: { idToken: { alg: 'ES256' } },
      }),
      'clients/spa.yaml': clientFile('spa', {
        redirectURIs: ['https://spa.example.com/callback', CALLBACK],
        public: true,
      }),
    }),
  });
  const response = await fetch(`${issuer.url}${DISCOVERY}`);
  metadata = (await response.json()) as Record<string, unknown>;
  web = await discover(issuer, 'web', oidc.ClientSecretBasic(SECRET));
});
afterAll(() => issuer?.[Symbol.asyncDispose]());

describe('every value that discovery names works', () => {
  test('discovery names these things and no others', () => {
    // Whoever adds one adds the test that it works.
    expect(Object.keys(metadata).toSorted()).toEqual(NAMES);
    expect(metadata).toMatchObject({
      issuer: issuer.url,
      response_types_supported: ['code'],
      response_modes_supported: [
        'form_post',
        'fragment',
        'query',
        'jwt',
        'query.jwt',
        'fragment.jwt',
        'form_post.jwt',
      ],
      grant_types_supported: expect.arrayContaining([
        'authorization_code',
        'refresh_token',
        'client_credentials',
      ]),
      token_endpoint_auth_methods_supported: [
        'client_secret_basic',
        'client_secret_post',
        'client_secret_jwt',
        'private_key_jwt',
        'none',
      ],
      scopes_supported: ['openid', 'profile', 'email', 'phone', 'groups', 'offline_access'],
      id_token_signing_alg_values_supported: ['RS256', 'ES256', 'PS256', 'EdDSA'],
      code_challenge_methods_supported: ['S256'],
      subject_types_supported: ['public', 'pairwise'],
      claim_types_supported: ['normal'],
      claims_parameter_supported: true,
      request_uri_parameter_supported: false,
      authorization_response_iss_parameter_supported: true,
    });
  });

  test('every endpoint answers below the issuer URL', async () => {
    const endpoints = Object.entries(metadata).filter(([name]) => /_endpoint$|_uri$/.test(name));
    expect(endpoints).toHaveLength(9);
    for (const [name, url] of endpoints) {
      expect(url).toMatch(new RegExp(`^${issuer.url}/`));
      const method = FOR_APPS.has(name) ? 'POST' : 'GET';
      const { status } = await fetch(String(url), { method });
      // A bare request is refused by the endpoint itself; what does not exist is 404.
      expect([200, 400, 401], name).toContain(status);
    }
  });

  test('the whole of it carries an app through sign-in, userinfo, introspection and the end', async () => {
    const browser = new HTTPBrowser();
    const asking = { scope: 'openid offline_access', prompt: 'consent' };
    const tokens = await signIn(web, asking, browser);
    const renewed = await oidc.refreshTokenGrant(web, tokens.refresh_token ?? '');

    expect(await oidc.fetchUserInfo(web, renewed.access_token, ALICE.sub)).toEqual({
      sub: ALICE.sub,
    });
    expect(await oidc.tokenIntrospection(web, renewed.access_token)).toMatchObject({
      active: true,
    });
    await oidc.tokenRevocation(web, renewed.access_token);
    expect(await oidc.tokenIntrospection(web, renewed.access_token)).toEqual({ active: false });

    const parameters = { id_token_hint: tokens.id_token ?? '' };
    await browser.open(oidc.buildEndSessionUrl(web, parameters).href);
    await browser.submit({ logout: 'yes' });
    expect(browser.status).toBe(200);
    await expect(signIn(web, { prompt: 'none' }, browser)).rejects.toMatchObject({
      error: 'login_required',
    });
  });

  test('response_mode=query puts the answer into the query', async () => {
    const arrived = await arrive({ response_mode: 'query' });

    expect(arrived.searchParams.has('code')).toBe(true);
    expect(arrived.hash).toBe('');
  });

  test('response_mode=fragment puts it into the fragment', async () => {
    const arrived = await arrive({ response_mode: 'fragment' });

    expect(arrived.search).toBe('');
    expect(new URLSearchParams(arrived.hash.slice(1)).has('code')).toBe(true);
  });

  test('response_mode=form_post posts it by a form, which its policy lets go to the app', async () => {
    const { url } = await begin(web, { response_mode: 'form_post', prompt: 'none' });
    const browser = new HTTPBrowser();
    await signIn(web, {}, browser);

    await browser.open(url);

    expect(browser.html).toMatch(/<form method="post" action="http:\/\/127\.0\.0\.1:9\/callback">/);
    expect(browser.html).toMatch(/<input type="hidden" name="code" value="[^"]+"/);
    expect(browser.headers.get('content-security-policy')).toContain(
      'form-action http://127.0.0.1:9;',
    );
  });

  test('the answer carries the issuer (RFC 9207)', async () => {
    expect((await arrive({})).searchParams.get('iss')).toBe(issuer.url);
  });

  test.each([
    ['client_secret_basic', 'web', oidc.ClientSecretBasic(SECRET)],
    ['client_secret_post', 'web', oidc.ClientSecretPost(SECRET)],
    ['none', 'spa', oidc.None()],
  ])('the method %s', async (_, clientId, authentication) => {
    const app = await discover(issuer, clientId, authentication);

    expect((await signIn(app)).claims()?.sub).toBe(ALICE.sub);
  });

  test.each([
    ['openid', {}],
    ['openid profile', ALICE_CLAIMS.profile],
    ['openid email', ALICE_CLAIMS.email],
    ['openid groups', ALICE_CLAIMS.groups],
  ])('the scope %s opens its claims, all of them named as supported', async (scope, claims) => {
    const tokens = await signIn(web, { scope });

    const info = await oidc.fetchUserInfo(web, tokens.access_token, ALICE.sub);
    expect(info).toEqual({ sub: ALICE.sub, ...claims });
    expect(metadata['claims_supported']).toEqual(expect.arrayContaining(Object.keys(info)));
  });

  test.each([
    ['RS256', 'web'],
    ['ES256', 'es256'],
  ])('a key of the JWKS verifies an ID token signed %s', async (alg, clientId) => {
    const app = await discover(issuer, clientId, oidc.ClientSecretBasic(SECRET), {
      id_token_signed_response_alg: alg,
    });
    oidc.enableNonRepudiationChecks(app);

    const { id_token = '' } = await signIn(app);

    const { kid } = JSON.parse(atob(id_token.split('.')[0] ?? '')) as { kid: string };
    const jwks = (await (await fetch(String(metadata['jwks_uri']))).json()) as { keys: object[] };
    expect(jwks.keys).toContainEqual(expect.objectContaining({ kid, alg, use: 'sig' }));
    expect(JSON.stringify(jwks)).not.toMatch(/"(d|p|q|dp|dq|qi|k)":/);
  });

  test('all claims of an ID token about a person are named as supported', async () => {
    const claims = (await signIn(web)).claims();

    const protocol = ['aud', 'exp', 'iat', 'nonce', 'at_hash'];
    const named = Object.keys(claims ?? {}).filter((name) => !protocol.includes(name));
    expect(metadata['claims_supported']).toEqual(expect.arrayContaining(named));
  });
});

describe('what a stranger sends', () => {
  test.each([
    [{ Host: 'evil.example' }],
    [{ 'X-Forwarded-Host': 'evil.example', 'X-Forwarded-Proto': 'https' }],
    [{ Forwarded: 'host=evil.example;proto=https' }],
    [{ Host: 'evil.example', 'X-Forwarded-Host': 'worse.example' }],
  ])('%o changes nothing in discovery', async (headers) => {
    const { body } = await rawGet(`${issuer.url}${DISCOVERY}`, headers);

    expect(JSON.parse(body)).toEqual(metadata);
  });

  test('as Host does not lead a sign-in astray', async () => {
    const { url } = await begin(web);

    const { status, headers } = await rawGet(url, { Host: 'evil.example' });

    expect(status).toBe(303);
    expect(headers.location).not.toContain('evil');
  });
});

test('the OAuth metadata document is the same one (RFC 8414)', async () => {
  const response = await fetch(`${issuer.url}/.well-known/oauth-authorization-server`);

  expect(await response.json()).toEqual(metadata);
});

async function arrive(parameters: Readonly<Record<string, string>>): Promise<URL> {
  const { url } = await begin(web, parameters);
  return throughPages(new HTTPBrowser(), url, CALLBACK);
}

/** Endpoints that an app calls with a POST; the others are opened by a GET. */
const FOR_APPS = new Set([
  'device_authorization_endpoint',
  'pushed_authorization_request_endpoint',
  'token_endpoint',
  'userinfo_endpoint',
  'introspection_endpoint',
  'revocation_endpoint',
]);

const NAMES = [
  'acr_values_supported',
  'authorization_endpoint',
  'authorization_response_iss_parameter_supported',
  'authorization_signing_alg_values_supported',
  'backchannel_logout_session_supported',
  'backchannel_logout_supported',
  'claim_types_supported',
  'claims_parameter_supported',
  'claims_supported',
  'code_challenge_methods_supported',
  'device_authorization_endpoint',
  'dpop_signing_alg_values_supported',
  'end_session_endpoint',
  'grant_types_supported',
  'id_token_signing_alg_values_supported',
  'introspection_endpoint',
  'issuer',
  'jwks_uri',
  'pushed_authorization_request_endpoint',
  'request_object_signing_alg_values_supported',
  'request_parameter_supported',
  'request_uri_parameter_supported',
  'response_modes_supported',
  'response_types_supported',
  'revocation_endpoint',
  'scopes_supported',
  'subject_types_supported',
  'token_endpoint',
  'token_endpoint_auth_methods_supported',
  'token_endpoint_auth_signing_alg_values_supported',
  'userinfo_endpoint',
  'userinfo_signing_alg_values_supported',
];
