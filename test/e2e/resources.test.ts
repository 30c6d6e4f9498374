import { createPublicKey, verify, type JsonWebKey } from 'node:crypto';
import * as oidc from 'openid-client';
import { stringify } from 'yaml';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ALICE, aliceFile, clientFile, hashOf, PASSWORD } from './declarations.ts';
import { HTTPBrowser } from './http-browser.ts';
import { begin, CALLBACK, discover, signIn, type App } from './openid-client-app.ts';
import { startIssuer, type RunningIssuer } from './running-issuer.ts';
import { answerPages } from './through-pages.ts';

const SECRET = 'resources-e2e_secret-1';
const INVOICES = 'https://api.example.com/invoices';
const ORDERS = 'https://api.example.com/orders';
const READ = 'invoices:read';
const WRITE = 'invoices:write';

let issuer: RunningIssuer;
let secretHash = '';
const secret = oidc.ClientSecretBasic(SECRET);
const redirectURIs = [CALLBACK];

const invoices = (more: object = {}) =>
  resourceFile('invoices-api', {
    identifier: INVOICES,
    name: 'Invoices API',
    scopes: {
      [READ]: { description: { en: 'Read invoices', de: 'Rechnungen lesen' } },
      [WRITE]: { description: 'Create and change invoices', sensitive: true },
    },
    ...more,
  });

beforeAll(async () => {
  secretHash = await hashOf(SECRET);
  const alice = await aliceFile();
  issuer = await startIssuer({
    files: () => ({
      'users/alice.yaml': alice,
      'resources/invoices.yaml': invoices(),
      'resources/orders.yaml': resourceFile('orders-api', {
        identifier: ORDERS,
        scopes: { 'orders:read': {}, 'orders:cancel': {} },
        accessToken: { format: 'opaque', ttl: '3m' },
        allowedClients: ['shop'],
      }),
      'resources/signed.yaml': resourceFile('signed-api', {
        identifier: 'urn:example:signed',
        accessToken: { alg: 'ES256', ttl: '2m' },
        allowedClients: ['shop'],
      }),
      'clients/billing.yaml': serviceFile('billing', {
        resources: ['invoices-api'],
        scopes: [READ],
        serviceClaims: { groups: ['batch'] },
      }),
      'clients/many.yaml': serviceFile('many', { resources: ['invoices-api', 'signed-api'] }),
      'clients/plain.yaml': serviceFile('plain', {}),
      'clients/shop.yaml': clientFile('shop', {
        redirectURIs,
        secretHash,
        refreshTokens: true,
        resources: ['invoices-api'],
        scopes: ['openid', 'email', READ, WRITE, 'orders:read'],
      }),
      'clients/console.yaml': clientFile('console', {
        redirectURIs,
        secretHash,
        defaultResource: 'invoices-api',
        scopes: ['openid', READ],
      }),
    }),
  });
});
afterAll(() => issuer?.[Symbol.asyncDispose]());

function resourceFile(name: string, spec: object): string {
  return stringify({ apiVersion: 'idpfile/v1', kind: 'Resource', metadata: { name }, spec });
}

function serviceFile(name: string, spec: object): string {
  return clientFile(name, { type: 'service', secretHash, ...spec });
}

const app = (id: string): Promise<App> => discover(issuer, id, secret);

