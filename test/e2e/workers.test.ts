import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import * as oidc from 'openid-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ALICE, aliceFile, clientFile, hashOf } from './declarations.ts';
import { HTTPBrowser } from './http-browser.ts';
import { runIdpfile } from './idpfile-process.ts';
import { begin, CALLBACK, discover, signIn } from './openid-client-app.ts';
import { issuerYAML } from './running-issuer.ts';
import { withDirectory } from './serve-directory.ts';
import { throughPages } from './through-pages.ts';
import { startTokenLoad } from './token-load.ts';
import { tokenStatus } from './token-status.ts';
import { startWorkers, type IssuerWithWorkers } from './workers.ts';

const WORKERS = 3;
const SECRET = 'workers_e2e-secret';
const PATIENCE_MS = 120_000;
const POLL = { timeout: 20_000 };
const redirectURIs = [CALLBACK];

let secretHash: string;
let files: Readonly<Record<string, string>>;

beforeAll(async () => {
  secretHash = await hashOf(SECRET);
  files = {
    'users/alice.yaml': await aliceFile(),
    'clients/web.yaml': clientFile('web', { redirectURIs, secretHash, consent: 'skip' }),
    'clients/robot.yaml': robotFile('robot'),
  };
});

const broken = (name: string) => robotFile(name).replace('spec', 'spce');

/** What is said of a reload that left something to mend. */
const TROUBLE = /^reload(ed in part| rejected)/;

/** A client that acts for itself. */
function robotFile(name: string): string {
  return clientFile(name, { type: 'service', secretHash });
}

/** What each worker answers to a client. */
function statusesOf(issuer: IssuerWithWorkers, client: string): Promise<readonly number[]> {
  return issuer.withEach(() => tokenStatus(issuer, client, SECRET));
}

const appOf = (issuer: IssuerWithWorkers) =>
  discover(issuer, 'web', oidc.ClientSecretBasic(SECRET));
const ask = (issuer: IssuerWithWorkers, ...words: string[]) =>
  runIdpfile(words, { IDPFILE_ADMIN: issuer.adminURL });

