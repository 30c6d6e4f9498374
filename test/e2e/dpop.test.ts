import { generateKeyPairSync } from 'node:crypto';
import * as oidc from 'openid-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ALICE, aliceFile, clientFile, hashOf } from './declarations.ts';
import { createProof } from './dpop-proof.ts';
import { HTTPBrowser } from './http-browser.ts';
import { begin, CALLBACK, discover, type App } from './openid-client-app.ts';
import { freePort, issuerYAML, startIssuer, type RunningIssuer } from './running-issuer.ts';
import { throughPages } from './through-pages.ts';

const SECRET = 'dpop_e2e-secret';
const BOUND = { tokens: { accessToken: { boundTo: 'dpop' } } };
const KEYS = generateKeyPairSync('ed25519');

let issuer: RunningIssuer;

beforeAll(async () => {
  const secretHash = await hashOf(SECRET);
  const alice = await aliceFile();
  issuer = await startIssuer({
    files: () => ({
      'users/alice.yaml': alice,
      'clients/web.yaml': clientFile('web', {
        redirectURIs: [CALLBACK],
        secretHash,
        trustedPeers: ['batch'],
      }),
      'clients/bound.yaml': clientFile('bound', {
        redirectURIs: [CALLBACK],
        secretHash,
        trustedPeers: ['web'],
        ...BOUND,
      }),
      'clients/spa.yaml': clientFile('spa', {
        redirectURIs: ['https://spa.example.com/callback', CALLBACK],
        public: true,
        refreshTokens: true,
        ...BOUND,
      }),
      'clients/batch.yaml': clientFile('batch', { type: 'service', secretHash, ...BOUND }),
    }),
  });
});
afterAll(() => issuer?.[Symbol.asyncDispose]());

const appOf = (id: string) => discover(issuer, id, oidc.ClientSecretBasic(SECRET));

describe('access tokens that are bound to a key (RFC 9449)', () => {
  test('open the userinfo endpoint to whoever proves the key', async () => {
    const app = await appOf('bound');
    const DPoP = await handleFor(app);
    const tokens = await signIn(app, { DPoP });

    expect(tokens.token_type).toBe('dpop');
    const info = await oidc.fetchUserInfo(app, tokens.access_token, ALICE.sub, { DPoP });
    expect(info.sub).toBe(ALICE.sub);
  });

  test('open it neither to a bearer nor to another key', async () => {
    const app = await appOf('bound');
    const tokens = await signIn(app, { DPoP: await handleFor(app) });
    const { userinfo_endpoint: url = '' } = app.serverMetadata();

    const bearer = await fetch(url, {
      headers: { authorization: `Bearer ${tokens.access_token}` },
    });
    const thief = await present(url, tokens.access_token);

    expect(bearer.status).toBe(401);
    expect(thief.status).toBe(401);
  });

  test('are what a client gets that asks for them unbidden', async () => {
    const app = await appOf('web');

    const tokens = await signIn(app, { DPoP: await handleFor(app) });

    expect(tokens.token_type).toBe('dpop');
  });

  test('are the only ones that a client gets which requires them', async () => {
    const signedIn = signIn(await appOf('bound'), {});
    await expect(signedIn).rejects.toMatchObject({ error: 'invalid_grant' });

    const itself = oidc.clientCredentialsGrant(await appOf('batch'));
    await expect(itself).rejects.toMatchObject({ error: 'invalid_grant' });
  });

  test('name their key in what introspection says of them', async () => {
    const app = await appOf('batch');
    const DPoP = await handleFor(app);
    const { access_token: token } = await oidc.clientCredentialsGrant(app, {}, { DPoP });

    const info = await oidc.tokenIntrospection(app, token);

    expect(info).toMatchObject({ active: true, token_type: 'DPoP' });
    expect(info.cnf?.jkt).toBe(await DPoP.calculateThumbprint());
  });

  test('come with refresh tokens that a public client has to prove the key for', async () => {
    const app = await discover(issuer, 'spa');
    const DPoP = await handleFor(app);
    const { refresh_token: token = '' } = await signIn(app, { DPoP });

    const stolen = oidc.refreshTokenGrant(app, token, {}, { DPoP: await handleFor(app) });
    await expect(stolen).rejects.toMatchObject({ error: 'invalid_grant' });
    const renewed = await oidc.refreshTokenGrant(app, token, {}, { DPoP });
    expect(renewed.token_type).toBe('dpop');
  });

  test('are not exchanged, and nothing is exchanged for them (RFC 8693)', async () => {
    const bound = await appOf('bound');
    const { access_token: boundToken } = await signIn(bound, { DPoP: await handleFor(bound) });
    const web = await appOf('web');
    const { access_token: plainToken } = await signIn(web, {});

    await expect(exchange(web, boundToken)).rejects.toMatchObject({ error: 'invalid_request' });
    await expect(exchange(await appOf('batch'), plainToken)).rejects.toMatchObject({
      error: 'unauthorized_client',
    });
  });
});

