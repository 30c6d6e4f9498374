import {
  chmodSync,
  cpSync,
  globSync,
  lstatSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeWhere } from './describe-where.ts';
import { parse } from 'yaml';
import { buildAddresses } from '../src/snapshot/build-issuer.ts';
import { registryAnswers } from './container/build-environment.ts';
import { buildImage, inRoot, type Image } from './container/build-image.ts';
import { execForm, parseDockerfile } from './container/parse-dockerfile.ts';
import { execute, runContainer, type Container } from './container/run-container.ts';
import { freePort } from './e2e/running-issuer.ts';

const ROOT = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

/** Of a secret that nobody knows. */
const SECRET_HASH = '$2b$10$7hEhoYwKl5AwkWvLGv8Rd.ZfvwEw0SAc4zDxMjtUUtZX2bTdm4SNy';

/** Two installations and a compilation, in milliseconds. */
const BUILD_MS = 300_000;

describe('the Dockerfile', () => {
  const stages = parseDockerfile(read('Dockerfile'));
  const instructions = stages.at(-1)?.instructions ?? [];
  const only = (name: string) => instructions.filter((one) => one.name === name);

  test('an instruction that this test does not perform is refused', () => {
    expect(() => parseDockerfile('FROM a\nADD b c')).toThrow('not known to this test: ADD b c');
  });

  test('every stage stands on the Node that package.json asks for', () => {
    const [, major] = /(\d+)/.exec(JSON.parse(read('package.json')).engines.node) ?? [];
    expect(new Set(stages.map(({ base }) => base))).toEqual(new Set([`node:${major}-slim`]));
  });

  test('it does not run as root, and says so in numbers', () => {
    expect(only('USER').map(({ text }) => text)).toEqual(['1000:1000']);
  });

  test('the health check asks the probe where it listens by default', () => {
    const { admin } = buildAddresses({ url: 'https://auth.example.com' });
    const [check] = only('HEALTHCHECK').map(({ text }) => execForm(text.replace('CMD ', '')));
    if (admin === 'off') throw new Error('no probes by default');
    expect(check?.join(' ')).toContain(`http://${admin.host}:${admin.port}/readyz`);
  });

  test('compose.yaml agrees: port, volumes, user, and a root file system that is read-only', () => {
    const { idpfile } = parse(read('compose.yaml')).services;
    const ports = (idpfile.ports as string[]).map((port) => port.split(':').at(-1));
    expect(ports).toEqual(only('EXPOSE').map(({ text }) => text));
    expect([idpfile.user]).toEqual(only('USER').map(({ text }) => text));
    const [, directory, , state] = execForm(only('CMD')[0]?.text ?? '[]');
    expect(idpfile.volumes).toEqual([`./idp:${directory}:ro`, `data:${state}`]);
    expect(only('VOLUME').map(({ text }) => text)).toEqual([state]);
    expect(idpfile).toMatchObject({ build: '.', read_only: true, cap_drop: ['ALL'] });
  });
});

