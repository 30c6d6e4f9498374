import { appendFile, cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as oidc from 'openid-client';
import { stringify } from 'yaml';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ALICE, aliceFile, clientFile, hashOf } from './declarations.ts';
import { runIdpfile } from './idpfile-process.ts';
import { CALLBACK, discover, signIn, type App } from './openid-client-app.ts';
import { startIssuer, type RunningIssuer } from './running-issuer.ts';

const SECRET = 'preview-e2e_secret-1';
const API = 'https://api.example.com/orders';

let issuer: RunningIssuer;

beforeAll(async () => {
  const secretHash = await hashOf(SECRET);
  const alice = await aliceFile({ attributes: { department: 'finance' } });
  const app = (name: string, spec: object) => [
    `clients/${name}.yaml`,
    clientFile(name, { redirectURIs: [CALLBACK], secretHash, ...spec }),
  ];
  const files = Object.fromEntries([
    ['users/alice.yaml', alice],
    [
      'resources/orders.yaml',
      stringify({
        apiVersion: 'idpfile/v1',
        kind: 'Resource',
        metadata: { name: 'orders-api' },
        spec: { identifier: API, scopes: { 'orders:read': {} }, accessToken: { ttl: '5m' } },
      }),
    ],
    app('everything', { claims: { department: { attribute: 'department' } } }),
    app('standard', { idTokenClaims: 'standard', tokens: { idToken: { ttl: '10m' } } }),
    app('named', { idTokenClaims: ['email'] }),
    app('hidden', { subjectType: 'pairwise' }),
    app('told', { backchannelLogoutURI: 'http://127.0.0.1:9/logout' }),
    app('shop', { defaultResource: 'orders-api', scopes: ['openid', 'email', 'orders:read'] }),
    app('single-page', { secretHash: undefined, public: true, refreshTokens: true }),
    app('backend', { trustedPeers: ['frontend'] }),
    app('frontend', { refreshTokens: { ttl: '2d' } }),
    app('closed', { allowedGroups: ['admins'] }),
    app('batch', {
      type: 'service',
      redirectURIs: undefined,
      resources: ['orders-api'],
      scopes: ['orders:read'],
      serviceClaims: { groups: ['batch'] },
    }),
  ]);
  issuer = await startIssuer({ files: () => files });
});
afterAll(() => issuer?.[Symbol.asyncDispose]());

type Claims = Readonly<Record<string, unknown>>;

/** What no preview can know, and what depends on the second. */
const VOLATILE = ['jti', 'at_hash', 'sid', 'nonce', 'iat', 'exp', 'auth_time'];

/** The claims, and how long they hold; of those that vary only that they are there. */
function comparable(claims: Claims) {
  const { iat, exp } = claims;
  const stable = Object.entries(claims).filter(([name]) => !VOLATILE.includes(name));
  const varying = VOLATILE.filter((name) => name !== 'nonce' && name in claims);
  const lifetime = iat === undefined ? undefined : Number(exp) - Number(iat);
  return { stable: Object.fromEntries(stable), varying, lifetime };
}

function decoded(jwt: string): Claims {
  return JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8')) as Claims;
}

async function previewed(client: string, ...flags: readonly string[]) {
  const words = ['preview', client, '-C', issuer.directory, '--state', issuer.stateDirectory];
  const { code, stdout } = await runIdpfile([...words, '--json', ...flags]);
  return { code, ...JSON.parse(stdout) };
}

function appOf(id: string): Promise<App> {
  return discover(issuer, id, id === 'single-page' ? oidc.None() : oidc.ClientSecretBasic(SECRET));
}