test('a code is redeemed by the key alone that its request named (section 10)', async () => {
  const app = await appOf('web');
  const DPoP = await handleFor(app);
  const { url, checks } = await begin(app, { dpop_jkt: await DPoP.calculateThumbprint() });
  const arrived = await throughPages(new HTTPBrowser(), url, CALLBACK);

  const stolen = oidc.authorizationCodeGrant(
    app,
    arrived,
    checks,
    {},
    {
      DPoP: await handleFor(app),
    },
  );

  await expect(stolen).rejects.toMatchObject({ error: 'invalid_grant' });
});

describe('a proof', () => {
  const request = (proof: string, base = issuer.url) =>
    fetch(`${base}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`batch:${SECRET}`)}`, dpop: proof },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
  const proofFor = (url: string, claims = {}) =>
    createProof({ ...KEYS, method: 'POST', url, claims });

  test('is accepted once, however many come at once', async () => {
    const proof = proofFor(`${issuer.url}/token`);

    const statuses = await Promise.all(
      Array.from({ length: 8 }, async () => (await request(proof)).status),
    );

    expect(statuses.toSorted((a, b) => a - b)).toEqual([200, 400, 400, 400, 400, 400, 400, 400]);
  });

  test('is accepted once with an access token as well', async () => {
    const app = await appOf('bound');
    const tokens = await signIn(app, { DPoP: await ownHandle(app) });
    const url = app.serverMetadata().userinfo_endpoint ?? '';
    const { access_token: accessToken } = tokens;
    const proof = createProof({ ...KEYS, method: 'GET', url, accessToken });

    const statuses = await Promise.all(
      Array.from({ length: 8 }, async () => (await present(url, accessToken, proof)).status),
    );

    expect(statuses.toSorted((a, b) => a - b)).toEqual([200, 401, 401, 401, 401, 401, 401, 401]);
  });

  test.each([
    ['for another address', () => proofFor('https://elsewhere.example.com/token')],
    [
      'for another method',
      () => createProof({ ...KEYS, method: 'GET', url: `${issuer.url}/token` }),
    ],
    ['of yesterday', () => proofFor(`${issuer.url}/token`, { iat: 1_700_000_000 })],
    ['without a name', () => proofFor(`${issuer.url}/token`, { jti: undefined })],
    ['with a nonce that nobody gave it', () => proofFor(`${issuer.url}/token`, { nonce: 'mine' })],
  ])('%s is refused', async (_, proof) => {
    const response = await request(proof());

    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: 'invalid_dpop_proof' });
    expect(response.headers.has('dpop-nonce')).toBe(false);
  });

  test('names the address of the issuer, whatever address a proxy uses', async () => {
    const port = await freePort();
    const url = 'https://auth.example.test';
    const listen = `  listen: { address: "127.0.0.1:${port}" }\n`;
    const file = issuerYAML(url, `http://127.0.0.1:${await freePort()}`, listen);
    const secretHash = await hashOf(SECRET);
    await using behind = await startIssuer({
      files: () => ({
        'issuer.yaml': file,
        'clients/batch.yaml': clientFile('batch', { type: 'service', secretHash, ...BOUND }),
      }),
    });
    expect(behind.output()).toContain('listening');
    const base = `http://127.0.0.1:${port}`;

    expect((await request(proofFor(`${url}/token`), base)).status).toBe(200);
    expect((await request(proofFor(`${base}/token`), base)).status).toBe(400);
  });
});

type Options = Readonly<{ DPoP?: oidc.DPoPHandle }>;

async function handleFor(app: App): Promise<oidc.DPoPHandle> {
  return oidc.getDPoPHandle(app, await oidc.randomDPoPKeyPair('ES256'));
}

/** Of the key that the proofs by hand are made with. */
async function ownHandle(app: App): Promise<oidc.DPoPHandle> {
  const [publicKey, privateKey] = await Promise.all(
    [KEYS.publicKey, KEYS.privateKey].map((key) =>
      crypto.subtle.importKey('jwk', { ...key.export({ format: 'jwk' }) }, 'Ed25519', true, [
        key.type === 'public' ? 'verify' : 'sign',
      ]),
    ),
  );
  if (publicKey === undefined || privateKey === undefined) throw new Error('no key');
  return oidc.getDPoPHandle(app, { publicKey, privateKey });
}

async function signIn(app: App, options: Options) {
  const { url, checks } = await begin(app, { scope: 'openid' });
  const arrived = await throughPages(new HTTPBrowser(), url, CALLBACK);
  return oidc.authorizationCodeGrant(app, arrived, checks, {}, options);
}

function exchange(app: App, token: string) {
  return oidc.genericGrantRequest(app, 'urn:ietf:params:oauth:grant-type:token-exchange', {
    subject_token: token,
    subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
  });
}

/** With a proof that is in order, of a key that is not that of the token unless it is ours. */
function present(
  url: string,
  accessToken: string,
  proof = createProof({ ...KEYS, method: 'GET', url, accessToken }),
): Promise<Response> {
  return fetch(url, { headers: { authorization: `DPoP ${accessToken}`, dpop: proof } });
}
