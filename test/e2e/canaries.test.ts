import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as oidc from 'openid-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { ALICE, aliceFile, clientFile, hashOf, PASSWORD } from './declarations.ts';
import { HTTPBrowser } from './http-browser.ts';
import { begin, CALLBACK, discover } from './openid-client-app.ts';
import { startIssuer, type RunningIssuer } from './running-issuer.ts';
import { createAgeKey, secretYAML, type AgeKey } from './sops-secret.ts';
import { answerPages } from './through-pages.ts';

const HASHED_SECRET = 'canary_hashed-client-secret';
const SEALED_SECRET = 'canary_sealed-client-secret';
const OTHER_SEALED_SECRET = 'canary_sealed-to-another-key';
const WRONG_PASSWORD = 'canary-wrong-password';
const WRONG_SECRET = 'canary-wrong-secret';
const STRAY_SECRET = 'canary-stray-plaintext-secret';
const VARIABLE_SECRET = 'canary-secret-of-a-variable';
const UNUSED_VARIABLE = 'canary-variable-that-nothing-names';
const MOUNTED_SECRET = 'canary-secret-of-a-mounted-file';

/** A hash that another program made, of a password of its own. */
const IMPORTED_PASSWORD = 'toomanysecrets';
const IMPORTED_HASH =
  '$pbkdf2-sha256$29000$N2YMIWQsBWBMae09x1jrPQ$1t8iyB2A.WF/Z5JZv.lfCIhXXN33N23OSgQYThBYRfk';

/** Throws where nobody catches, as a fault of the program would. */
const CRASH = `process.once('SIGWINCH', () => setImmediate(() => { throw new Error('a crash') }))`;

/** Everything secret that passed through the server, by what it is. */
const canaries = new Map<string, string>();

/** What the browser of somebody was shown of requests that went wrong. */
const errorPages: string[] = [];

let keyInFile: AgeKey;
let keyInVariable: AgeKey;
let reports: string;
let mounted: string;
let issuer: RunningIssuer;

beforeAll(async () => {
  [keyInFile, keyInVariable] = [await createAgeKey(), await createAgeKey()];
  reports = await mkdtemp(join(tmpdir(), 'idpfile-reports-'));
  mounted = await mkdtemp(join(tmpdir(), 'idpfile-mounted-'));
  const ageKeys = await Promise.all([keyInFile, keyInVariable].map(identityIn));
  const secretHash = await hashOf(HASHED_SECRET);
  keepAll({
    password: PASSWORD,
    'wrong password': WRONG_PASSWORD,
    'imported password': IMPORTED_PASSWORD,
    'hashed secret': HASHED_SECRET,
    'sealed secret': SEALED_SECRET,
    'secret sealed to another key': OTHER_SEALED_SECRET,
    'wrong secret': WRONG_SECRET,
    'stray secret': STRAY_SECRET,
    'secret in a variable': VARIABLE_SECRET,
    'unused variable': UNUSED_VARIABLE,
    'secret in a mounted file': MOUNTED_SECRET,
    'bcrypt hash': secretHash,
    'imported hash': IMPORTED_HASH,
    'age key in a file': ageKeys[0],
    'age key in a variable': ageKeys[1],
  });
  issuer = await startIssuer({
    files: await filesWith(secretHash),
    environment: {
      ...keyInFile.environment,
      SOPS_AGE_KEY: ageKeys[1] ?? '',
      IDPFILE_SECRET_CANARY: VARIABLE_SECRET,
      IDPFILE_SECRET_UNUSED: UNUSED_VARIABLE,
      IDPFILE_LOG_LEVEL: 'trace',
      NODE_OPTIONS: [
        '--report-on-signal',
        '--report-uncaught-exception',
        `--report-directory=${reports}`,
        `--import=data:text/javascript,${encodeURIComponent(CRASH)}`,
      ].join(' '),
    },
  });
  await keepKeyFiles();
  await mountSecret();
  await useEverything('hashed', oidc.ClientSecretBasic(HASHED_SECRET));
  await useEverything('sealed', oidc.ClientSecretPost(SEALED_SECRET));
  await useEverything('other', oidc.ClientSecretPost(OTHER_SEALED_SECRET));
  await useEverything('variable', oidc.ClientSecretPost(VARIABLE_SECRET));
  await useEverything('mounted', oidc.ClientSecretPost(MOUNTED_SECRET));
  await signInWithImportedHash();
  await goWrong();
  await breakFiles(secretHash);
});
afterAll(async () => {
  await issuer?.[Symbol.asyncDispose]();
  await keyInFile[Symbol.asyncDispose]();
  await keyInVariable[Symbol.asyncDispose]();
  await rm(reports, { recursive: true });
  await rm(mounted, { recursive: true });
});