describe('several workers', { timeout: PATIENCE_MS }, () => {
  let issuer: IssuerWithWorkers;
  beforeAll(async () => {
    issuer = await startWorkers(WORKERS, { files: () => files });
  }, PATIENCE_MS);
  afterAll(() => issuer?.[Symbol.asyncDispose]());

  test('carry somebody through a sign-in of which each takes every third request', async () => {
    const app = await appOf(issuer);
    oidc.enableNonRepudiationChecks(app);
    const browser = new HTTPBrowser();
    await issuer.takingTurns(async () => {
      const tokens = await signIn(app, {}, browser);
      expect(tokens.claims()?.sub).toBe(ALICE.sub);
      const claims = await oidc.fetchUserInfo(app, tokens.access_token, ALICE.sub);
      expect(claims.email).toBe(ALICE.email);
    });
    // Whoever is asked knows her by now.
    const again = await issuer.withEach(() => signIn(app, { prompt: 'none' }, browser));
    expect(again.map((tokens) => tokens.claims()?.sub)).toEqual([ALICE.sub, ALICE.sub, ALICE.sub]);
  });

  test('say in each line of the log which of them writes it', async () => {
    const app = await appOf(issuer);
    const before = issuer.logged(/^sign-in: success$/).length;
    await issuer.withEach(() => signIn(app));
    const workers = issuer.logged(/^sign-in: success$/).map(({ worker }) => worker);
    expect(new Set(workers.slice(before))).toEqual(new Set([1, 2, 3]));
  });

  test('redeem a code once, however many present it at once', async () => {
    const { url, checks } = await begin(await appOf(issuer));
    const arrived = await throughPages(new HTTPBrowser(), url, CALLBACK);
    const body = new URLSearchParams({
      grant_type: 'authorization_code',
      code: arrived.searchParams.get('code') ?? '',
      redirect_uri: CALLBACK,
      code_verifier: checks.pkceCodeVerifier ?? '',
    });
    const headers = { authorization: `Basic ${btoa(`web:${SECRET}`)}` };
    const answers = await Promise.all(
      Array.from({ length: 24 }, () =>
        fetch(`${issuer.url}/token`, { method: 'POST', body, headers }),
      ),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 400)).toHaveLength(23);
  });

  test('say the same on the admin listener, whichever is asked: what was counted is summed up', async () => {
    const name = 'idpfile_config_reloads_total{outcome="applied"}';
    const before = await metricsOf(issuer);
    await issuer.write('clients/counted.yaml', robotFile('counted'));
    await expect
      .poll(async () => (await metricsOf(issuer)).get(name), POLL)
      .toBe((before.get(name) ?? NaN) + WORKERS);

    const clients = (before.get('idpfile_clients') ?? NaN) + 1;
    for (let turn = 0; turn < WORKERS; turn += 1) {
      const metrics = await metricsOf(issuer);
      expect(metrics.get('idpfile_clients')).toBe(clients);
      expect(metrics.get('idpfile_config_last_reload_successful')).toBe(1);
      expect(metrics.get(name)).toBe((before.get(name) ?? NaN) + WORKERS);
    }
  });

  test('have all read the files when a reload has been answered', async () => {
    await issuer.write('clients/added.yaml', robotFile('added'));
    const { code, stdout } = await ask(issuer, 'reload');
    expect(stdout).toMatch(/^In step: /);
    expect(code).toBe(0);
    expect(await statusesOf(issuer, 'added')).toEqual([200, 200, 200]);
  });

  test('say once what is wrong with a file, and are not in step', async () => {
    const before = issuer.logged(TROUBLE).length;
    await issuer.write('clients/added.yaml', broken('added'));
    await expect.poll(async () => (await ask(issuer, 'status')).code, POLL).toBe(1);
    // Every worker has dealt with it by the time that this is answered.
    expect((await ask(issuer, 'reload')).code).toBe(1);
    const told = issuer.logged(TROUBLE).slice(before);
    expect(told.length).toBeGreaterThan(0);
    expect(new Set(told.map(({ worker }) => worker))).toEqual(new Set([1]));
    await issuer.write('clients/added.yaml', robotFile('added'));
    await ask(issuer, 'reload');
  });

  test('hold a large deletion, and take it over all together at one word', async () => {
    const names = Array.from({ length: 8 }, (_, index) => `mass-${index}`);
    for (const name of names) await issuer.write(`clients/mass/${name}.yaml`, robotFile(name));
    await ask(issuer, 'reload');
    expect(await statusesOf(issuer, 'mass-0')).toEqual([200, 200, 200]);

    await issuer.remove('clients/mass');
    await ask(issuer, 'reload');
    expect(await statusesOf(issuer, 'mass-0')).toEqual([200, 200, 200]);
    const { stdout } = await ask(issuer, 'status');
    const revision = /--accept ([0-9a-f]+)/.exec(stdout)?.[1] ?? '';
    const accepted = await ask(issuer, 'reload', '--accept', revision);
    expect(accepted.stderr).toBe('');
    expect(accepted.code).toBe(0);
    expect(await statusesOf(issuer, 'mass-0')).toEqual([401, 401, 401]);
  });

  test('lose what one of them was doing when it is killed, and nothing else; it comes back', async () => {
    const load = startTokenLoad(issuer, { client: 'robot', secret: SECRET, perSecond: 50 });
    await load.more(50);
    const [, victim = 0] = issuer.pids();
    await issuer.untilComplete(() => process.kill(victim, 'SIGKILL'));
    await load.more(50);
    await load.stop();

    const statuses = load.answers.map(({ status }) => status);
    expect(new Set(statuses)).toSatisfy((seen: Set<number>) => seen.isSubsetOf(new Set([0, 200])));
    // In flight are some few at this pace.
    expect(statuses.filter((status) => status === 0).length).toBeLessThan(10);
    expect(statuses.slice(-25)).toEqual(Array.from({ length: 25 }, () => 200));
    expect(issuer.pids()).toHaveLength(WORKERS);
    expect(issuer.pids()).not.toContain(victim);
  });

  test('have another one say what is wrong once the one that did has ended', async () => {
    const before = issuer.logged(TROUBLE).length;
    const [leader = 0] = issuer.pids();
    await issuer.untilComplete(() => process.kill(leader, 'SIGKILL'));
    await issuer.write('clients/added.yaml', broken('added'));
    await issuer.until(() => issuer.logged(TROUBLE).length > before);
    await ask(issuer, 'reload');
    const told = issuer.logged(TROUBLE).slice(before);
    expect(new Set(told.map(({ worker }) => worker)).size).toBe(1);
    await issuer.write('clients/added.yaml', robotFile('added'));
    await ask(issuer, 'reload');
  });
});

async function metricsOf({ adminURL }: IssuerWithWorkers): Promise<ReadonlyMap<string, number>> {
  // On a connection of its own, so that they take turns.
  const answer = await fetch(`${adminURL}/metrics`, { headers: { connection: 'close' } });
  const samples = (await answer.text()).split('\n').filter((line) => !line.startsWith('#'));
  return new Map(
    samples.map((line) => {
      const [, series = '', value = ''] = /^(.*) (\S+)$/.exec(line) ?? [];
      return [series, Number(value)];
    }),
  );
}

describe('a worker that is started again', { timeout: PATIENCE_MS }, () => {
  test('goes on with the settings that the others have begun with', async () => {
    await using issuer = await startWorkers(2, { files: () => files });
    const file = await readFile(join(issuer.directory, 'issuer.yaml'), 'utf8');
    const moved = file
      .replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:1')
      .replace(issuer.url, 'http://localhost:1');
    await issuer.change(() => issuer.write('issuer.yaml', moved));
    const [, victim = 0] = issuer.pids();
    await issuer.untilComplete(() => process.kill(victim, 'SIGKILL'));

    for (let turn = 0; turn < 4; turn += 1) {
      const answer = await fetch(`${issuer.url}/.well-known/openid-configuration`);
      expect(await answer.json()).toMatchObject({ issuer: issuer.url });
    }
  });
});

