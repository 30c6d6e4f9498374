import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import * as oidc from 'openid-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startAppServer, type AppServer } from './app-server.ts';
import {
  assertionParameters,
  createAssertion,
  createSecretAssertion,
  type AssertionAlgorithm,
} from './client-assertion.ts';
import { clientFile, hashOf } from './declarations.ts';
import { discover } from './openid-client-app.ts';
import { startIssuer, type RunningIssuer } from './running-issuer.ts';
import { serverStatus } from './server-status.ts';
import { secretYAML } from './sops-secret.ts';

const SECRETS = {
  current: 'authentication-e2e_now-that-is-long',
  hashed: 'authentication-e2e_hashed',
  referred: 'authentication-e2e_referred-before',
  expired: 'authentication-e2e_expired-for-long',
} as const;

const KEYS: Readonly<Record<AssertionAlgorithm, { publicKey: KeyObject; privateKey: KeyObject }>> =
  {
    RS256: generateKeyPairSync('rsa', { modulusLength: 2048 }),
    PS256: generateKeyPairSync('rsa', { modulusLength: 2048 }),
    ES256: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
    EdDSA: generateKeyPairSync('ed25519'),
  };
const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'] as const;

let issuer: RunningIssuer;
let keyServer: AppServer;
/** What the client of the key server publishes at the moment. */
let published: readonly object[] = [publicJWK('ES256', 'first')];

beforeAll(async () => {
  keyServer = await startAppServer();
  keyServer.serve((request, response) => {
    if (request.url === '/moved') response.writeHead(302, { Location: '/jwks.json' }).end();
    else response.end(JSON.stringify({ keys: published }));
  });
  const [hashed, expired] = [await hashOf(SECRETS.hashed), await hashOf(SECRETS.expired)];
  const later = new Date(Date.now() + 3_600_000).toISOString();
  const earlier = new Date(Date.now() - 1_000).toISOString();
  issuer = await startIssuer({
    files: () => ({
      'secrets/rotating.yaml': secretYAML('rotating', SECRETS.current),
      'secrets/before.yaml': secretYAML('before', SECRETS.referred),
      'clients/rotating.yaml': clientFile('rotating', {
        type: 'service',
        secretRef: { name: 'rotating' },
        previousSecrets: [
          { secretHash: hashed, expiresAt: later },
          { secretRef: { name: 'before' }, expiresAt: later },
          { secretHash: expired, expiresAt: earlier },
        ],
      }),
      'secrets/ended.yaml': secretYAML('ended', SECRETS.expired),
      'clients/signing.yaml': clientFile('signing', {
        type: 'service',
        tokenEndpointAuthMethod: 'client_secret_jwt',
        secretRef: { name: 'rotating' },
        previousSecrets: [
          { secretRef: { name: 'before' }, expiresAt: later },
          { secretRef: { name: 'ended' }, expiresAt: earlier },
        ],
      }),
      'clients/keys.yaml': clientFile('keys', {
        type: 'service',
        jwks: { keys: ALGORITHMS.map((alg) => publicJWK(alg, alg)) },
      }),
      'clients/fetched.yaml': clientFile('fetched', {
        type: 'service',
        jwksURI: `${keyServer.origin}/jwks.json`,
      }),
      'clients/moved.yaml': clientFile('moved', {
        type: 'service',
        jwksURI: `${keyServer.origin}/moved`,
      }),
    }),
    flags: ['--allow-plaintext-secrets'],
  });
});
afterAll(async () => {
  await issuer?.[Symbol.asyncDispose]();
  await keyServer?.[Symbol.asyncDispose]();
});

describe('while a client changes its secret', () => {
  const METHODS = [
    ['Basic', oidc.ClientSecretBasic],
    ['the body', oidc.ClientSecretPost],
  ] as const;

  test.each(METHODS)('it may use the new one and the old ones by %s', async (_, method) => {
    for (const secret of [SECRETS.current, SECRETS.hashed, SECRETS.referred]) {
      const app = await discover(issuer, 'rotating', method(secret));
      await expect(oidc.clientCredentialsGrant(app), secret).resolves.toHaveProperty(
        'access_token',
      );
    }
  });

  test.each(METHODS)('an old one is refused by %s once it has expired', async (_, method) => {
    const app = await discover(issuer, 'rotating', method(SECRETS.expired));
    await expect(oidc.clientCredentialsGrant(app)).rejects.toMatchObject({ status: 401 });
  });

  test('an old one is refused from the reload on that takes it out of the file', async () => {
    const app = await discover(issuer, 'leaving', oidc.ClientSecretBasic(SECRETS.hashed));
    const secretHash = await hashOf('authentication-e2e_other');
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
    const previousSecrets = [{ secretHash: await hashOf(SECRETS.hashed), expiresAt }];
    const file = (more: object) => clientFile('leaving', { type: 'service', secretHash, ...more });
    await issuer.change(() => issuer.write('clients/leaving.yaml', file({ previousSecrets })));
    await expect(oidc.clientCredentialsGrant(app)).resolves.toBeDefined();

    await issuer.change(() => issuer.write('clients/leaving.yaml', file({})));

    await expect(oidc.clientCredentialsGrant(app)).rejects.toMatchObject({ status: 401 });
  });
});