test('nothing secret stands in anything the process wrote', () => {
  expect(canaries.size).toBeGreaterThan(50);
  const output = issuer.output();
  // The log did hear of all that was done.
  expect(output).toContain('SOPS_AGE_KEY: a key in the environment');
  expect(output.match(/sign-in: success/g)).toHaveLength(6);
  expect(output).toContain('sign-in: mismatch');
  for (const rule of ['unknown-field', 'secret-plaintext', 'password-hash', 'syntax']) {
    expect(output).toContain(`[${rule}]`);
  }
  expect(found(output)).toEqual([]);
});

test.each(['/status', '/status.json', '/metrics'])(
  'nothing secret stands in %s while files are rejected',
  async (path) => {
    const text = await (await fetch(`${issuer.adminURL}${path}`)).text();

    expect(text).toMatch(/clients\/hashed\.yaml|idpfile_/);
    expect(found(text)).toEqual([]);
  },
);

test('nothing secret stands on an error page, whatever was sent', () => {
  expect(errorPages.length).toBeGreaterThan(9);
  expect(found(errorPages.join('\n'))).toEqual([]);
});

describe('the state directory', () => {
  test('is for the owner alone, and so is every file in it', async () => {
    expect(await modeOf(issuer.stateDirectory)).toBe('700');
    const names = await readdir(issuer.stateDirectory);
    expect(names).toEqual(expect.arrayContaining(['cookie-keys.json', 'signing-keys.json']));
    for (const name of names) {
      expect(await modeOf(join(issuer.stateDirectory, name)), name).toBe('600');
    }
  });

  test('holds no secret that somebody who reads it could use, but in the files of its keys', async () => {
    const kept = await textOf((name) => !isKeyFile(name) && !name.startsWith('last-good.sqlite'));

    // What is kept can be read at all: whose sign-in it was is no secret.
    expect(kept).toContain(ALICE.sub);
    expect(found(kept)).toEqual([]);
  });

  test('holds of the last good files what stands in the directory: hashes, and nothing in plaintext', async () => {
    const kept = await textOf((name) => name.startsWith('last-good.sqlite'));

    expect(kept).toContain('ENC[AES256_GCM');
    expect(found(kept)).toEqual(['bcrypt hash', 'imported hash']);
  });
});

describe('the program on the command line', () => {
  test('shows nothing of what it makes a hash of', async () => {
    const { output, code } = await hashOnCommandLine('canary-to-hash');

    expect(code).toBe(0);
    expect(output).toMatch(/^\$2b\$10\$/);
    expect(output).not.toContain('canary-to-hash');
  });

  test('shows nothing of what it refuses to make a hash of', async () => {
    const { output, code } = await hashOnCommandLine('canary-too-long '.repeat(9));

    expect(code).toBe(2);
    expect(output).toContain('144 bytes long');
    expect(output).not.toContain('canary-too-long');
  });
});

// Last of all: the process does not outlive its crash.
describe('a diagnostic report', () => {
  test('written on a signal holds nothing secret, nor anything of the environment', async () => {
    issuer.signal('SIGUSR2');

    await expectReport('Signal');
  });

  test('written by a crash holds nothing secret, nor does what the crash prints', async () => {
    issuer.signal('SIGWINCH');
    await issuer.until((output) => output.includes('Error: a crash'));

    await expectReport('Exception');
    expect(found(issuer.output())).toEqual([]);
  });
});

/** Waits for the report of an event and looks through it. */
async function expectReport(event: 'Signal' | 'Exception'): Promise<void> {
  const read = async () => {
    const names = await readdir(reports);
    return Promise.all(names.map((name) => readFile(join(reports, name), 'utf8')));
  };
  const isWhole = (text: string) => text.includes(`"trigger": "${event}"`) && /\n}\s*$/.test(text);
  await expect.poll(async () => (await read()).some(isWhole), { timeout: 10_000 }).toBe(true);
  const report = (await read()).find(isWhole) ?? '';
  expect(report).toContain('"libuv"');
  expect(report).not.toContain('environmentVariables');
  expect(found(report)).toEqual([]);
}