describe('the end', { timeout: PATIENCE_MS }, () => {
  test('SIGTERM lets requests under way on all workers end, and exits 0', async () => {
    await using issuer = await startWorkers(2, { files: () => files });
    const sockets = await issuer.withEach(() => beginRequest(issuer));
    const answers = sockets.map((socket) => text(socket));

    const stopped = issuer.stop();
    await issuer.until(() => issuer.logged(/^stopping/).length === 2);
    for (const socket of sockets) socket.write('\r\n');

    for (const answer of await Promise.all(answers)) {
      expect(answer).toMatch(/^HTTP\/1\.1 200 [^]*"keys":\[/);
    }
    expect(await stopped).toBe(0);
  });

  test('workers end with the process that has started them, however it ends', async () => {
    await using issuer = await startWorkers(2, { files: () => files });
    const pids = issuer.pids();
    expect(pids.map(isRunning)).toEqual([true, true]);
    issuer.signal('SIGKILL');
    await expect.poll(() => pids.map(isRunning), POLL).toEqual([false, false]);
  });

  test('SIGHUP has all workers read everything anew', async () => {
    await using issuer = await startWorkers(2, { files: () => files });
    const name = 'idpfile_config_reloads_total{outcome="applied"}';
    const before = (await metricsOf(issuer)).get(name) ?? NaN;
    issuer.signal('SIGHUP');
    await expect.poll(async () => (await metricsOf(issuer)).get(name), POLL).toBe(before + 2);
  });
});

/** A connection that has been accepted, with a request whose last line has not come yet. */
async function beginRequest(issuer: IssuerWithWorkers): Promise<Socket> {
  const socket = connect({ host: '127.0.0.1', port: issuer.listenPort });
  await once(socket, 'connect');
  const lines = 'GET /jwks HTTP/1.1\r\nHost: localhost\r\n';
  socket.write(`${lines}\r\n`);
  await once(socket, 'data');
  socket.write(lines);
  // Comes later, so what came before has been read.
  await tokenStatus(issuer, 'robot', SECRET);
  return socket;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('what cannot be served by several workers is said once', () => {
  test('a directory with mistakes, with the code of one process', async () => {
    await using directory = await withDirectory({ 'clients/a.yaml': 'a: 1\n' });
    const words = ['serve', directory.path, '--state', directory.stateDirectory];
    const alone = await runIdpfile(words);
    const together = await runIdpfile([...words, '--workers', '3']);
    expect(alone.code).toBe(1);
    expect(together).toEqual(alone);
  });

  test('a store in memory, in words', async () => {
    const issuer = issuerYAML('http://localhost:8080', 'http://127.0.0.1:9090');
    await using directory = await withDirectory({
      'issuer.yaml': `${issuer}  storage: { url: "memory:" }\n`,
    });
    const { code, stderr } = await runIdpfile([
      'serve',
      directory.path,
      '--state',
      directory.stateDirectory,
      '--workers',
      '2',
    ]);
    expect(stderr).toMatch(/^idpfile: spec\.storage\.url: [^\n]*"memory:"[^\n]*\n$/);
    expect(code).toBe(2);
  });

  test.each(['0', 'x', '-1', '1.5', '65', ''])('--workers %j', async (number) => {
    const { code, stderr } = await runIdpfile(['serve', `--workers=${number}`]);
    expect(stderr).toMatch(/^error: option '--workers <number>'/);
    expect(code).toBe(2);
  });
});

test('the demo has one password, which all workers know', { timeout: PATIENCE_MS }, async () => {
  const example = (name: string) => readFile(join(import.meta.dirname, '../..', name), 'utf8');
  const client = await example('clients/demo.yaml');
  const user = await example('users/demo.yaml');
  await using issuer = await startWorkers(2, {
    files: (url) => ({
      'clients/demo.yaml': client.replaceAll('http://localhost:8080', url),
      'users/demo.yaml': user,
    }),
    flags: ['--demo'],
  });
  const passwords = [...issuer.output().matchAll(/with the password (\S+) \(shown/g)];
  expect(passwords).toHaveLength(1);
  const password = passwords[0]?.[1] ?? '';

  const pages = await issuer.withEach(async () => {
    const browser = await new HTTPBrowser().open(`${issuer.url}/demo/login`);
    await browser.submit({ login: 'demo', password });
    if (browser.html.includes('value="allow"')) await browser.submit({ decision: 'allow' });
    return browser.html;
  });
  for (const page of pages) expect(page).toContain('demo@example.com');
});
