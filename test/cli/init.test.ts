import { existsSync, globSync, readFileSync, symlinkSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { describe, expect, test } from 'vitest';
import { FOLDERS } from '../../src/tree/layout.ts';
import { HTTPBrowser } from '../e2e/http-browser.ts';
import { runIdpfile, spawnIdpfile } from '../e2e/idpfile-process.ts';
import { freePort } from '../e2e/running-issuer.ts';
import { makeDirectory } from './directory-for-test.ts';

const WRITTEN = [
  '.gitignore',
  '.idpfile-schema.json',
  '.vscode/settings.json',
  'clients/demo.yaml',
  'issuer.yaml',
  'users/demo.yaml',
];

function filesBelow(directory: string): readonly string[] {
  const paths = globSync(['**/*', '.*', '.*/**'], { cwd: directory, withFileTypes: true });
  return paths
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1))
    .toSorted();
}

test('init writes a directory that serve --demo serves, and one can sign in', async () => {
  await using root = await makeDirectory({});
  const directory = join(root.path, 'idp');
  const url = `http://localhost:${await freePort()}`;

  const { code, stdout } = await runIdpfile(['init', directory, '--url', url]);

  expect(code).toBe(0);
  expect(stdout).toContain(`Next: idpfile serve ${directory} --demo\n`);
  // The probes have one port by default, which another test may use.
  await appendFile(join(directory, 'issuer.yaml'), '  admin: { address: "off" }\n');
  const state = join(root.path, 'state');
  const server = spawnIdpfile(['serve', directory, '--state', state, '--demo']);
  await server.until((output) => output.includes('Serving '));
  try {
    const password = /with the password (\S+)/.exec(server.output())?.[1] ?? '';
    const browser = await new HTTPBrowser().open(`${url}/demo/login`);
    await browser.submit({ login: 'demo', password });
    await browser.submit({ decision: 'allow' });
    expect(browser.html).toContain('You are signed in');
    expect(browser.html).toContain('demo@example.com');
  } finally {
    server.signal('SIGTERM');
    await server.ended;
  }
});

describe('what init writes', () => {
  test('is valid, and holds no password, hash or key', async () => {
    await using root = await makeDirectory({});
    await runIdpfile(['init', root.path]);

    expect(filesBelow(root.path)).toEqual(WRITTEN);
    expect((await runIdpfile(['validate', root.path])).code).toBe(0);
    for (const path of WRITTEN.filter((name) => name.endsWith('.yaml'))) {
      const text = readFileSync(join(root.path, path), 'utf8');
      expect(text).not.toMatch(/\$2[aby]\$|BEGIN|AGE-SECRET/);
      expect(JSON.stringify(parse(text))).not.toMatch(/password|secret/i);
    }
  });

  test('tells both kinds of editors where the schema is, which lies in the directory', async () => {
    await using root = await makeDirectory({});
    await runIdpfile(['init', root.path]);

    for (const path of WRITTEN.filter((name) => name.endsWith('.yaml'))) {
      const file = join(root.path, path);
      const lines = readFileSync(file, 'utf8').split('\n');
      const [, forLanguageServer] =
        /^# yaml-language-server: \$schema=(\S+)$/.exec(lines[0] ?? '') ?? [];
      const [, forJetBrains] = /^# \$schema: (\S+)$/.exec(lines[1] ?? '') ?? [];
      expect(forLanguageServer).toBe(forJetBrains);
      expect(resolve(file, '..', forLanguageServer ?? '')).toBe(
        join(root.path, '.idpfile-schema.json'),
      );
    }
    const read = (path: string): unknown => JSON.parse(readFileSync(join(root.path, path), 'utf8'));
    const globs = ['issuer.yaml', 'policy.yaml', ...FOLDERS.map((name) => `${name}/**/*.yaml`)];
    expect(read('.vscode/settings.json')).toEqual({
      'yaml.schemas': { './.idpfile-schema.json': globs },
    });
    const { stdout } = await runIdpfile(['schema']);
    expect(read('.idpfile-schema.json')).toEqual(JSON.parse(stdout));
  });
});

describe('init overwrites nothing', () => {
  test('and writes nothing where a file that it needs is there already', async () => {
    await using root = await makeDirectory({ 'users/demo.yaml': 'mine\n' });

    const { code, stderr } = await runIdpfile(['init', root.path]);

    expect(code).toBe(2);
    expect(stderr).toBe(`idpfile: ${root.path} has users/demo.yaml already: nothing was written\n`);
    expect(filesBelow(root.path)).toEqual(['users/demo.yaml']);
    expect(readFileSync(join(root.path, 'users/demo.yaml'), 'utf8')).toBe('mine\n');
  });

  test('not through a link that leads nowhere yet', async () => {
    await using root = await makeDirectory({});
    symlinkSync(join(root.path, 'elsewhere.yaml'), join(root.path, 'issuer.yaml'));

    expect((await runIdpfile(['init', root.path])).code).toBe(2);
    expect(existsSync(join(root.path, 'elsewhere.yaml'))).toBe(false);
  });

  test('and leaves the settings of other tools as they are', async () => {
    await using root = await makeDirectory({ '.gitignore': 'mine\n' });

    const { code, stdout } = await runIdpfile(['init', root.path]);

    expect(code).toBe(0);
    expect(stdout).toContain('left as it was: .gitignore\n');
    expect(readFileSync(join(root.path, '.gitignore'), 'utf8')).toBe('mine\n');
    expect(filesBelow(root.path)).toEqual(WRITTEN);
  });
});

test.each(['auth.example.com', 'https://auth.example.com/', 'ftp://auth.example.com'])(
  'init refuses the URL %s, which no issuer can have',
  async (url) => {
    await using root = await makeDirectory({});

    const { code, stderr } = await runIdpfile(['init', root.path, '--url', url]);

    expect(code).toBe(2);
    expect(stderr).toMatch(/^idpfile: --url: [^\n]+\n$/);
    expect(filesBelow(root.path)).toEqual([]);
  },
);
