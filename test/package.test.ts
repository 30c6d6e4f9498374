import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

type Package = Readonly<{
  version: string;
  resolved?: string;
  hasInstallScript?: boolean;
  optionalDependencies?: Readonly<Record<string, string>>;
}>;

const manifest = JSON.parse(read('package.json'));
const packages: Readonly<Record<string, Package>> = JSON.parse(read('package-lock.json')).packages;

describe('the lock file', () => {
  test('records no download addresses, so that any mirror of the registry will do', () => {
    const entries = Object.values(packages);
    expect(entries.length).toBeGreaterThan(100);
    expect(entries.filter(({ resolved }) => resolved !== undefined)).toEqual([]);
  });

  test('holds the optional packages of every platform: `npm ci` refuses it otherwise', () => {
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies)
        .filter((name) => !isLocked(name, path))
        .map((name) => `${name} of ${path}`),
    );
    expect(missing).toEqual([]);
  });

  test('install scripts are approved for exactly the packages that have one', () => {
    const withScript = Object.entries(packages)
      .filter(([, { hasInstallScript }]) => hasInstallScript === true)
      .map(([path]) => path.replace('node_modules/', ''));
    expect(withScript.toSorted()).toEqual(['bcrypt', 'node']);
    expect(manifest.allowScripts).toEqual({ bcrypt: true, node: true });
  });

  test('the Node for development is the oldest one that is supported', () => {
    expect(manifest.engines.node).toBe(`>=${packages['node_modules/node']?.version.split('.')[0]}`);
  });
});

describe('the package', () => {
  test('ships the program, the schemas, the recipes, the licence and the README, and nothing else', () => {
    const words = ['pack', '--dry-run', '--json', '--ignore-scripts'];
    const output = execFileSync('npm', words, { cwd: ROOT, encoding: 'utf8', stdio: 'pipe' });
    const [shipped] = JSON.parse(output);
    const files: string[] = shipped.files.map(({ path }: { path: string }) => path);
    const others = files.filter((path) => !/^(dist|schemas|recipes)\//.test(path));
    expect(others.toSorted()).toEqual(['LICENSE', 'README.md', 'package.json']);
    expect(files).toContain('schemas/client.json');
    expect(files).toContain('recipes/grafana.yaml');
  });

  test('a signal for `npm start` reaches the server: no shell stays between the two', () => {
    expect(manifest.scripts.start).toMatch(/^exec node /);
  });

  test('the engine is pinned to one version', () => {
    expect(manifest.dependencies['oidc-provider']).toMatch(/^\d+\.\d+\.\d+$/);
  });
});

describe('docs/dependencies.md', () => {
  const [, atRunTime = '', forDevelopment = ''] = read('docs/dependencies.md').split(/^## /m);

  test('says why each dependency at run time is here', () => {
    expect(firstCells(atRunTime).toSorted()).toEqual(Object.keys(manifest.dependencies).toSorted());
  });

  test('says why each dependency for development is here', () => {
    const known = Object.keys(manifest.devDependencies).toSorted();
    expect(firstCells(forDevelopment).toSorted()).toEqual(known);
  });
});

test('.ci/run is a program that runs the tests once and then the checks', () => {
  expect(statSync(join(ROOT, '.ci/run')).mode & 0o111).toBe(0o111);
  const commands = read('.ci/run')
    .split('\n')
    .filter((line) => line.startsWith('npm '));
  expect(commands).toEqual(['npm ci', 'npm test', 'npm run check -- --except test']);
});

/** Whether a package finds another one in its own folder or in one above it. */
function isLocked(name: string, path: string): boolean {
  if (packages[join(path, 'node_modules', name)] !== undefined) return true;
  const above = path.lastIndexOf('/node_modules/');
  return path !== '' && isLocked(name, above < 0 ? '' : path.slice(0, above));
}

function firstCells(section: string): string[] {
  return [...section.matchAll(/^\| `([^`]+)`/gm)].map(([, cell = '']) => cell);
}