describe('a client that acts for itself', () => {
  test('gets a JWT for its API, signed by the issuer (RFC 9068)', async () => {
    const tokens = await oidc.clientCredentialsGrant(await app('billing'), {
      resource: INVOICES,
      scope: READ,
    });

    const { header, claims } = await verified(tokens.access_token);
    expect(header).toMatchObject({ typ: 'at+jwt', alg: 'RS256' });
    expect(claims).toMatchObject({
      iss: issuer.url,
      aud: INVOICES,
      sub: 'billing',
      client_id: 'billing',
      scope: READ,
      groups: ['batch'],
      jti: expect.stringMatching(/.{10}/),
    });
    expect(Number(claims['exp']) - Number(claims['iat'])).toBe(600);
    expect(tokens.expires_in).toBe(600);
  });

  test('need not name its only API', async () => {
    const tokens = await oidc.clientCredentialsGrant(await app('billing'), { scope: READ });

    expect((await verified(tokens.access_token)).claims).toMatchObject({ aud: INVOICES });
  });

  test('has to say which of several it means, or gets a token for none', async () => {
    const many = await app('many');

    const { access_token } = await oidc.clientCredentialsGrant(many, {});
    expect(access_token).not.toContain('.');
    const named = await oidc.clientCredentialsGrant(many, { resource: 'urn:example:signed' });
    expect((await verified(named.access_token)).claims).toMatchObject({
      aud: 'urn:example:signed',
    });
  });

  test('gets the algorithm and lifetime of the API', async () => {
    const parameters = { resource: 'urn:example:signed' };
    const tokens = await oidc.clientCredentialsGrant(await app('many'), parameters);

    const { header, claims } = await verified(tokens.access_token);
    expect(header).toMatchObject({ alg: 'ES256' });
    expect(Number(claims['exp']) - Number(claims['iat'])).toBe(120);
  });

  test('is refused a scope that its file does not list', async () => {
    await refused(
      oidc.clientCredentialsGrant(await app('billing'), { scope: WRITE }),
      'invalid_scope',
    );
    await refused(
      oidc.clientCredentialsGrant(await app('billing'), { scope: 'email' }),
      'invalid_scope',
    );
  });

  test('gets nothing for the audience of another client, which is a matter of people', async () => {
    const scope = 'audience:server:client_id:shop';

    const { scope: granted } = await oidc.clientCredentialsGrant(await app('plain'), { scope });

    expect(granted).toBeUndefined();
  });

  test.each([
    ['that does not exist', 'https://api.example.com/nothing'],
    ['that its file does not name', ORDERS],
    ['that differs by a slash', `${INVOICES}/`],
    ['that is no URI', 'invoices-api'],
  ])('is refused an API %s', async (_, resource) => {
    const billing = await app('billing');

    await refused(oidc.clientCredentialsGrant(billing, { resource }), 'invalid_target');
    await refused(oidc.clientCredentialsGrant(await app('plain'), { resource }), 'invalid_target');
  });
});

