import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync, symlinkSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { describe, expect, test } from 'vitest';
import { creationRuleFor, parseCreationRules } from '../../src/secret/sops/creation-rules.ts';
import { RESOURCE_FOLDERS } from '../../src/tree/layout.ts';
import { HTTPBrowser } from '../e2e/http-browser.ts';
import { runIdpfile, spawnIdpfile } from '../e2e/idpfile-process.ts';
import { freePort } from '../e2e/running-issuer.ts';
import { createAgeKey, type AgeKey } from '../e2e/sops-secret.ts';
import { makeDirectory } from './directory-for-test.ts';
import { describeWithGit } from '../tree/git-work-tree.ts';

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
    const globs = [
      'issuer.yaml',
      'policy.yaml',
      ...RESOURCE_FOLDERS.map((name) => `${name}/**/*.yaml`),
    ];
    expect(read('.vscode/settings.json')).toEqual({
      'yaml.schemas': { './.idpfile-schema.json': globs },
    });
    const { stdout } = await runIdpfile(['schema']);
    expect(read('.idpfile-schema.json')).toEqual(JSON.parse(stdout));
  });
});

describe('init for whoever has an age key', () => {
  const SEALING = [...WRITTEN, '.sops.yaml'].toSorted();

  test('writes rules by which secrets are encrypted to the recipients that are given', async () => {
    await using root = await makeDirectory({});
    await using one = await createAgeKey();
    await using other = await createAgeKey();
    const recipients = [recipientOf(one), recipientOf(other)];

    const words = recipients.flatMap((recipient) => ['--age', recipient]);
    expect((await runIdpfile(['init', root.path, ...words])).code).toBe(0);

    expect(filesBelow(root.path)).toEqual(SEALING);
    const parsed = parseCreationRules(readFileSync(join(root.path, '.sops.yaml'), 'utf8'));
    const rules = parsed.ok ? parsed.rules : [];
    expect(rules).toMatchObject([
      { recipients, onlySops: [], unknownKeys: [] },
      { recipients, onlySops: [], unknownKeys: [] },
    ]);
    const numberFor = (path: string) => {
      const chosen = creationRuleFor(rules, path);
      return chosen.ok ? chosen.rule?.number : chosen.message;
    };
    const paths = [
      'secrets/a.sops.yaml',
      'secrets/a/b.sops.yml',
      'secrets/a.sops.env',
      'issuer.yaml',
    ];
    expect(paths.map(numberFor)).toEqual([1, 1, 2, undefined]);
  });

  test('takes the key that the environment names, unless there are rules already', async () => {
    await using root = await makeDirectory({});
    await using ruled = await makeDirectory({ '.sops.yaml': 'creation_rules: []\n' });
    await using key = await createAgeKey();

    await runIdpfile(['init', root.path], key.environment);
    await runIdpfile(['init', join(ruled.path, 'idp')], key.environment);

    expect(readFileSync(join(root.path, '.sops.yaml'), 'utf8')).toContain(recipientOf(key));
    expect(readFileSync(join(root.path, '.sops.yaml'), 'utf8')).not.toContain('AGE-SECRET');
    expect(filesBelow(join(ruled.path, 'idp'))).toEqual(WRITTEN);
  });

  describeWithGit('where git is at hand', () => {
    test('has git ignore what lies in plaintext below secrets/', async () => {
      await using root = await makeDirectory({});
      await using key = await createAgeKey();
      await runIdpfile(['init', root.path], key.environment);
      const git = (...words: readonly string[]) =>
        spawnSync('git', ['-C', root.path, ...words], { encoding: 'utf8' });
      git('init', '--quiet');

      const names = [
        'secrets/a.yaml',
        'secrets/a/b.env',
        'secrets/a.sops.yaml',
        'secrets/a/b.sops.env',
      ];
      const { stdout } = git('check-ignore', '--no-index', ...names, 'clients/a.yaml');
      expect(stdout.trim().split('\n')).toEqual(names.slice(0, 2));
    });
  });

  test.each([
    ['a private key', 'AGE-SECRET-KEY-1QQ'],
    ['a damaged one', 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac9p'],
  ])('refuses %s as a recipient, without showing it', async (_, recipient) => {
    await using root = await makeDirectory({});

    const { code, stderr } = await runIdpfile(['init', root.path, '--age', recipient]);

    expect(code).toBe(2);
    expect(stderr).toMatch(/^idpfile: --age: .*nothing was written\n$/);
    expect(stderr).not.toContain(recipient);
    expect(filesBelow(root.path)).toEqual([]);
  });
});

function recipientOf({ file }: AgeKey): string {
  return /age1\S+/.exec(readFileSync(file, 'utf8'))?.[0] ?? '';
}

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