async function filesWith(secretHash: string): Promise<() => Readonly<Record<string, string>>> {
  const alice = await aliceFile();
  const sealed = await keyInFile.encrypt(secretYAML('sealed', SEALED_SECRET));
  const other = await keyInVariable.encrypt(secretYAML('other', OTHER_SEALED_SECRET));
  return () => ({
    'users/alice.yaml': alice,
    'users/bob.yaml': userFile('bob', IMPORTED_HASH),
    'clients/hashed.yaml': clientFile('hashed', { ...CLIENT, secretHash }),
    'clients/sealed.yaml': clientFile('sealed', CLIENT),
    'clients/other.yaml': clientFile('other', CLIENT),
    'clients/variable.yaml': clientFile('variable', {
      ...CLIENT,
      secretRef: { env: 'IDPFILE_SECRET_CANARY' },
    }),
    'secrets/sealed.yaml': sealed,
    'secrets/other.yaml': other,
  });
}

const CLIENT = { redirectURIs: [CALLBACK], refreshTokens: true };

function userFile(name: string, passwordHash: string): string {
  const spec = { passwordHash };
  return stringify({ apiVersion: 'idpfile/v1', kind: 'User', metadata: { name }, spec });
}

/** A secret that the platform mounts, and a client that names it. */
async function mountSecret(): Promise<void> {
  const file = join(mounted, 'client-secret');
  await writeFile(file, `${MOUNTED_SECRET}\n`);
  const declared = await readFile(join(issuer.directory, 'issuer.yaml'), 'utf8');
  await issuer.change(() =>
    issuer.write('issuer.yaml', `${declared}  secretFiles: [${mounted}]\n`),
  );
  const client = clientFile('mounted', { ...CLIENT, secretRef: { file } });
  await issuer.change(() => issuer.write('clients/mounted.yaml', client));
}

/** Files that break while they hold secrets. */
async function breakFiles(secretHash: string): Promise<void> {
  const broken = {
    'clients/hashed.yaml': `${clientFile('hashed', { ...CLIENT, secretHash })}  secretHsh: x\n`,
    'secrets/sealed.yaml': secretYAML('sealed', SEALED_SECRET),
    'users/bob.yaml': userFile('bob', `${IMPORTED_HASH}=${STRAY_SECRET}`),
    'secrets/stray.yaml': `password: "${STRAY_SECRET}\n`,
    'secrets/stray.json': JSON.stringify({ password: STRAY_SECRET }),
    'secrets/stray.env': `PASSWORD=${STRAY_SECRET}\n`,
  };
  for (const [path, text] of Object.entries(broken)) {
    await issuer.change(() => issuer.write(path, text));
  }
}

function keepAll(values: Readonly<Record<string, string | null | undefined>>): void {
  for (const [what, value] of Object.entries(values)) {
    if (!value) throw new Error(`there is no ${what}`);
    canaries.set(what, value);
  }
}

/** Every text in the files of keys that is long enough to be one. */
async function keepKeyFiles(): Promise<void> {
  for (const name of (await readdir(issuer.stateDirectory)).filter(isKeyFile)) {
    const text = await readFile(join(issuer.stateDirectory, name), 'utf8');
    const privates = /"(?:d|p|q|dp|dq|qi|k)":\s*"([^"]+)"/g;
    const members = [...text.matchAll(privates)].map(([, value = '']) => value);
    const keys = members.length > 0 ? members : [...text.matchAll(/[\w+/=-]{32,}/g)].map(String);
    expect(keys, name).not.toEqual([]);
    for (const [index, value] of keys.entries()) canaries.set(`${name}, ${index}`, value);
  }
}

const isKeyFile = (name: string) => /-keys?(?:\.\w+)?\.json$/.test(name);

function found(text: string): readonly string[] {
  return [...canaries].filter(([, value]) => text.includes(value)).map(([name]) => name);
}

async function textOf(wanted: (name: string) => boolean): Promise<string> {
  const names = (await readdir(issuer.stateDirectory)).filter(wanted);
  expect(names).not.toEqual([]);
  const contents = await Promise.all(
    names.map((name) => readFile(join(issuer.stateDirectory, name), 'latin1')),
  );
  return contents.join('\n');
}

async function identityIn({ file }: AgeKey): Promise<string> {
  return /AGE-SECRET-KEY-\S+/.exec(await readFile(file, 'utf8'))?.[0] ?? '';
}

