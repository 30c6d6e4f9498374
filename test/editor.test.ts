import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { starterFiles } from '../src/cli/init/starter-files.ts';
import { readResources } from '../src/snapshot/read-resources.ts';
import { writeBelow } from './e2e/running-issuer.ts';
import { startLanguageServer, type LanguageServer } from './language-server.ts';
import { fileOf } from './snapshot/tree-of.ts';

const ROOT = join(import.meta.dirname, '..');
const CASES = join(import.meta.dirname, 'cases');

const MODELINE = '# yaml-language-server: $schema=../.idpfile-schema.json\n';
const CLIENT = `${MODELINE}apiVersion: idpfile/v1
kind: Client
metadata:
  name: wiki
spec:
`;

let directory: string;
let editor: LanguageServer;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'idpfile-editor-'));
  const files = starterFiles('http://localhost:8080');
  for (const { path, text } of files) await writeBelow(directory, path, text);
  editor = await startLanguageServer(directory);
});
afterAll(async () => {
  await editor?.[Symbol.asyncDispose]();
  rmSync(directory, { recursive: true });
});

let opened = 0;
const newPath = () => `clients/c${++opened}.yaml`;

/** Opens a file that ends where the cursor stands. */
async function completeAfter(text: string): Promise<readonly string[]> {
  const path = newPath();
  await editor.open(path, text);
  const lines = text.split('\n');
  const position = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
  return editor.complete(path, position);
}

describe('completion offers', () => {
  test('the fields of a client that are not there yet', async () => {
    const offered = await completeAfter(`${CLIENT}  public: true\n  `);

    expect(offered).toEqual(
      expect.arrayContaining(['redirectURIs', 'scopes', 'pkce', 'refreshTokens', 'app', 'url']),
    );
    expect(offered).not.toContain('public');
    // A field of another kind.
    expect(offered).not.toContain('passwordHash');
  });

  test('the fields of a mapping below', async () => {
    const offered = await completeAfter(`${CLIENT}  tokens:\n    idToken:\n      `);

    expect(offered).toEqual(expect.arrayContaining(['alg', 'ttl']));
  });

  test('the values of a field', async () => {
    const offered = await completeAfter(`${CLIENT}  consent: `);

    expect(offered).toEqual(expect.arrayContaining(['ask', 'remember', 'skip']));
  });

  test('the kinds', async () => {
    const offered = await completeAfter(`${MODELINE}apiVersion: idpfile/v1\nkind: `);

    expect(offered).toEqual(expect.arrayContaining(['Client', 'Issuer', 'User', 'Group']));
  });

  test('the fields of a user in a user', async () => {
    const offered = await completeAfter(
      `${MODELINE}apiVersion: idpfile/v1\nkind: User\nmetadata: { name: alice }\nspec:\n  name: Alice\n  `,
    );

    expect(offered).toEqual(expect.arrayContaining(['passwordHash', 'email', 'groups']));
    expect(offered).not.toContain('redirectURIs');
  });
});

test('hovering a field shows its description', async () => {
  const path = newPath();
  await editor.open(
    path,
    `${CLIENT}  public: true\n  redirectURIs: [https://wiki.example.com/cb]\n`,
  );

  expect(await editor.hover(path, { line: 6, character: 4 })).toContain(
    'PKCE takes the place of the secret',
  );
  expect(await editor.hover(path, { line: 7, character: 4 })).toContain('compared exactly');
});

