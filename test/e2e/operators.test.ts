import { appendFile, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aliceFile, clientFile, hashOf, PASSWORD } from './declarations.ts';
import { runIdpfile } from './idpfile-process.ts';
import { startIssuer, type RunningIssuer } from './running-issuer.ts';
import { createAgeKey, secretYAML, type AgeKey } from './sops-secret.ts';

const SECRET = 'canary-secret-of-web';
const REDIRECT = 'https://web.example.com/callback';

let key: AgeKey;
let issuer: RunningIssuer;
let secretHash: string;
let good: string;
let broken: string;

beforeAll(async () => {
  key = await createAgeKey();
  secretHash = await hashOf(SECRET);
  good = clientFile('web', { redirectURIs: [REDIRECT], secretHash });
  broken = good.replace('redirectURIs', 'redirectUris');
  const sealed = await key.encrypt(secretYAML('sealed', SECRET));
  const alice = await aliceFile();
  issuer = await startIssuer({
    files: () => ({
      'clients/web.yaml': good,
      'clients/sealed.yaml': clientFile('sealed', { redirectURIs: [REDIRECT] }),
      'secrets/sealed.yaml': sealed,
      'users/alice.yaml': alice,
    }),
    environment: key.environment,
  });
});
beforeEach(async () => {
  if ((await readFile(`${issuer.directory}/clients/web.yaml`, 'utf8')) === good) return;
  await issuer.change(() => issuer.write('clients/web.yaml', good));
});
afterAll(async () => {
  await issuer?.[Symbol.asyncDispose]();
  await key?.[Symbol.asyncDispose]();
});

const idpfile = (...words: string[]) => runIdpfile(words, { IDPFILE_ADMIN: issuer.adminURL });
const breakFile = () => issuer.change(() => issuer.write('clients/web.yaml', broken));
const get = async (path: string) => (await fetch(`${issuer.adminURL}${path}`)).text();

/** The revision that the server serves. */
async function servedRevision(): Promise<string> {
  const status: unknown = JSON.parse(await get('/status.json'));
  if (typeof status === 'object' && status !== null && 'revision' in status) {
    return String(status.revision);
  }
  throw new Error('no revision');
}

describe('idpfile status', () => {
  test('0 while all files are served, with what is served', async () => {
    const { code, stdout, stderr } = await idpfile('status');
    expect(stdout).toMatch(/^In step: /);
    expect(stdout).toContain(`${(await servedRevision()).slice(0, 12)}, 2 clients, 1 user`);
    expect(stderr).toBe('');
    expect(code).toBe(0);
  });

  test('1 while a file is broken, with every mistake at its place', async () => {
    await breakFile();
    const { code, stdout } = await idpfile('status');
    expect(stdout).toMatch(/^Not in step: /);
    expect(stdout).toContain('clients/web.yaml: its last good version is served');
    expect(stdout).toContain('clients/web.yaml:6:3: error: unknown field "redirectUris"');
    expect(code).toBe(1);
  });

  test('-f json prints the document of the server', async () => {
    await breakFile();
    const { code, stdout } = await idpfile('status', '-f', 'json');
    expect(JSON.parse(stdout)).toMatchObject({
      inStep: false,
      stale: [{ file: 'clients/web.yaml', state: 'stale' }],
      problems: [{ file: 'clients/web.yaml', line: 6, column: 3, rule: 'unknown-field' }],
    });
    expect(code).toBe(1);
  });

  test('--server goes before IDPFILE_ADMIN', async () => {
    const { code } = await runIdpfile(['status', '--server', `${issuer.adminURL}/`], {
      IDPFILE_ADMIN: 'http://127.0.0.1:1',
    });
    expect(code).toBe(0);
  });
});

describe('idpfile wait', () => {
  test('0 at once while all files are served', async () => {
    const { code, stdout } = await idpfile('wait');
    expect(stdout).toMatch(
      /^everything on the disk is served: revision \w{12}, 2 clients, 1 user$/m,
    );
    expect(code).toBe(0);
  });

  test('2 while a file is broken, with the mistakes; 0 once it is mended', async () => {
    await breakFile();
    const before = await idpfile('wait', '--timeout', '1s');
    expect(before.stdout).toContain('clients/web.yaml:6:3: error: ');
    expect(before.code).toBe(2);
    await issuer.change(() => issuer.write('clients/web.yaml', good));
    expect((await idpfile('wait', '--timeout', '1s')).code).toBe(0);
  });

  test('1 at once for a revision that is not served as a whole, with the mistakes', async () => {
    await breakFile();
    const status: unknown = JSON.parse(await get('/status.json'));
    const { lastAttemptedRevision }: { lastAttemptedRevision?: unknown } = Object(status);
    const revision = String(lastAttemptedRevision).slice(0, 7);
    const { code, stdout } = await idpfile('wait', '--revision', revision, '--timeout', '1h');
    expect(stdout).toMatch(new RegExp(`^revision ${revision} is not served as a whole`));
    expect(stdout).toContain('clients/web.yaml:6:3: error: ');
    expect(code).toBe(1);
  });

  test('2 when the time is up, with what is in the way', async () => {
    const { code, stderr } = await idpfile('wait', '--revision', '1234567', '--timeout', '1s');
    const served = (await servedRevision()).slice(0, 12);
    expect(stderr).toBe(
      `idpfile: revision 1234567 is not served after 1s: the files on the disk are revision ${served}\n`,
    );
    expect(code).toBe(2);
  });
});

describe('idpfile reload', () => {
  test('has the server look at once, and says how things stand afterwards', async () => {
    const { code, stdout } = await idpfile('reload');
    expect(stdout).toMatch(/^In step: /);
    expect(code).toBe(0);
  });

  test('1 when a file is broken', async () => {
    await breakFile();
    const { code, stdout } = await idpfile('reload');
    expect(stdout).toContain('clients/web.yaml:6:3: error: ');
    expect(code).toBe(1);
  });

  test('2 for a revision that is not held', async () => {
    const { code, stderr } = await idpfile('reload', '--accept', '1234567');
    expect(stderr).toBe(
      'idpfile: the server refuses: no revision is held: there is nothing to accept\n',
    );
    expect(code).toBe(2);
  });
});

test('/metrics turns with the files', async () => {
  const successful = async () => /_last_reload_successful (\d)$/m.exec(await get('/metrics'))?.[1];
  expect(await successful()).toBe('1');
  await breakFile();
  expect(await successful()).toBe('0');
  expect(await get('/metrics')).toContain('\nidpfile_clients 2\n');
  await issuer.change(() => issuer.write('clients/web.yaml', good));
  expect(await successful()).toBe('1');
});

test('nothing that operators see holds a secret, broken files included', async () => {
  await issuer.change(() => appendFile(`${issuer.directory}/clients/web.yaml`, '  secretHsh: x\n'));
  await issuer.change(() => issuer.write('secrets/sealed.yaml', secretYAML('sealed', SECRET)));
  const ageKey = /AGE-SECRET-KEY-\S+/.exec(await readFile(key.file, 'utf8'))?.[0];
  const seen = await Promise.all(['/status', '/status.json', '/metrics'].map(get));
  const { stdout, stderr } = await idpfile('reload');
  const text = [...seen, stdout, stderr].join('\n');
  expect(text).toContain('secrets/sealed.yaml');
  expect(text).toContain('secretHsh');
  for (const secret of [SECRET, secretHash, PASSWORD, ageKey ?? '', '$2b$']) {
    expect(text).not.toContain(secret);
  }
});