async function modeOf(path: string): Promise<string> {
  return ((await stat(path)).mode & 0o777).toString(8);
}

/** `idpfile secret hash` with this on its standard input. */
function hashOnCommandLine(secret: string): Promise<Readonly<{ output: string; code: unknown }>> {
  const main = join(import.meta.dirname, '../../src/main.ts');
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [main, 'secret', 'hash'], (error, stdout, stderr) =>
      resolve({ output: stdout + stderr, code: error?.code ?? 0 }),
    );
    child.stdin?.end(`${secret}\n`);
  });
}

async function useEverything(clientId: string, authentication: oidc.ClientAuth): Promise<void> {
  const keep = (what: string, value: string | null | undefined) =>
    keepAll({ [`${what} of ${clientId}`]: value });
  const app = await discover(issuer, clientId, authentication);
  const { url, checks } = await begin(app);
  keep('code verifier', checks.pkceCodeVerifier);
  const browser = new HTTPBrowser();
  await browser.open(url);
  await browser.submit({ login: ALICE.email, password: WRONG_PASSWORD });
  errorPages.push(browser.html);
  const arrived = await answerPages(browser, CALLBACK);
  keep('session cookie', browser.cookie('idpfile_session'));
  keep('code', arrived.searchParams.get('code'));

  const tokens = await oidc.authorizationCodeGrant(app, arrived, checks);
  keep('access token', tokens.access_token);
  keep('refresh token', tokens.refresh_token);
  keep('ID token', tokens.id_token);
  await oidc.fetchUserInfo(app, tokens.access_token, ALICE.sub);
  const renewed = await oidc.refreshTokenGrant(app, tokens.refresh_token ?? '');
  keep('second access token', renewed.access_token);
  keep('second refresh token', renewed.refresh_token);
  await oidc.tokenIntrospection(app, renewed.access_token);
  await oidc.tokenRevocation(app, renewed.access_token);
  await browser.open(oidc.buildEndSessionUrl(app, { id_token_hint: tokens.id_token ?? '' }).href);
}

async function signInWithImportedHash(): Promise<void> {
  const app = await discover(issuer, 'hashed', oidc.ClientSecretBasic(HASHED_SECRET));
  const browser = new HTTPBrowser();
  await browser.open((await begin(app)).url);
  await browser.submit({ login: 'bob', password: `${IMPORTED_PASSWORD}!` });
  errorPages.push(browser.html);
  await browser.submit({ login: 'bob', password: IMPORTED_PASSWORD }, CALLBACK);
  await answerPages(browser, CALLBACK);
}

/** Requests that are refused, each with something secret in it. */
async function goWrong(): Promise<void> {
  const code = canaries.get('code of hashed') ?? '';
  const token = canaries.get('access token of sealed') ?? '';
  const ask = async (path: string, init: RequestInit = {}) => {
    const headers = { Accept: 'text/html', ...Object.fromEntries(new Headers(init.headers)) };
    const response = await fetch(`${issuer.url}${path}`, { ...init, headers });
    expect(response.status, path).toBeGreaterThanOrEqual(400);
    errorPages.push(await response.text());
  };
  const post = (path: string, fields: Record<string, string>, authorization = '') =>
    ask(path, {
      method: 'POST',
      headers: authorization === '' ? {} : { Authorization: authorization },
      body: new URLSearchParams(fields),
    });
  const redeem = { grant_type: 'authorization_code', code, redirect_uri: CALLBACK };
  const basic = (secret: string) => `Basic ${btoa(`hashed:${secret}`)}`;
  await post('/token', redeem, basic(WRONG_SECRET));
  await post('/token', redeem, basic(HASHED_SECRET));
  await post('/token', { ...redeem, client_id: 'nobody', client_secret: WRONG_SECRET });
  await post('/token', { grant_type: 'password', password: PASSWORD }, basic(HASHED_SECRET));
  await post('/interaction/made-up', { login: ALICE.email, password: PASSWORD });
  await ask(`/me?access_token=${token}`);
  await ask(`/me`, { headers: { Authorization: `Bearer ${token}x` } });
  await ask(`/auth?client_id=hashed&client_secret=${WRONG_SECRET}`);
  await ask(`/auth?client_id=${HASHED_SECRET}&redirect_uri=${CALLBACK}`);
  await ask(`/nowhere?code=${code}`);
}
