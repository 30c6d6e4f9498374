import { randomBytes } from 'node:crypto';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import * as oidc from 'openid-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeWhere } from '../describe-where.ts';
import { aliceFile, clientFile, hashOf } from './declarations.ts';
import { askOnce, beginOnDevice, connect } from './device-app.ts';
import { HTTPBrowser } from './http-browser.ts';
import { runIdpfile } from './idpfile-process.ts';
import { begin, CALLBACK, discover, type App } from './openid-client-app.ts';
import { issuerYAML, startIssuer, type RunningIssuer } from './running-issuer.ts';
import { PASSWORD_VARIABLE, STATE_SERVERS, storageOf } from './shared-state.ts';
import { throughPages } from './through-pages.ts';

const SECRET = 'store-copy-e2e-secret';
const SEAL_VARIABLE = 'IDPFILE_SECRET_SEAL';
const SEAL_KEY = `sealKey: { secretRef: { env: ${SEAL_VARIABLE} } }`;
const PATIENCE_MS = 180_000;

type Environment = Readonly<Record<string, string>>;

/** Over SQLite, with an app for people and a device. */
async function startOverSQLite(environment: Environment, storage = '{}'): Promise<RunningIssuer> {
  const web = { redirectURIs: [CALLBACK], secretHash: await hashOf(SECRET), consent: 'skip' };
  const files = {
    'users/alice.yaml': await aliceFile(),
    'clients/web.yaml': clientFile('web', { ...web, refreshTokens: { rotate: true } }),
    'clients/tv.yaml': clientFile('tv', { type: 'device', refreshTokens: true }),
  };
  return startIssuer({ files: () => files, issuer: `  storage: ${storage}\n`, environment });
}

/** Everything that somebody has in the middle of something. */
async function signInEverywhere(issuer: RunningIssuer) {
  const app = await discover(issuer, 'web', oidc.ClientSecretPost(SECRET));
  const tv = await discover(issuer, 'tv');
  const browser = new HTTPBrowser();
  const { url, checks } = await begin(app);
  const arrived = await throughPages(browser, url, CALLBACK);
  const tokens = await oidc.authorizationCodeGrant(app, arrived, checks);
  const refreshed = await oidc.refreshTokenGrant(app, tokens.refresh_token ?? '');
  const other = await codeFor(app, browser);
  await oidc.authorizationCodeGrant(app, other.arrived, other.checks);
  const [asked, allowed] = [await beginOnDevice(tv), await beginOnDevice(tv)];
  await connect(allowed, browser);
  return { app, tv, browser, tokens, refreshed, used: other, asked, allowed };
}

type SignedIn = Awaited<ReturnType<typeof signInEverywhere>>;

/** A new code, for a browser that is signed in: no page comes in between. */
async function codeFor(app: App, browser: HTTPBrowser) {
  const { url, checks } = await begin(app, { prompt: 'none' });
  await browser.open(url, {}, CALLBACK);
  const arrived = new URL(browser.url);
  expect(arrived.searchParams.get('error')).toBeNull();
  return { arrived, checks };
}

/** That nobody notices, but who tries again what was used. */
async function expectAllThere(before: SignedIn): Promise<void> {
  const { app, tv, browser, tokens, refreshed, used, asked, allowed } = before;
  expect(await askOnce(tv, allowed)).toBe('tokens');
  expect(await askOnce(tv, asked)).toBe('authorization_pending');
  await connect(asked, browser);
  const { arrived, checks } = await codeFor(app, browser);
  expect((await oidc.authorizationCodeGrant(app, arrived, checks)).claims()?.sub).toBeDefined();
  const again = await oidc.refreshTokenGrant(app, refreshed.refresh_token ?? '');
  const sub = tokens.claims()?.sub ?? '';
  expect(await oidc.fetchUserInfo(app, again.access_token, sub)).toMatchObject({ sub });
  const refused = { error: 'invalid_grant' };
  await expect(oidc.authorizationCodeGrant(app, used.arrived, used.checks)).rejects.toMatchObject(
    refused,
  );
  await expect(oidc.refreshTokenGrant(app, tokens.refresh_token ?? '')).rejects.toMatchObject(
    refused,
  );
}

/** Stops the server, copies its store, and starts it over the copy. */
async function move(
  issuer: RunningIssuer,
  {
    to,
    storage,
    words = [],
    environment,
  }: Readonly<{
    to: string;
    storage: string;
    words?: readonly string[];
    environment: Environment;
  }>,
): Promise<Readonly<{ issuer: RunningIssuer; printed: string }>> {
  await issuer.stop();
  const yaml = issuerYAML(issuer.url, issuer.adminURL, `  storage: ${storage}\n`);
  await issuer.write('issuer.yaml', yaml);
  const copied = await copyStore(issuer, ['sqlite:', to, ...words], environment);
  expect(copied).toMatchObject({ code: 0, stderr: '' });
  return { issuer: await startIssuer({ again: issuer, environment }), printed: copied.stdout };
}

function copyStore(
  { directory, stateDirectory }: RunningIssuer,
  words: readonly string[],
  environment: Environment = {},
): ReturnType<typeof runIdpfile> {
  const places = ['-C', directory, '--state', stateDirectory];
  return runIdpfile(['store', 'copy', ...words, ...places], environment);
}

