import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as oidc from 'openid-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StatusReport } from '../../src/cli/status-report.ts';
import { managedKeysText } from '../../src/secret/managed-key-set.ts';
import { generateSigningKeys } from '../../src/secret/managed-keys.ts';
import { describeWhere } from '../describe-where.ts';
import { ALICE, clientFile, hashOf, PASSWORD } from './declarations.ts';
import { HTTPBrowser } from './http-browser.ts';
import { runIdpfile } from './idpfile-process.ts';
import { begin, CALLBACK, discover, signIn } from './openid-client-app.ts';
import { replicaIssuer, startReplicas, type Replicas, type ReplicaServer } from './replicas.ts';
import { SECRET, sharedFiles } from './shared-state.ts';
import { SHARED_STORES, type SharedStore } from './shared-stores.ts';
import { throughPages } from './through-pages.ts';
import { tokenStatus } from './token-status.ts';

const PATIENCE_MS = 180_000;
const AT_ONCE = 64;
async function temporaryDirectory() {
  const path = await mkdtemp(join(tmpdir(), 'idpfile-shared-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true }) };
}

const reportOf = async ({ adminURL }: ReplicaServer): Promise<StatusReport> =>
  (await fetch(`${adminURL}/status.json`)).json() as Promise<StatusReport>;

/** How many have converged, as one of them sees it. */
async function convergenceSeenBy(server: ReplicaServer): Promise<string> {
  const { fleet } = await reportOf(server);
  return fleet === undefined ? 'unknown' : `${fleet.converged} of ${fleet.of}`;
}

async function allSee(servers: readonly ReplicaServer[], convergence: string): Promise<void> {
  const seen = () => Promise.all(servers.map(convergenceSeenBy));
  const all = servers.map(() => convergence);
  await expect.poll(seen, { timeout: 20_000 }).toEqual(all);
}

/** Changes the files of each in the same way, and waits until all serve that. */
async function changeAll(
  servers: readonly ReplicaServer[],
  change: (server: ReplicaServer) => Promise<void>,
): Promise<void> {
  const revisions = async () => {
    const reports = await Promise.all(servers.map(reportOf));
    return new Set(reports.map(({ revision }) => revision));
  };
  const before = await revisions();
  await Promise.all(servers.map(change));
  const isDone = async () => {
    const now = await revisions();
    return now.size === 1 && (before.size > 1 || before.isDisjointFrom(now));
  };
  await expect.poll(isDone, { timeout: 20_000 }).toBe(true);
}

async function kidsOf({ url }: Readonly<{ url: string }>): Promise<readonly string[]> {
  const { keys } = (await (await fetch(`${url}/jwks`)).json()) as { keys: { kid: string }[] };
  return keys.map(({ kid }) => kid);
}

/** What one of the servers answers to a refresh token. */
async function refreshStatus(
  { url }: Readonly<{ url: string }>,
  clientId: string,
  refreshToken = '',
): Promise<readonly unknown[]> {
  const response = await fetch(`${url}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${clientId}:${SECRET}`)}` },
    body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: refreshToken }),
  });
  return [response.status, ((await response.json()) as { error?: string }).error];
}

describe.each(SHARED_STORES)('three servers that share', ({ name, where, start }) => {
  describeWhere(name, where, () => {
    let store: SharedStore;
    let replicas: Replicas;
    let servers: readonly [ReplicaServer, ReplicaServer, ReplicaServer];
    let files: Readonly<Record<string, string>>;

    beforeAll(async () => {
      store = await start();
      const { storage, environment } = store;
      files = await sharedFiles();
      replicas = await startReplicas({ count: 3, storage, environment, files });
      const [a, b, c] = replicas.servers;
      if (a === undefined || b === undefined || c === undefined) throw new Error('three servers');
      servers = [a, b, c];
    }, PATIENCE_MS);
    afterAll(async () => {
      await replicas?.[Symbol.asyncDispose]();
      await store?.[Symbol.asyncDispose]();
    });

    const appOf = (id = 'web') => discover(replicas, id, oidc.ClientSecretBasic(SECRET));
    const webFile = async (id: string) =>
      clientFile(id, {
        redirectURIs: [CALLBACK],
        secretHash: await hashOf(SECRET),
        consent: 'skip',
        refreshTokens: true,
      });

    test('come to the same keys, and keep none in their state directories', async () => {
      const [first, ...others] = await Promise.all(servers.map(kidsOf));
      expect(first).toHaveLength(4);
      expect(others).toEqual([first, first]);
      for (const { stateDirectory } of servers) {
        const names = await readdir(stateDirectory);
        expect(names.filter((file) => file.includes('key'))).toEqual([]);
      }
    });

    test('carry somebody through a sign-in that takes turns between them', async () => {
      const app = await appOf();
      const before = [...replicas.requests];
      const tokens = await signIn(app);

      expect(tokens.claims()?.sub).toBe(ALICE.sub);
      expect(await oidc.fetchUserInfo(app, tokens.access_token, ALICE.sub)).toMatchObject({
        email: ALICE.email,
      });
      const turns = replicas.requests.map((count, index) => count - (before[index] ?? 0));
      expect(Math.min(...turns)).toBeGreaterThanOrEqual(2);
    });

    test('redeem a code once, however many present it to all at once', async () => {
      const { url, checks } = await begin(await appOf());
      const arrived = await throughPages(new HTTPBrowser(), url, CALLBACK);
      const body = new URLSearchParams({
        grant_type: 'authorization_code',
        code: arrived.searchParams.get('code') ?? '',
        redirect_uri: CALLBACK,
        code_verifier: checks.pkceCodeVerifier ?? '',
      });
      const answers = await Promise.all(
        Array.from({ length: AT_ONCE }, (_, turn) =>
          fetch(`${servers[turn % 3]?.url}/token`, {
            method: 'POST',
            body,
            headers: { authorization: `Basic ${btoa(`web:${SECRET}`)}` },
          }),
        ),
      );

      const statuses = answers.map(({ status }) => status);
      expect(statuses.filter((status) => status === 200)).toHaveLength(1);
      // On a busy machine a loser may be told to come back instead.
      const lost = statuses.filter((status) => status === 400 || status === 503);
      expect(lost).toHaveLength(AT_ONCE - 1);
      expect(lost).toContain(400);
    });

    test('count wrong passwords together', async () => {
      const app = await appOf();
      const attempt = async (password: string) => {
        const browser = await new HTTPBrowser().open((await begin(app)).url);
        return (await browser.submit({ login: 'nobody', password })).status;
      };
      for (let count = 0; count < 10; count++) expect(await attempt('wrong')).toBe(401);
      expect(await attempt(PASSWORD)).toBe(429);
      expect(await attempt(PASSWORD)).toBe(429);
    });

    test(
      'take a change over one after another, and each tells how far all have come',
      async () => {
        const secretHash = await hashOf(SECRET);
        const later = clientFile('later', { type: 'service', secretHash, resources: ['api'] });
        const statuses = () =>
          Promise.all(servers.map((server) => tokenStatus(server, 'later', SECRET)));
        const waitForAll = (timeout: string) =>
          runIdpfile(['wait', '--fleet', '--server', servers[0].adminURL, '--timeout', timeout]);
        await allSee(servers, '3 of 3');
        expect(await statuses()).toEqual([401, 401, 401]);

        await servers[0].write('clients/later.yaml', later);
        await expect.poll(statuses, { timeout: 20_000 }).toEqual([200, 401, 401]);
        await allSee(servers, '1 of 3');
        const early = await waitForAll('1s');
        expect(early).toMatchObject({ code: 2 });
        expect(early.stderr).toContain('is not served by all servers after 1s: 1 of 3');
        expect(early.stdout.match(/process \d+ \(.*\): serves \w{12} since /g)).toHaveLength(2);

        await servers[1].write('clients/later.yaml', later);
        await expect.poll(statuses, { timeout: 20_000 }).toEqual([200, 200, 401]);
        await allSee(servers, '2 of 3');

        const waiting = waitForAll('30s');
        await servers[2].write('clients/later.yaml', later);
        await allSee(servers, '3 of 3');
        expect(await statuses()).toEqual([200, 200, 200]);
        expect((await waiting).stdout).toContain('by 3 of 3 servers: revision');
        const metrics = await (await fetch(`${servers[1].adminURL}/metrics`)).text();
        expect(metrics).toMatch(/^idpfile_fleet_replicas 3$/m);
        expect(metrics).toMatch(/^idpfile_fleet_converged 3$/m);

        await changeAll(servers, (server) => server.remove('clients/later.yaml'));
        expect(await statuses()).toEqual([401, 401, 401]);
      },
      PATIENCE_MS,
    );

    test('a file that is broken on one of them is told of by all', async () => {
      await servers[1].write('clients/broken.yaml', 'kind: [');
      await allSee(servers, '2 of 3');
      const text = await (await fetch(`${servers[2].adminURL}/status`)).text();
      expect(text).toMatch(/serves \w{12} since .*, not all of it as on its disk$/m);
      await servers[1].remove('clients/broken.yaml');
      await allSee(servers, '3 of 3');
    });

    test(
      'a client that is removed from one of them is signed out of all',
      async () => {
        const gone = await webFile('gone');
        await changeAll(servers, (server) => server.write('clients/gone.yaml', gone));
        const { refresh_token: token } = await signIn(await appOf('gone'));
        const [first, second] = servers;

        await first.remove('clients/gone.yaml');

        await expect
          .poll(() => refreshStatus(second, 'gone', token), { timeout: 20_000 })
          .toEqual([400, 'invalid_grant']);
        // It is still a client there.
        expect(await tokenStatus(second, 'gone', 'wrong')).toBe(401);
        await changeAll(servers.slice(1), (server) => server.remove('clients/gone.yaml'));
        await allSee(servers, '3 of 3');
      },
      PATIENCE_MS,
    );

    test(
      'a server that begins with older files ends nothing that the others serve',
      async () => {
        const newer = await webFile('newer');
        await changeAll(servers, (server) => server.write('clients/newer.yaml', newer));
        const tokens = await signIn(await appOf('newer'));

        const late = await replicas.add(files);
        await allSee([...servers, late], '3 of 4');
        await late.write('clients/newer.yaml', newer);
        await allSee([...servers, late], '4 of 4');

        expect(late.output()).not.toContain('revoked what was issued');
        expect(await refreshStatus(late, 'newer', tokens.refresh_token)).toEqual([200, undefined]);
      },
      PATIENCE_MS,
    );

    test('tell nobody what they are told in secret', async () => {
      const admin = await Promise.all(
        servers.flatMap(({ adminURL }) =>
          ['/status', '/status.json', '/metrics', '/readyz'].map(async (path) =>
            (await fetch(adminURL + path)).text(),
          ),
        ),
      );
      const told = [...servers.map((server) => server.output()), ...admin].join('\n');
      expect(told).toContain('listening');
      const secrets = [replicas.sealKey, ...Object.values(store.environment)];
      for (const secret of secrets) expect(told).not.toContain(secret);
    });
  });
});

test(
  'signing keys that one server replaces are those of all, and come from where they lay',
  async () => {
    await using directory = await temporaryDirectory();
    const old = await generateSigningKeys();
    const createdAt = Date.now() - 100 * 86_400_000;
    const state = { 'signing-keys.json': managedKeysText(old.map((key) => ({ key, createdAt }))) };
    const storage = `{ url: "sqlite:${join(directory.path, 'state.db')}" }`;
    const never = '  keys: { rotateEvery: never }\n';
    await using replicas = await startReplicas({
      count: 1,
      storage,
      files: {},
      issuer: never,
      state,
    });
    const [first] = replicas.servers;
    if (first === undefined) throw new Error('no server');
    const second = await replicas.add({});
    const kids = old.map(({ kid }) => kid);
    expect(await Promise.all([first, second].map(kidsOf))).toEqual([kids, kids]);
    expect(first.output()).toContain('the signing-keys were taken over into the store');

    const rotating = replicaIssuer({ url: replicas.url, storage });
    await first.write('issuer.yaml', rotating);
    await expect.poll(() => kidsOf(first), { timeout: 20_000 }).toHaveLength(8);
    // It looks by itself within an hour; a change of the Issuer has it look now.
    await second.write('issuer.yaml', rotating);
    await expect.poll(() => kidsOf(second), { timeout: 20_000 }).toEqual(await kidsOf(first));
    expect((await kidsOf(second)).slice(0, 4)).toEqual(kids);
  },
  PATIENCE_MS,
);