describe('an app in which people sign in', () => {
  const ASKING = { scope: `openid email ${READ} ${WRITE}`, resource: INVOICES };

  test('gets a token for userinfo, and one for the API when it names it', async () => {
    const shop = await app('shop');
    const tokens = await signIn(shop, ASKING);
    const userinfo = await oidc.fetchUserInfo(shop, tokens.access_token, ALICE.sub);
    expect(userinfo).toMatchObject({ email: ALICE.email });

    const renewed = await oidc.refreshTokenGrant(shop, tokens.refresh_token ?? '', {
      resource: INVOICES,
    });

    const { header, claims } = await verified(renewed.access_token);
    expect(header).toMatchObject({ typ: 'at+jwt' });
    expect(claims).toMatchObject({
      aud: INVOICES,
      sub: ALICE.sub,
      client_id: 'shop',
      scope: `${READ} ${WRITE}`,
    });
  });

  test('gets an opaque token where the API wants that, and the API may ask about it', async () => {
    const shop = await app('shop');
    const tokens = await signIn(shop, { scope: 'openid orders:read', resource: ORDERS });
    const renewed = await oidc.refreshTokenGrant(shop, tokens.refresh_token ?? '', {
      resource: ORDERS,
    });

    expect(renewed.expires_in).toBe(180);
    expect(await oidc.tokenIntrospection(shop, renewed.access_token)).toMatchObject({
      active: true,
      aud: ORDERS,
      scope: 'orders:read',
      sub: ALICE.sub,
    });
  });

  test('with a default gets the token for it without naming it', async () => {
    const tokens = await signIn(await app('console'), { scope: `openid ${READ}` });

    expect((await verified(tokens.access_token)).claims).toMatchObject({
      aud: INVOICES,
      scope: READ,
      sub: ALICE.sub,
    });
    expect(tokens.claims()).toMatchObject({ aud: 'console' });
  });

  test.each([
    ['an API that it may not ask for', 'console', { resource: ORDERS }, 'invalid_target'],
    ['an API that does not exist', 'shop', { resource: `${ORDERS}/none` }, 'invalid_target'],
    [
      'a scope that its file does not list',
      'shop',
      { resource: ORDERS, scope: 'openid orders:cancel' },
      'invalid_scope',
    ],
  ])('is refused %s', async (_, id, parameters, error) => {
    const { url } = await begin(await app(id), { scope: 'openid', ...parameters });
    const browser = new HTTPBrowser();
    await browser.open(url, {}, CALLBACK);

    expect(new URL(browser.url).searchParams.get('error')).toBe(error);
  });

  test('is refused another API than the one that was asked for at the sign-in', async () => {
    const shop = await app('shop');
    const { refresh_token = '' } = await signIn(shop, ASKING);

    await refused(
      oidc.refreshTokenGrant(shop, refresh_token, { resource: ORDERS }),
      'invalid_target',
    );
  });

  test('may ask for several at once, and gets a token for one at a time', async () => {
    const shop = await app('shop');
    const attempt = await begin(shop, { scope: `openid ${READ} orders:read` });
    const both = new URL(attempt.url);
    both.searchParams.append('resource', INVOICES);
    both.searchParams.append('resource', ORDERS);
    const browser = new HTTPBrowser();
    await browser.open(both.href, {}, CALLBACK);
    const arrived = await answerPages(browser, CALLBACK);
    const { refresh_token = '' } = await oidc.authorizationCodeGrant(shop, arrived, attempt.checks);

    const one = await oidc.refreshTokenGrant(shop, refresh_token, { resource: INVOICES });
    const other = await oidc.refreshTokenGrant(shop, refresh_token, { resource: ORDERS });

    expect(one.scope).toBe(READ);
    expect(other.scope).toBe('orders:read');
  });

  test.each([
    ['en', 'Read invoices'],
    ['de', 'Rechnungen lesen'],
  ])('has people read what it wants under the name of the API, in %s', async (language, words) => {
    const { url } = await begin(await app('shop'), {
      ...ASKING,
      prompt: 'consent',
      ui_locales: language,
    });
    const browser = new HTTPBrowser();
    await browser.open(url, {}, CALLBACK);
    await browser.submit({ login: ALICE.email, password: PASSWORD }, CALLBACK);

    const text = browser.html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');
    expect(text).toMatch(new RegExp(`Invoices API.*${words}.*Create and change invoices`));
  });

  test('no longer gets what a changed file takes away', async () => {
    const shop = await app('shop');
    const { refresh_token = '' } = await signIn(shop, ASKING);
    const fewer = clientFile('shop', {
      redirectURIs,
      secretHash,
      refreshTokens: true,
      resources: ['invoices-api'],
      scopes: ['openid', 'email', READ],
    });
    await issuer.change(() => issuer.write('clients/shop.yaml', fewer));

    const renewed = await oidc.refreshTokenGrant(shop, refresh_token, { resource: INVOICES });
    expect((await verified(renewed.access_token)).claims['scope']).toBe(READ);

    const none = clientFile('shop', { redirectURIs, secretHash, refreshTokens: true });
    await issuer.change(() => issuer.write('clients/shop.yaml', none));
    const again = oidc.refreshTokenGrant(shop, refresh_token, { resource: INVOICES });
    await refused(again, 'invalid_target');
  });
});

test('an API that is added to a running server is served at once', async () => {
  const identifier = 'https://api.example.com/new';
  await issuer.change(() =>
    issuer.write(
      'resources/new.yaml',
      resourceFile('new-api', { identifier, allowedClients: ['plain'] }),
    ),
  );

  const tokens = await oidc.clientCredentialsGrant(await app('plain'), { resource: identifier });

  expect((await verified(tokens.access_token)).claims).toMatchObject({ aud: identifier });
});

async function refused(request: Promise<unknown>, error: string): Promise<void> {
  await expect(request).rejects.toMatchObject({ error });
}

type JWKS = Readonly<{ keys: readonly (JsonWebKey & { kid?: string })[] }>;
type JSONObject = Readonly<Record<string, unknown>>;

/** Checks the signature with the published key, as the API would. */
async function verified(token: string): Promise<{ header: JSONObject; claims: JSONObject }> {
  const [head = '', body = '', signature = ''] = token.split('.');
  const header: JSONObject = parse(head);
  const jwks = await fetch(`${issuer.url}/jwks`);
  const { keys } = JSON.parse(await jwks.text()) as JWKS;
  const jwk = keys.find(({ kid }) => kid === header['kid']) ?? {};
  const key = createPublicKey({ key: jwk, format: 'jwk' });
  const dsaEncoding = 'ieee-p1363' as const;
  const signed = Buffer.from(`${head}.${body}`);
  const proof = Buffer.from(signature, 'base64url');
  expect(verify('sha256', signed, { key, dsaEncoding }, proof)).toBe(true);
  return { header, claims: parse(body) };
}

const parse = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString());