for (const { name, where, start } of STATE_SERVERS) {
  describeWhere(name, where, () => {
    test('takes over from SQLite, and nobody is signed out', { timeout: PATIENCE_MS }, async () => {
      await using server = await start();
      const environment = { [PASSWORD_VARIABLE]: server.password };
      await using issuer = await startOverSQLite(environment);
      const before = await signInEverywhere(issuer);
      const moved = await move(issuer, {
        to: server.urlWithoutPassword,
        storage: storageOf(server),
        environment,
      });
      expect(moved.printed).toMatch(/^copied:\n(.*\n)* +1 {2}Session\n/);
      await expectAllThere(before);
      await moved.issuer.stop();
    });

    test('takes over sealed', { timeout: PATIENCE_MS }, async () => {
      await using server = await start();
      const environment = {
        [PASSWORD_VARIABLE]: server.password,
        [SEAL_VARIABLE]: randomBytes(32).toString('base64'),
      };
      await using issuer = await startOverSQLite(environment);
      const before = await signInEverywhere(issuer);
      const storage = storageOf(server).replace(/ \}$/, `, ${SEAL_KEY} }`);
      const moved = await move(issuer, { to: server.urlWithoutPassword, storage, environment });
      await expectAllThere(before);
      await moved.issuer.stop();
    });

    test(
      'takes its password from a variable while the Issuer does not name it',
      {
        timeout: PATIENCE_MS,
      },
      async () => {
        await using server = await start();
        await using issuer = await startOverSQLite({});
        await issuer.stop();
        const to = ['--to-password-env', 'THE_PASSWORD'];
        const words = ['sqlite:', server.urlWithoutPassword, ...to];
        const environment = { THE_PASSWORD: server.password };
        expect(await copyStore(issuer, words, environment)).toMatchObject({ code: 0, stderr: '' });
        const without = await copyStore(issuer, words);
        expect(without.stderr).toContain('no environment variable THE_PASSWORD');
        expect(without.code).toBe(2);
      },
    );
  });
}

describe('a copy', () => {
  test(
    'of a sealed store stays sealed, the keys of the server in it',
    async () => {
      const environment = { [SEAL_VARIABLE]: randomBytes(32).toString('base64') };
      await using issuer = await startOverSQLite(environment, `{ ${SEAL_KEY} }`);
      const before = await signInEverywhere(issuer);
      const storage = `{ url: "sqlite:moved.db", ${SEAL_KEY} }`;
      const moved = await move(issuer, { to: 'sqlite:moved.db', storage, environment });
      expect(moved.printed).toMatch(/ [1-9] {2}shared documents\n$/);
      await expectAllThere(before);
      await moved.issuer.stop();
    },
    PATIENCE_MS,
  );

  test(
    'into another file is sealed when the Issuer names a key',
    async () => {
      const environment = { [SEAL_VARIABLE]: randomBytes(32).toString('base64url') };
      await using issuer = await startOverSQLite(environment);
      const before = await signInEverywhere(issuer);
      const storage = `{ url: "sqlite:sealed.db", ${SEAL_KEY} }`;
      const moved = await move(issuer, { to: 'sqlite:sealed.db', storage, environment });
      await expectAllThere(before);
      await moved.issuer.stop();
    },
    PATIENCE_MS,
  );

  test(
    'is refused while a server runs, and into a store that is not empty',
    async () => {
      await using issuer = await startOverSQLite({});
      await signInEverywhere(issuer);
      const running = await copyStore(issuer, ['sqlite:', 'sqlite:other.db']);
      expect(running.stderr).toMatch(/the first store: a server runs over it .*stop it first/);
      expect(running.code).toBe(2);
      await issuer.stop();
      expect((await copyStore(issuer, ['sqlite:', 'sqlite:other.db'])).code).toBe(0);
      const again = await copyStore(issuer, ['sqlite:', 'sqlite:other.db']);
      expect(again.stderr).toContain('the second store is not empty');
      expect(again.code).toBe(2);
    },
    PATIENCE_MS,
  );
});

describe('what cannot be copied', () => {
  let issuer: RunningIssuer;
  beforeAll(async () => {
    issuer = await startOverSQLite({});
    await issuer.stop();
  }, PATIENCE_MS);
  afterAll(() => issuer?.[Symbol.asyncDispose]());

  test.each([
    [['sqlite:', 'postgres://me:hunter2@db/state'], 'the second store: its URL holds a password'],
    [['redis://:hunter2@db', 'sqlite:'], 'the first store: its URL holds a password'],
    [['sqlite:', 'memory:'], 'the second store: "memory:" keeps nothing that lasts'],
    [['sqlite:typo.db', 'sqlite:other.db'], 'the first store: there is no file'],
    [['sqlite:', 'mysql://db'], 'unknown storage scheme "mysql"'],
  ])('%j is refused', async (words, message) => {
    const { code, stdout, stderr } = await copyStore(issuer, words);
    expect(stderr).toContain(message);
    expect(stdout + stderr).not.toContain('hunter2');
    expect(code).toBe(2);
    await expect(access(join(issuer.stateDirectory, 'typo.db'))).rejects.toThrow('ENOENT');
  });
});
