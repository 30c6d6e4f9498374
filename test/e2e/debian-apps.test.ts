import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWhere, isExecutable } from '../describe-where.ts';
import { startAppProcess, type AppProcess } from './app-process.ts';
import { ALICE, aliceFile, clientFile, hashOf } from './declarations.ts';
import { HTTPBrowser } from './http-browser.ts';
import { freePort, startIssuer, type RunningIssuer } from './running-issuer.ts';
import { throughPages } from './through-pages.ts';

const APPS = join(import.meta.dirname, 'apps');
const CLIENT_SECRET = 'PH-debian_e2e-7cYp3nTq1fRw';
const PYTHON = '/usr/bin/python3';
const APACHE = '/usr/sbin/apache2';
const MODULE = '/usr/lib/apache2/modules/mod_auth_openidc.so';

const hasAuthlib = await succeeds(PYTHON, ['-c', 'import authlib, flask, requests']);
const hasModule = isExecutable(APACHE) && existsSync(MODULE);

/** An issuer with one client, and a place for the app of that client. */
type Scene = Readonly<{
  issuer: RunningIssuer;
  origin: string;
  environment: NodeJS.ProcessEnv;
}>;

describeWhere('Authlib in Flask', { isThere: hasAuthlib, lack: 'no python3-authlib found' }, () => {
  let scene: Scene;
  let app: AppProcess;

  beforeAll(async () => {
    scene = await startScene();
    app = await startAppProcess(PYTHON, [join(APPS, 'authlib_app.py')], scene);
  });
  afterAll(() => disposeOf(app, scene?.issuer));

  test('knows the person by a signed ID token, and by userinfo', async () => {
    const browser = new HTTPBrowser();
    const callback = `${scene.origin}/callback`;
    await throughPages(browser, `${scene.origin}/login`, callback);
    await browser.open(browser.url);

    const alice = { sub: ALICE.sub, name: ALICE.name, email: ALICE.email };
    expect(JSON.parse(browser.html)).toMatchObject({ id_token: alice, userinfo: alice });
  });
});

const apache = { isThere: hasModule, lack: 'no libapache2-mod-auth-openidc found' };
describeWhere('Apache with mod_auth_openidc', apache, () => {
  let scene: Scene;
  let app: AppProcess;
  let root: string | undefined;

  beforeAll(async () => {
    scene = await startScene();
    root = await createSite();
    const environment = { ...scene.environment, ROOT: root };
    const words = ['-f', join(root, 'apache.conf'), '-DFOREGROUND'];
    app = await startAppProcess(APACHE, words, { ...scene, environment });
  });
  afterAll(async () => {
    await disposeOf(app, scene?.issuer);
    if (root !== undefined) await rm(root, { recursive: true });
  });

  test('lets the person in, and hands name and email on', async () => {
    const browser = new HTTPBrowser();
    await throughPages(browser, scene.origin, `${scene.origin}/callback`);
    await browser.open(browser.url);

    expect(browser.html).toContain('Behind the door');
    expect(browser.headers.get('x-subject')).toContain(ALICE.sub);
    expect(browser.headers.get('x-email')).toBe(ALICE.email);
    expect(browser.headers.get('x-name')).toBe(ALICE.name);
  });
});

async function startScene(): Promise<Scene> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const alice = await aliceFile();
  const secretHash = await hashOf(CLIENT_SECRET);
  const client = clientFile('app', { redirectURIs: [`${origin}/callback`], secretHash });
  const issuer = await startIssuer({
    files: () => ({ 'users/alice.yaml': alice, 'clients/app.yaml': client }),
  });
  const registered = { ISSUER: issuer.url, CLIENT_ID: 'app', CLIENT_SECRET };
  return { issuer, origin, environment: { ...registered, PORT: String(port) } };
}

/** A site with one page that Apache may read, whoever it runs as. */
async function createSite(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'idpfile-apache-'));
  await chmod(root, 0o755);
  await copyFile(join(APPS, 'apache.conf'), join(root, 'apache.conf'));
  await mkdir(join(root, 'site'));
  await writeFile(join(root, 'site/index.html'), '<p>Behind the door</p>');
  return root;
}

async function disposeOf(...parts: readonly (AsyncDisposable | undefined)[]): Promise<void> {
  for (const part of parts) await part?.[Symbol.asyncDispose]();
}

function succeeds(program: string, words: readonly string[]): Promise<boolean> {
  return promisify(execFile)(program, words).then(
    () => true,
    () => false,
  );
}
