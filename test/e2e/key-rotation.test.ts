import { mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as oidc from 'openid-client';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { keysNew } from '../../src/cli/author/keys-new.ts';
import { keysRotate } from '../../src/cli/author/keys-rotate.ts';
import { createServer as createIdpfile } from '../../src/cli/create-server.ts';
import type { Following } from '../../src/cli/follow.ts';
import { prepareStateDirectory } from '../../src/cli/state-directory.ts';
import { createLoneCrew } from '../../src/cli/workers/crew.ts';
import { createKeyFiles } from '../../src/secret/key-files.ts';
import { generateSigningKeys } from '../../src/secret/managed-keys.ts';
import { ManagedSigningKeys } from '../../src/secret/managed-signing-keys.ts';
import { privateJwk } from '../../src/secret/signing-keys.ts';
import { CurrentSnapshot } from '../../src/snapshot/current-snapshot.ts';
import { runningSettings } from '../../src/snapshot/restart-rules.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import { heard, SECRET_VALUES_ONLY, sopsYAML } from '../cli/author/authoring.ts';
import { IN_STEP } from '../cli/status-parts.ts';
import { build } from '../snapshot/build-for-test.ts';
import { treeOf } from '../snapshot/tree-of.ts';
import { aliceFile, clientFile } from './declarations.ts';
import { HTTPBrowser } from './http-browser.ts';
import { begin, CALLBACK, discover, signIn } from './openid-client-app.ts';
import { freePort, startIssuer } from './running-issuer.ts';
import { createAgeKey, secretYAML } from './sops-secret.ts';
import { answerPages } from './through-pages.ts';

const DAY = 86_400_000;
const START = Date.parse('2026-11-22T10:00:00Z');
const USE_FROM = START + DAY;
const UNTIL = USE_FROM + 15 * DAY;
const SIGNED_OUT = 'http://127.0.0.1:9/signed-out';

const time = (moment: number) => new Date(moment).toISOString();

/** The address of a server in this process, whose clock the test sets, and what stops it. */
type Server = Readonly<{
  url: string;
  kids: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}>;

/** Keys of its own: RS256 now, and from tomorrow another one with a key for ES256 beside it. */
async function startServer(): Promise<Server> {
  const old = await generateSigningKeys(['RS256']);
  const next = await generateSigningKeys(['RS256', 'ES256']);
  const kids = { old: old[0]?.kid ?? '', next: next[0]?.kid ?? '', other: next[1]?.kid ?? '' };
  const secret = (name: string, keys: typeof old) =>
    secretYAML(name, 'X').replace('"X"', `'${JSON.stringify({ keys: keys.map(privateJwk) })}'`);
  const served = await serve({
    'secrets/old.yaml': secret('old', old),
    'secrets/next.yaml': secret('next', next),
    'issuer.yaml': `  keys:
    secretRef: { name: next }
    useFrom: ${time(USE_FROM)}
    previous: [{ secretRef: { name: old }, until: ${time(UNTIL)} }]
`,
  });
  return { ...served, kids };
}

/** @param files what is added to `issuer.yaml`, and other files */
async function serve(files: Readonly<Record<string, string>>): Promise<Omit<Server, 'kids'>> {
  const directory = await mkdtemp(join(tmpdir(), 'key-rotation-'));
  const url = `http://localhost:${await freePort()}`;
  const state = await prepareStateDirectory(join(directory, 'state'));
  const keyPlace = createKeyFiles(state.path);
  const managedKeys = new ManagedSigningKeys(keyPlace);
  await managedKeys.load();
  const issuer = `apiVersion: idpfile/v1
kind: Issuer
metadata: { name: main }
spec:
  url: ${url}
  admin: { address: "off" }
${files['issuer.yaml'] ?? ''}`;
  const app = { public: true, redirectURIs: [CALLBACK], postLogoutRedirectURIs: [SIGNED_OUT] };
  const tree = treeOf({
    ...files,
    'issuer.yaml': issuer,
    'users/alice.yaml': await aliceFile(),
    'clients/app.yaml': clientFile('app', app),
  });
  const built = await build(tree, { allowPlaintext: true });
  if (!built.ok) throw new Error(JSON.stringify(built.diagnostics));
  const store = createMemoryStore();
  const idpfile = await createIdpfile({
    current: new CurrentSnapshot(built.value),
    store,
    keyPlace,
    managedKeys,
    replicaId: 'this',
    running: runningSettings(built.value),
    crew: createLoneCrew(),
    demo: undefined,
    following: NOT_FOLLOWED,
  });
  return {
    url,
    stop: async () => {
      await idpfile.drain();
      await store.close();
      await rm(directory, { recursive: true });
    },
  };
}

/** The files of these servers never change. */
const NOT_FOLLOWED: Following = {
  request: () => Promise.resolve(),
  rebuild: () => Promise.resolve(),
  accept: () => Promise.resolve(),
  close: () => Promise.resolve(),
  status: () => IN_STEP,
  onLook: () => undefined,
  keep: () => undefined,
};

async function publishedKids(url: string): Promise<readonly string[]> {
  const response = await fetch(`${url}/jwks`);
  const { keys } = (await response.json()) as { keys: { kid: string }[] };
  return keys.map(({ kid }) => kid);
}

function kidOf(token: string | undefined): unknown {
  const [header = ''] = (token ?? '').split('.');
  return (JSON.parse(Buffer.from(header, 'base64url').toString()) as { kid: unknown }).kid;
}

describe('signing keys of one commit', () => {
  let server: Server;
  beforeEach(async () => {
    vi.useFakeTimers({ now: START, toFake: ['Date'] });
    server = await startServer();
  });
  afterEach(async () => {
    await server.stop();
    vi.useRealTimers();
  });

  const app = () => discover(server, 'app');

  test('are published, then sign, then are gone, by the clock alone', async () => {
    const { old, next, other } = server.kids;
    const sign = async () => kidOf((await signIn(await app())).id_token);

    expect(await publishedKids(server.url)).toEqual([old, next, other]);
    expect(await sign()).toBe(old);
    vi.setSystemTime(USE_FROM - 1000);
    expect(await sign()).toBe(old);

    vi.setSystemTime(USE_FROM);
    expect(await publishedKids(server.url)).toEqual([next, other, old]);
    expect(await sign()).toBe(next);

    vi.setSystemTime(UNTIL);
    expect(await publishedKids(server.url)).toEqual([next, other]);
  });

  test('an algorithm that only the next keys have is not offered before they sign', async () => {
    const offered = async () =>
      (await app()).serverMetadata()['id_token_signing_alg_values_supported'];
    expect(await offered()).toEqual(['RS256']);
    vi.setSystemTime(USE_FROM);
    expect(await offered()).toEqual(['RS256', 'ES256']);
  });

  test('a sign-in that began before the change ends after it', async () => {
    vi.setSystemTime(USE_FROM - 30_000);
    // What the app has learnt before is all that it knows.
    const relyingParty = await app();
    const browser = new HTTPBrowser();
    const { url, checks } = await begin(relyingParty);
    await browser.open(url, {}, CALLBACK);

    vi.setSystemTime(USE_FROM + 5000);
    const arrived = await answerPages(browser, CALLBACK);
    const tokens = await oidc.authorizationCodeGrant(relyingParty, arrived, checks);

    expect(kidOf(tokens.id_token)).toBe(server.kids['next']);
    expect(tokens.claims()?.sub).toBe('alice-0001');
  });

  test('an ID token of the old keys still ends a session, as long as they are published', async () => {
    const relyingParty = await app();
    const browser = new HTTPBrowser();
    const { id_token: hint = '' } = await signIn(relyingParty, {}, browser);
    expect(kidOf(hint)).toBe(server.kids['old']);
    const signOut = async () => {
      const url = oidc.buildEndSessionUrl(relyingParty, {
        id_token_hint: hint,
        post_logout_redirect_uri: SIGNED_OUT,
      });
      return browser.open(url.href, {}, SIGNED_OUT);
    };

    vi.setSystemTime(USE_FROM + 10 * DAY);
    await signOut();
    expect(browser.status).toBe(200);
    await browser.submit({ logout: 'yes' }, SIGNED_OUT);
    expect(browser.url).toBe(SIGNED_OUT);

    vi.setSystemTime(UNTIL);
    await signOut();
    expect(browser.status).toBe(400);
  });

  test('an app that learnt the keys before the change need not ask again', async () => {
    const relyingParty = await app();
    const asked: string[] = [];
    relyingParty[oidc.customFetch] = (url, options) => {
      asked.push(new URL(url).pathname);
      return fetch(url, options as RequestInit);
    };
    oidc.enableNonRepudiationChecks(relyingParty);
    vi.setSystemTime(USE_FROM - 30_000);
    const before = await signIn(relyingParty);
    vi.setSystemTime(USE_FROM);
    const after = await signIn(relyingParty);

    const { old, next } = server.kids;
    expect([before, after].map((tokens) => kidOf(tokens.id_token))).toEqual([old, next]);
    expect(asked).toEqual(['/token', '/jwks', '/token']);
  });
});

test('keys that the server has made for itself get successors when they are old', async () => {
  await using issuer = await startIssuer();
  const before = await publishedKids(issuer.url);
  await issuer.stop();
  const file = join(issuer.stateDirectory, 'signing-keys.json');
  const { keys } = JSON.parse(await readFile(file, 'utf8')) as { keys: { d?: string }[] };
  const bare = keys.map((key) => ({ ...key, createdAt: undefined }));
  await writeFile(file, JSON.stringify({ keys: bare }));
  await utimes(file, new Date(0), new Date(0));

  await using again = await startIssuer({ again: issuer });
  await again.until((output) => output.includes('other signing keys are in use'));

  const after = await publishedKids(again.url);
  expect(after.slice(0, 4)).toEqual(before);
  expect(after).toHaveLength(8);
  const status = await (await fetch(`${again.adminURL}/status.json`)).text();
  const stateOf = (kid: string, index: number) => ({ kid, state: index < 4 ? 'signing' : 'next' });
  expect(JSON.parse(status)).toMatchObject({ signingKeys: after.map(stateOf) });
  for (const { d = '' } of keys) expect(status + again.output()).not.toContain(d);
});

test('what keys rotate has written is published by a running server, which says when it signs', async () => {
  await using key = await createAgeKey();
  const [recipient = ''] = /age1\w+/.exec(await readFile(key.file, 'utf8')) ?? [];
  const rules = sopsYAML(`age: ${recipient}`, SECRET_VALUES_ONLY);
  await using issuer = await startIssuer({
    environment: key.environment,
    files: () => ({ '.sops.yaml': rules }),
  });
  const { directory } = issuer;
  const makeKeys = () => keysNew({ directory, name: 'signing-keys', print: false });
  const rotate = () => keysRotate({ directory, publishSeconds: 3600 });
  const served = (count: number) =>
    expect.poll(() => publishedKids(issuer.url), { timeout: 10_000 }).toHaveLength(count);
  const own = await publishedKids(issuer.url);
  expect(await heard(makeKeys)).toMatchObject({ code: 0 });
  await expect.poll(() => publishedKids(issuer.url), { timeout: 10_000 }).not.toEqual(own);
  const first = await publishedKids(issuer.url);

  expect(await heard(rotate)).toMatchObject({ code: 0 });
  await served(8);

  expect((await publishedKids(issuer.url)).slice(0, 4)).toEqual(first);
  const status = await (await fetch(`${issuer.adminURL}/status`)).text();
  expect(status).toContain(`RS256 ${first[0]}: signs until 20`);
  expect(status.match(/is published, and signs from 20/g)).toHaveLength(4);
  const metrics = await (await fetch(`${issuer.adminURL}/metrics`)).text();
  expect(metrics).toContain('idpfile_signing_keys{state="next"} 4');
});
