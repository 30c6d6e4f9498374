import { chmod } from 'node:fs/promises';
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import * as oidc from 'openid-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ALICE, aliceFile, clientFile, hashOf } from './declarations.ts';
import { HTTPBrowser } from './http-browser.ts';
import { runIdpfile } from './idpfile-process.ts';
import { CALLBACK, discover, signIn } from './openid-client-app.ts';
import { startIssuer } from './running-issuer.ts';
import { runServe, withDirectory, type Directory } from './serve-directory.ts';
import { createAgeKey, secretYAML } from './sops-secret.ts';

const SECRET = 'process_e2e-secret';
const redirectURIs = [CALLBACK];

/** How long Node keeps a connection that waits for a further request. */
const KEEP_ALIVE_MS = 5_000;

describe('SIGTERM', () => {
  test('lets a request under way end, takes no new one, and exits 0', async () => {
    await using issuer = await startIssuer();
    const { port } = new URL(issuer.url);
    const socket = connect({ host: '127.0.0.1', port: Number(port) });
    await once(socket, 'connect');
    // A request whose last line has not come yet.
    socket.write('GET /jwks HTTP/1.1\r\nHost: localhost\r\n');
    await expect.poll(async () => (await fetch(`${issuer.url}/jwks`)).status).toBe(200);
    const answer = text(socket);

    const stopped = issuer.stop();
    await issuer.until((output) => output.includes('"msg":"stopping'));
    await expect.poll(() => isListening(Number(port))).toBe(false);
    const before = performance.now();
    socket.write('\r\n');

    expect(await answer).toMatch(/^HTTP\/1\.1 200 [^]*"keys":\[/);
    expect(await stopped).toBe(0);
    // The connection was not kept for a further request.
    expect(performance.now() - before).toBeLessThan(KEEP_ALIVE_MS);
  });

  test('does not wait for connections that nobody uses', async () => {
    await using issuer = await startIssuer();
    await (await fetch(`${issuer.url}/jwks`)).text();
    const before = performance.now();

    expect(await issuer.stop()).toBe(0);

    expect(performance.now() - before).toBeLessThan(KEEP_ALIVE_MS);
  });
});

describe('a restart', () => {
  test('signs nobody out: session, refresh token and signing keys stay', async () => {
    const secretHash = await hashOf(SECRET);
    const alice = await aliceFile();
    const first = await startIssuer({
      files: () => ({
        'users/alice.yaml': alice,
        'clients/web.yaml': clientFile('web', { redirectURIs, secretHash, refreshTokens: true }),
      }),
    });
    const app = await discover(first, 'web', oidc.ClientSecretBasic(SECRET));
    oidc.enableNonRepudiationChecks(app);
    const browser = new HTTPBrowser();
    const { refresh_token = '' } = await signIn(app, {}, browser);
    const keys: unknown = await (await fetch(`${first.url}/jwks`)).json();
    expect(await first.stop()).toBe(0);

    await using second = await startIssuer({ again: first });

    expect(await (await fetch(`${second.url}/jwks`)).json()).toEqual(keys);
    expect((await signIn(app, { prompt: 'none' }, browser)).claims()?.sub).toBe(ALICE.sub);
    expect((await oidc.refreshTokenGrant(app, refresh_token)).claims()?.sub).toBe(ALICE.sub);
  });
});

describe('what cannot be served ends with a message and a code', () => {
  test('2 for a port that is taken, which is named', async () => {
    await using issuer = await startIssuer();
    const { host, port } = new URL(issuer.url);

    const { code, stderr } = await runIdpfile([
      'serve',
      issuer.directory,
      '--state',
      join(issuer.directory, '../other-state'),
    ]);

    expect(code).toBe(2);
    expect(host).toContain(port);
    expect(stderr).toMatch(
      new RegExp(`^idpfile: 127\\.0\\.0\\.1:${port} is already in use: [^\n]+\n$`),
    );
  });

  test.each([['serve'], ['validate']])('2 for a directory that is missing: %s', async (command) => {
    await using directory = await withDirectory({});

    const { code, stderr } = await runIdpfile([command, join(directory.path, 'missing')]);

    expect(code).toBe(2);
    expect(stderr).toMatch(/^idpfile: .*missing[^\n]*\n$/);
  });

  test.skipIf(process.getuid?.() === 0)('2 for a directory that may not be read', async () => {
    await using directory = await withDirectory({});
    await chmod(directory.path, 0o000);

    const { code, stderr } = await runServe(directory);
    await chmod(directory.path, 0o700);

    expect(code).toBe(2);
    expect(stderr).toMatch(/^idpfile: [^\n]+\n$/);
  });

  test('2 for a path that is no directory', async () => {
    await using directory = await withDirectory({});

    const { code, stderr } = await runIdpfile(['serve', join(directory.path, 'issuer.yaml')]);

    expect(code).toBe(2);
    expect(stderr).toMatch(/^idpfile: .*issuer\.yaml[^\n]*\n$/);
  });

  test('3 for a secret that no key at hand decrypts', async () => {
    await using key = await createAgeKey();
    await using stranger = await createAgeKey();
    await using directory = await withDirectory({
      'clients/web.yaml': clientFile('web', { redirectURIs }),
      'secrets/web.yaml': await key.encrypt(secretYAML('web', SECRET)),
    });

    for (const environment of [{}, stranger.environment]) {
      const { code, stderr } = await runServe(directory, environment);
      expect(code).toBe(3);
      expect(stderr).toMatch(/^secrets\/web\.yaml:\d+:\d+: error: .* \[secret-undecryptable\]$/m);
    }
  });

  test('2 for an age key that is named and not there', async () => {
    await using directory = await withDirectory({});

    const { code, stderr } = await runServe(directory, {
      SOPS_AGE_KEY_FILE: '/nonexistent/keys.txt',
    });

    expect(code).toBe(2);
    expect(stderr).toContain('/nonexistent/keys.txt');
  });
});

describe('a directory with mistakes', () => {
  let directory: Directory;
  beforeAll(async () => {
    directory = await withDirectory({
      'clients/a.yaml': clientFile('a', { redirectURIs, secretHash: 'not-a-hash' }),
      'clients/b.yaml': clientFile('b', {
        redirectURIs: ['http://wiki.example.com'],
        public: true,
      }),
      'clients/c.yaml': 'apiVersion: idpfile/v1\nkind: Client\nmetadata: {name: c\n',
      'users/d.yaml': 'apiVersion: idpfile/v1\nkind: Usr\nmetadata: {name: d}\nspec: {}\n',
    });
  });
  afterAll(() => directory[Symbol.asyncDispose]());

  const MISTAKES = [
    /^clients\/a\.yaml:\d+:\d+: error: .* \[password-hash\]$/m,
    /^clients\/b\.yaml:\d+:\d+: error: .* \[redirect-uri\]$/m,
    /^clients\/c\.yaml:\d+:\d+: error: .* \[syntax\]$/m,
    /^users\/d\.yaml:2:7: error: .* \[unknown-kind\]$/m,
  ];

  test('is not served: all of them are printed at once, and the code is 1', async () => {
    const { code, stdout, stderr } = await runServe(directory);

    expect(code).toBe(1);
    expect(stdout).toBe('');
    for (const mistake of MISTAKES) expect(stderr).toMatch(mistake);
  });

  test('is told the same by validate', async () => {
    const { code, stdout, stderr } = await runIdpfile(['validate', directory.path]);

    expect(code).toBe(1);
    expect(stderr).toBe('');
    for (const mistake of MISTAKES) expect(stdout).toMatch(mistake);
  });
});

test('validate ends with 0 on a good directory, and says what it holds', async () => {
  await using directory = await withDirectory({
    'clients/spa.yaml': clientFile('spa', { redirectURIs, public: true }),
  });

  const { code, stdout, stderr } = await runIdpfile(['validate', directory.path]);

  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/ is valid: 1 client, 0 users, revision [0-9a-f]{12}\n$/);
});

describe('the command line', () => {
  test.each([
    ['an unknown option', ['serve', '--wrong']],
    ['an unknown command', ['sreve']],
    ['a word too many', ['validate', 'one', 'two']],
    ['an unknown format', ['validate', '-f', 'xml']],
  ])('refuses %s with 2 and points to the help', async (_, words) => {
    const { code, stderr } = await runIdpfile(words);

    expect(code).toBe(2);
    expect(stderr).toMatch(/^error: [^]*--help/);
  });

  test('lists its commands with --help', async () => {
    const { code, stdout } = await runIdpfile(['--help']);

    expect(code).toBe(0);
    expect(stdout).toMatch(/^ {2}serve \[options\] \[directory\] {2,}\S/m);
    expect(stdout).toMatch(/^ {2}validate \[options\] \[directory\] {2,}\S/m);
  });
});

async function isListening(port: number): Promise<boolean> {
  const socket = connect({ host: '127.0.0.1', port });
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