describe('a preview says what a running issuer really issues', () => {
  const SCOPE = 'openid profile email groups';

  test.each([
    ['all claims of the scopes, and one of its own', 'everything', SCOPE],
    ['fewer scopes', 'everything', 'openid email'],
    ['idTokenClaims: standard, and a lifetime of its own', 'standard', SCOPE],
    ['idTokenClaims by name', 'named', SCOPE],
    ['a subject that only it knows', 'hidden', SCOPE],
    ['sign-outs that it is told of', 'told', SCOPE],
    ['no secret', 'single-page', SCOPE],
    ['an audience of its own', 'frontend', `${SCOPE} audience:server:client_id:backend`],
  ])('to a client with %s', async (_, client, scope) => {
    const app = await appOf(client);
    const tokens = await signIn(app, { scope });
    const userinfo = await oidc.fetchUserInfo(app, tokens.access_token, oidc.skipSubjectCheck);

    const preview = await previewed(client, '--user', 'alice', '--scope', scope);

    expect(preview).toMatchObject({ code: 0, allowed: true, user: 'alice', consent: 'remember' });
    expect(comparable(preview.idToken)).toEqual(comparable(decoded(tokens.id_token ?? '')));
    expect(comparable(preview.userinfo)).toEqual(comparable(userinfo));
    expect(preview.accessToken).toMatchObject({
      format: 'opaque',
      expiresIn: tokens.expires_in,
      scope: tokens.scope,
    });
    expect(preview.refreshToken !== undefined).toBe(tokens.refresh_token !== undefined);
  });

  test('to a client whose tokens are for an API', async () => {
    const scope = 'openid email orders:read';
    const tokens = await signIn(await appOf('shop'), { scope });

    const preview = await previewed('shop', '--user', 'alice', '--scope', scope);

    expect(comparable(preview.idToken)).toEqual(comparable(decoded(tokens.id_token ?? '')));
    expect(preview.accessToken).toMatchObject({ format: 'jwt', expiresIn: 300 });
    expect(comparable(preview.accessToken.claims)).toEqual(
      comparable(decoded(tokens.access_token)),
    );
    expect(preview).not.toHaveProperty('userinfo');
  });

  test('to a client that acts for itself', async () => {
    const tokens = await oidc.clientCredentialsGrant(await appOf('batch'), {
      scope: 'orders:read',
    });

    const preview = await previewed('batch');

    expect(preview.accessToken).toMatchObject({ format: 'jwt', expiresIn: 300 });
    expect(comparable(preview.accessToken.claims)).toEqual(
      comparable(decoded(tokens.access_token)),
    );
    expect(preview.accessToken.claims).toMatchObject({ groups: ['batch'], aud: API });
  });

  test('to a client that names another as the audience, whatever it asks for', async () => {
    const preview = await previewed('frontend', '--user', 'alice', '--audience', 'backend');

    expect(preview.idToken).toMatchObject({ aud: ['backend', 'frontend'], azp: 'frontend' });
    expect(preview.refreshToken).toEqual({ expiresIn: 172_800 });
  });
});

describe('a preview of a sign-in that is refused says why', () => {
  test.each([
    ['closed', ['--user', 'alice'], 'not-in-allowed-groups'],
    ['everything', ['--user', 'mallory'], 'unknown-user'],
    ['everything', ['--user', 'alice', '--scope', 'openid orders:read'], 'scope-not-allowed'],
    ['everything', ['--user', 'alice', '--audience', 'backend'], 'audience-not-allowed'],
    ['everything', ['--user', 'alice', '--audience', API], 'audience-not-allowed'],
    ['nothing', ['--user', 'alice'], 'unknown-client'],
    ['everything', [], 'grant-not-allowed'],
  ])('%s %j', async (client, flags, reason) => {
    expect(await previewed(client, ...flags)).toMatchObject({ code: 1, allowed: false, reason });
  });

  test('as the issuer refuses it', async () => {
    await expect(signIn(await appOf('closed'))).rejects.toThrow();
    await expect(
      signIn(await appOf('everything'), { scope: 'openid audience:server:client_id:backend' }),
    ).rejects.toThrow();
  });
});

test('a pairwise subject is not made up where the key of the server is not at hand', async () => {
  const words = ['preview', 'hidden', '-C', issuer.directory, '--user', 'alice'];
  const { code, stdout } = await runIdpfile(words);

  expect(code).toBe(0);
  expect(stdout).toContain('sub takes the key of the server: name its state directory');
  expect(stdout).toMatch(/^ {2}sub +\(takes the key of the server\)$/m);
  expect(stdout).not.toContain(ALICE.sub);
});

test('nor where the key lies in the store, whatever an earlier one in the state directory is', async () => {
  const sealed = '  storage: { sealKey: { secretRef: { env: IDPFILE_SECRET_SEAL } } }\n';
  await using directory = await temporaryCopy(issuer.directory);
  await appendFile(join(directory.path, 'issuer.yaml'), sealed);
  const words = ['preview', 'hidden', '-C', directory.path, '--user', 'alice'];
  const { code, stdout } = await runIdpfile([...words, '--state', issuer.stateDirectory]);

  expect(code).toBe(0);
  expect(stdout).toContain('sub takes the key of the server, which lies sealed in its store');
  expect(stdout).toMatch(/^ {2}sub +\(takes the key of the server\)$/m);
});

async function temporaryCopy(of: string) {
  const path = await mkdtemp(join(tmpdir(), 'preview-'));
  await cp(of, path, { recursive: true });
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true }) };
}
