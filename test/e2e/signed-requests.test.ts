import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import * as oidc from 'openid-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ALICE, aliceFile, clientFile, hashOf } from './declarations.ts';
import { HTTPBrowser } from './http-browser.ts';
import { CALLBACK, discover, type App } from './openid-client-app.ts';
import { startIssuer, type RunningIssuer } from './running-issuer.ts';
import { throughPages } from './through-pages.ts';

const SECRET = 'signed-requests_e2e-secret';
const KEYS = {
  ES256: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  EdDSA: generateKeyPairSync('ed25519'),
};

let issuer: RunningIssuer;

beforeAll(async () => {
  const secretHash = await hashOf(SECRET);
  const alice = await aliceFile();
  const redirectURIs = [CALLBACK];
  const jwks = { keys: [publicJWK('ES256'), publicJWK('EdDSA')] };
  issuer = await startIssuer({
    files: () => ({
      'users/alice.yaml': alice,
      'clients/keys.yaml': clientFile('keys', { redirectURIs, jwks }),
      'clients/strict.yaml': clientFile('strict', {
        redirectURIs,
        jwks,
        signedRequest: { required: true, alg: 'ES256' },
      }),
      'clients/secret.yaml': clientFile('secret', {
        redirectURIs,
        jwks,
        secretHash,
        signedRequest: {},
      }),
      'clients/plain.yaml': clientFile('plain', { redirectURIs, secretHash }),
      'clients/always.yaml': clientFile('always', { redirectURIs, jwks, refreshTokens: true }),
    }),
  });
});
afterAll(() => issuer?.[Symbol.asyncDispose]());

describe('offline_access without prompt=consent, of a client with refreshTokens: true', () => {
  const scope = 'openid offline_access';

  test('is granted when it stands in a signed request', async () => {
    const app = await appOf('always');
    const { url, checks } = await signed(app, 'ES256', { scope });

    expect(await finish(app, url, checks)).toMatchObject({
      scope,
      refresh_token: expect.any(String),
    });
  });

  test.each(['signed', 'plain'] as const)('is granted when it is pushed, %s', async (form) => {
    const app = await appOf('always');
    const { url, checks, parameters } = await signed(app, 'ES256', { scope });
    const sent = form === 'signed' ? url.searchParams : parameters;
    const pushed = await oidc.buildAuthorizationUrlWithPAR(app, sent);

    expect(await finish(app, pushed, checks)).toMatchObject({
      scope,
      refresh_token: expect.any(String),
    });
  });

  test('is not granted when it only stands beside the signed request', async () => {
    const app = await appOf('always');
    const { url, checks } = await signed(app, 'ES256');
    url.searchParams.set('scope', scope);

    expect((await finish(app, url, checks)).scope).toBe('openid');
  });
});