/** What the schema alone can see. */
const MISTAKES: readonly (readonly [string, string])[] = [
  ['an unknown field', `${CLIENT}  redirectUris: [https://wiki.example.com/cb]\n`],
  ['an unknown field further below', `${CLIENT}  tokens:\n    idToken:\n      tll: 10m\n`],
  ['a text for a boolean', `${CLIENT}  public: "yes"\n`],
  ['a text for a list', `${CLIENT}  redirectURIs: https://wiki.example.com/cb\n`],
  ['a value that is not allowed', `${CLIENT}  consent: always\n`],
  [
    'a value that is not allowed, in a list',
    `${CLIENT}  grantTypes: [authorization_code, implicit]\n`,
  ],
  ['the same item twice', `${CLIENT}  scopes: [openid, email, openid]\n`],
  ['a malformed id', `${CLIENT}  id: my wiki\n`],
  ['an unknown kind', CLIENT.replace('kind: Client', 'kind: Cleint')],
  ['an unknown apiVersion', CLIENT.replace('idpfile/v1', 'idpfile/v2')],
  ['a field beside spec', `${CLIENT.replace('spec:', 'specs: {}\nspec:')}  public: true\n`],
  ['a name in capitals', `${CLIENT.replace('name: wiki', 'name: Wiki')}  public: true\n`],
];

describe('the editor underlines what validate reports', () => {
  test.each(MISTAKES)('%s', async (_, text) => {
    const path = newPath();
    const { diagnostics } = readResources(fileOf(path, text));
    expect(diagnostics.length).toBeGreaterThan(0);

    const underlined = await editor.open(path, text);

    const lines = underlined.map(({ range }) => range.start.line + 1);
    for (const { place, message } of diagnostics) {
      expect(lines, message).toContain(place.range.start.line);
    }
  });

  test.each(['unknown-field', 'wrong-type', 'unknown-kind'])('the case of %s', async (rule) => {
    const path = newPath();
    const text = MODELINE + readFileSync(join(CASES, `${rule}.bad.yaml`), 'utf8');

    const underlined = await editor.open(path, text);

    const lines = underlined.map(({ range }) => range.start.line + 1);
    const { diagnostics } = readResources(fileOf(path, text));
    expect(diagnostics.map((one) => one.rule)).toContain(rule);
    for (const { place, message } of diagnostics) {
      expect(lines, message).toContain(place.range.start.line);
    }
  });

  test('a missing field, at the mapping that lacks it', async () => {
    const text = `${MODELINE}apiVersion: idpfile/v1\nkind: Client\nmetadata: {}\nspec:\n  public: true\n`;
    const underlined = await editor.open(newPath(), text);

    expect(underlined.map(({ message }) => message)).toEqual(['Missing property "name".']);
  });
});

describe('the editor underlines nothing', () => {
  test.each(starterFiles('http://localhost:8080').filter(({ path }) => path.endsWith('.yaml')))(
    'in $path as init writes it',
    async ({ path, text }) => {
      expect(await editor.open(path, text)).toEqual([]);
    },
  );

  test.each(['issuer.yaml', 'clients/demo.yaml', 'users/demo.yaml'])(
    'in the example %s of this repository',
    async (path) => {
      const text = readFileSync(join(ROOT, path), 'utf8');
      const up = dirname(path) === '.' ? '.' : '..';
      const own = text.replace(/\$schema=\S+/, `$schema=${up}/.idpfile-schema.json`);
      const place = `${dirname(path)}/example-of-repository.yaml`;
      expect(await editor.open(place, own)).toEqual([]);
    },
  );

  // A modeline is for the first document of a file alone.
  const goodCases = readdirSync(CASES)
    .filter((name) => name.endsWith('.good.yaml'))
    .map((name) => ({ name, text: MODELINE + readFileSync(join(CASES, name), 'utf8') }))
    .filter(({ text }) => !/^---/m.test(text));

  test.each(goodCases)('in the case $name', async ({ text }) => {
    expect(await editor.open(newPath(), text)).toEqual([]);
  });

  test('in a client of Stakater', async () => {
    const text = `${CLIENT.replace('idpfile/v1', 'auth.stakater.com/v1alpha1')}  id: spa-app
  name: Single Page Application
  redirectURIs:
    - http://localhost:3000/callback
  public: true
  enabled: true
`;
    expect(await editor.open(newPath(), text)).toEqual([]);
  });
});