describe('a client that signs with its secret', () => {
  const grant = async (secret: string) =>
    oidc.clientCredentialsGrant(await discover(issuer, 'signing', oidc.ClientSecretJwt(secret)));

  test('may use the new one and the old ones', async () => {
    for (const secret of [SECRETS.current, SECRETS.referred]) {
      await expect(grant(secret), secret).resolves.toHaveProperty('access_token');
    }
  });

  test('may be watched until it has the new one everywhere', async () => {
    const { secrets } = await serverStatus(issuer);

    const uses = secrets as readonly Readonly<Record<string, unknown>>[];
    expect(uses.filter(({ client }) => client === 'signing')).toMatchObject([
      { secret: 'current', lastUsedAt: expect.any(String) },
      { secret: 'previous', lastUsedAt: expect.any(String) },
      { secret: 'previous' },
    ]);
  });

  test('is refused with one that has expired, or that nobody gave it', async () => {
    for (const secret of [SECRETS.expired, SECRETS.hashed]) {
      await expect(grant(secret), secret).rejects.toMatchObject({ error: 'invalid_client' });
    }
  });

  test('is refused when it sends the secret itself', async () => {
    const app = await discover(issuer, 'signing', oidc.ClientSecretPost(SECRETS.current));
    await expect(oidc.clientCredentialsGrant(app)).rejects.toMatchObject({
      error: 'invalid_client',
    });
  });

  test('is refused an assertion that was used before, however many come at once', async () => {
    const assertion = createSecretAssertion(SECRETS.current, 'signing', issuer.url);
    const responses = await Promise.all(Array.from({ length: 8 }, () => send(assertion)));
    expect(responses.filter(({ status }) => status === 200)).toHaveLength(1);
  });
});

describe('a client with keys', () => {
  test('discovery says by which algorithms', async () => {
    const response = await fetch(`${issuer.url}/.well-known/openid-configuration`);
    const metadata = (await response.json()) as Readonly<Record<string, readonly string[]>>;
    expect(metadata['token_endpoint_auth_methods_supported']).toContain('private_key_jwt');
    const algorithms = metadata['token_endpoint_auth_signing_alg_values_supported'];
    expect(new Set(algorithms)).toEqual(new Set([...ALGORITHMS, 'Ed25519', 'HS256']));
  });

  test.each(ALGORITHMS)('proves itself by %s, to the issuer and to the endpoint', async (alg) => {
    for (const audience of [issuer.url, `${issuer.url}/token`]) {
      const response = await present('keys', alg, { audience });
      expect(response.status, audience).toBe(200);
    }
  });

  test('proves itself as a library of apps does it', async () => {
    const jwk = { ...KEYS.EdDSA.privateKey.export({ format: 'jwk' }) };
    const key = await crypto.subtle.importKey('jwk', jwk, 'Ed25519', false, ['sign']);
    const app = await discover(issuer, 'keys', oidc.PrivateKeyJwt({ key, kid: 'EdDSA' }));
    await expect(oidc.clientCredentialsGrant(app)).resolves.toHaveProperty('access_token');
  });

  test('is refused an assertion that was used before, however many come at once', async () => {
    const assertion = createAssertion({
      key: KEYS.ES256.privateKey,
      alg: 'ES256',
      clientId: 'keys',
      audience: issuer.url,
    });
    const responses = await Promise.all(Array.from({ length: 8 }, () => send(assertion)));
    const statuses = responses.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 401)).toHaveLength(7);
  });

  test.each([
    ['a key of somebody else', { key: generateKeyPairSync('ed25519').privateKey }],
    ['another audience', { audience: 'https://elsewhere.example.com' }],
    ['an assertion that has expired', { claims: { exp: 1_700_000_000 } }],
    ['an assertion without an end', { claims: { exp: undefined } }],
    ['an assertion without a name', { claims: { jti: undefined } }],
    ['an assertion about another client', { claims: { iss: 'rotating' } }],
  ])('is refused with %s', async (_, more) => {
    const response = await present('keys', 'EdDSA', more);
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ error: 'invalid_client' });
  });

  test('is refused with a secret', async () => {
    const app = await discover(issuer, 'keys', oidc.ClientSecretPost('a guess'));
    await expect(oidc.clientCredentialsGrant(app)).rejects.toMatchObject({
      error: 'invalid_client',
    });
  });

  test('may publish them at a private address', async () => {
    expect((await present('fetched', 'ES256', { kid: 'first' })).status).toBe(200);
    published = [publicJWK('EdDSA', 'second')];
    const unknown = await present('fetched', 'EdDSA', { kid: 'second' });
    // Keys are kept for a minute, so that nobody can make the issuer fetch at will.
    expect(unknown.status).toBe(401);
  });

  test('is refused when the address it publishes them at leads elsewhere', async () => {
    published = [publicJWK('ES256', 'first')];
    expect((await present('moved', 'ES256', { kid: 'first' })).status).toBe(401);
  });
});

type More = Partial<Omit<Parameters<typeof createAssertion>[0], 'alg' | 'clientId'>>;

function present(clientId: string, alg: AssertionAlgorithm, more: More): Promise<Response> {
  const { privateKey: key } = KEYS[alg];
  return send(createAssertion({ key, alg, clientId, audience: issuer.url, ...more }));
}

function send(assertion: string): Promise<Response> {
  return fetch(`${issuer.url}/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      ...assertionParameters(assertion),
    }),
  });
}

function publicJWK(alg: AssertionAlgorithm, kid: string): object {
  return { ...KEYS[alg].publicKey.export({ format: 'jwk' }), kid, use: 'sig' };
}