describeWithRegistry('the image, built and run without an engine', () => {
  let directory: string;
  let image: Image;
  let container: Container | undefined;
  let url: string;
  let adminPort: number;
  let before: readonly string[];

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'idpfile-container-'));
    chmodSync(directory, 0o755);
    image = buildImage(ROOT, read('Dockerfile'), directory);
    url = `http://localhost:${await freePort()}`;
    adminPort = await freePort();
    mountExample(image, url, adminPort);
    makeReadOnly(image);
    before = listOutsideOfVolumes(image);
    container = runContainer(image);
    await container.until(/"msg":"listening"/);
  }, BUILD_MS);

  afterAll(async () => {
    await container?.stop();
    changeModes(directory, (mode) => mode | 0o200);
    rmSync(directory, { recursive: true, force: true });
  });

  test('it serves discovery of the directory at /config', async () => {
    const response = await fetch(`${url}/.well-known/openid-configuration`);
    expect(await response.json()).toMatchObject({ issuer: url });
  });

  test('its pages find their templates and their style', async () => {
    const page = await (await fetch(`${url}/`)).text();
    const [, style] = /href="([^"]+\.css)"/.exec(page) ?? [];
    expect((await fetch(new URL(style ?? '', url))).status).toBe(200);
  });

  test('its health check succeeds while it serves, and only then', async () => {
    const check = (port: number) =>
      execute(
        image,
        image.healthcheck.map((word) => word.replace(':9090', `:${port}`)),
      );
    expect(await check(adminPort)).toBe(0);
    expect(await check(await freePort())).toBe(1);
  });

  test('dist/ is src/, compiled: nothing is left out and nothing else is in it', () => {
    const sources = globSync('**/*.*', { cwd: join(ROOT, 'src') })
      .filter((path) => !path.endsWith('.d.ts'))
      .map((path) => path.replace(/\.ts$/, '.js'));
    const built = globSync('**/*.*', { cwd: inRoot(image, '/app/dist') });
    expect(built.toSorted()).toEqual(sources.toSorted());
  });

  test('no dev dependency is installed', () => {
    const installed = packagesIn(inRoot(image, '/app'));
    const { packages } = JSON.parse(read('package-lock.json'));
    expect(installed.length).toBeGreaterThan(50);
    expect(installed.filter((path) => packages[path]?.dev !== undefined)).toEqual([]);
    expect(installed.filter((path) => packages[path] === undefined)).toEqual([]);
    expect(installed).not.toContain('node_modules/node');
  });

  test('the dependencies take at most 60 MB', () => {
    const blocks = walk(inRoot(image, '/app/node_modules')).map((path) => lstatSync(path).blocks);
    const megabytes = blocks.reduce((sum, count) => sum + count * 512, 0) / 1e6;
    process.stdout.write(`node_modules of the image: ${megabytes.toFixed(1)} MB\n`);
    expect(megabytes).toBeLessThanOrEqual(60);
  });

  test('SIGTERM ends it with 0, and it has written nothing outside of /data', async () => {
    expect(await container?.stop(), container?.output()).toBe(0);
    expect(listOutsideOfVolumes(image)).toEqual(before);
    expect(globSync('*', { cwd: inRoot(image, '/data') })).toContain('signing-keys.json');
  });
});

/** The example of this repository, at addresses of this test, and a client that needs its preset. */
function mountExample(image: Image, url: string, adminPort: number): void {
  const mount = inRoot(image, '/config');
  for (const name of ['clients', 'users']) {
    cpSync(join(ROOT, name), join(mount, name), { recursive: true });
  }
  writeFileSync(
    join(mount, 'clients/grafana.yaml'),
    `apiVersion: idpfile/v1
kind: Client
metadata: { name: grafana }
spec: { app: grafana, url: 'https://grafana.example.com', secretHash: ${SECRET_HASH} }
`,
  );
  const issuer = parse(read('issuer.yaml'));
  const listen = { address: `0.0.0.0:${new URL(url).port}` };
  const admin = { address: `127.0.0.1:${adminPort}` };
  const declared = { ...issuer, spec: { ...issuer.spec, url, listen, admin } };
  writeFileSync(join(mount, 'issuer.yaml'), JSON.stringify(declared));
}

function makeReadOnly(image: Image): void {
  const kept = image.volumes.map((volume) => inRoot(image, volume));
  changeModes(image.root, (mode, path) => (kept.includes(path) ? mode : mode & ~0o222));
}

function changeModes(root: string, change: (mode: number, path: string) => number): void {
  for (const path of [root, ...walk(root)]) {
    const entry = lstatSync(path);
    if (!entry.isSymbolicLink()) chmodSync(path, change(entry.mode & 0o7777, path));
  }
}

/** Every path with what a write would change. */
function listOutsideOfVolumes(image: Image): readonly string[] {
  const volumes = image.volumes.map((volume) => inRoot(image, volume));
  return walk(image.root)
    .filter((path) => !volumes.some((volume) => path === volume || path.startsWith(`${volume}/`)))
    .map((path) => `${path} ${lstatSync(path).size} ${lstatSync(path).mtimeMs}`);
}

function walk(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' }).map((path) => join(root, path));
}

/** The folders that hold a package, as package-lock.json names them. */
function packagesIn(root: string): string[] {
  return walk(join(root, 'node_modules'))
    .filter((path) => /node_modules\/(@[^/]+\/)?[^/@.][^/]*\/package\.json$/.test(path))
    .map((path) => relative(root, dirname(path)));
}

/** Skipped by name where no registry answers, as the image cannot be built there; fails in CI. */
function describeWithRegistry(name: string, tests: () => void): void {
  const isThere = registryAnswers();
  describeWhere(name, { isThere, lack: 'the package registry does not answer' }, tests);
}