describe('a request that the client signed (RFC 9101)', () => {
  test.each([
    ['of a client with keys', 'keys', 'EdDSA'],
    ['of a client that requires it', 'strict', 'ES256'],
  ] as const)('%s carries it through a sign-in', async (_, id, alg) => {
    const app = await appOf(id);
    const { url, checks } = await signed(app, alg);

    expect([...url.searchParams.keys()].toSorted()).toEqual(['client_id', 'request']);
    expect((await finish(app, url, checks)).claims()?.sub).toBe(ALICE.sub);
  });

  test('may stand beside a secret', async () => {
    const app = await discover(issuer, 'secret', oidc.ClientSecretBasic(SECRET));
    const { url, checks } = await signed(app, 'ES256');

    expect((await finish(app, url, checks)).claims()?.sub).toBe(ALICE.sub);
  });

  test('may be pushed', async () => {
    const app = await appOf('strict');
    const { url, checks } = await signed(app, 'ES256');
    const pushed = await oidc.buildAuthorizationUrlWithPAR(app, url.searchParams);

    expect(pushed.searchParams.has('request_uri')).toBe(true);
    expect((await finish(app, pushed, checks)).claims()?.sub).toBe(ALICE.sub);
  });

  test('is the only one that a client gets which requires it', async () => {
    const plain = oidc.buildAuthorizationUrl(await appOf('strict'), PARAMETERS);

    expect(await answerTo(plain)).toMatchObject({ error: 'invalid_request' });
    const app = await appOf('strict');
    await expect(oidc.buildAuthorizationUrlWithPAR(app, PARAMETERS)).rejects.toMatchObject({
      error: 'invalid_request',
    });
  });

  test('is refused in another algorithm than the file names', async () => {
    const { url } = await signed(await appOf('strict'), 'EdDSA');

    expect(await answerTo(url)).toMatchObject({ error: 'invalid_request_object' });
  });

  test('is refused when somebody else signed it', async () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { url } = await signed(await appOf('keys'), 'ES256', {}, privateKey);

    expect(await answerTo(url)).toMatchObject({ error: 'invalid_request_object' });
  });

  test('is refused from a client that has no keys to check it with', async () => {
    const app = await discover(issuer, 'plain', oidc.ClientSecretBasic(SECRET));
    const { url } = await signed(app, 'ES256');

    expect(await answerTo(url)).toMatchObject({ error: 'invalid_request_object' });
  });

  test.each(['keys', 'secret', 'plain'])('is refused unsigned, of client %s', async (id) => {
    const claims = {
      ...PARAMETERS,
      iss: id,
      aud: issuer.url,
      client_id: id,
      response_type: 'code',
    };
    const request = `${encode({ alg: 'none' })}.${encode(claims)}.`;
    const url = `${issuer.url}/auth?${new URLSearchParams({ client_id: id, request }).toString()}`;

    expect(await answerTo(new URL(url))).toMatchObject({ error: 'invalid_request_object' });
  });

  test('is refused by reference, and nothing is fetched', async () => {
    const url = new URL(`${issuer.url}/auth`);
    url.search = new URLSearchParams({
      ...PARAMETERS,
      client_id: 'keys',
      response_type: 'code',
      request_uri: 'https://app.example.com/request.jwt',
    }).toString();

    expect(await answerTo(url)).toMatchObject({ error: 'request_uri_not_supported' });
  });
});

const PARAMETERS = { redirect_uri: CALLBACK, scope: 'openid' };

/** An app that proves itself by the key ES256. */
async function appOf(id: string): Promise<App> {
  const { privateKey } = KEYS.ES256;
  return discover(issuer, id, oidc.PrivateKeyJwt({ key: await importKey(privateKey, 'ES256') }));
}

async function signed(
  app: App,
  alg: keyof typeof KEYS,
  more: Readonly<Record<string, string>> = {},
  key = KEYS[alg].privateKey,
) {
  const pkceCodeVerifier = oidc.randomPKCECodeVerifier();
  const expectedState = oidc.randomState();
  const parameters = {
    ...PARAMETERS,
    code_challenge: await oidc.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
    state: expectedState,
    ...more,
  };
  const signingKey = await importKey(key, alg);
  const url = await oidc.buildAuthorizationUrlWithJAR(app, parameters, signingKey);
  return { url, parameters, checks: { pkceCodeVerifier, expectedState } };
}

async function finish(app: App, url: URL, checks: oidc.AuthorizationCodeGrantChecks) {
  const arrived = await throughPages(new HTTPBrowser(), url.href, CALLBACK);
  return oidc.authorizationCodeGrant(app, arrived, checks);
}

/** The parameters that go back to the app, or what the page says of an error. */
async function answerTo(url: URL): Promise<Readonly<Record<string, string>>> {
  const browser = await new HTTPBrowser().open(url.href, {}, CALLBACK);
  if (browser.url.startsWith(CALLBACK))
    return Object.fromEntries(new URL(browser.url).searchParams);
  return { error: /<code[^>]*>([a-z_]+)<\/code>/.exec(browser.html)?.[1] ?? browser.html };
}

function importKey(key: KeyObject, alg: keyof typeof KEYS): Promise<CryptoKey> {
  const algorithm = alg === 'EdDSA' ? 'Ed25519' : { name: 'ECDSA', namedCurve: 'P-256' };
  return crypto.subtle.importKey('jwk', { ...key.export({ format: 'jwk' }) }, algorithm, false, [
    'sign',
  ]);
}

function publicJWK(alg: keyof typeof KEYS): object {
  return { ...KEYS[alg].publicKey.export({ format: 'jwk' }), use: 'sig' };
}

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
