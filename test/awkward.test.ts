import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readTree } from '../src/tree/read-tree.ts';
import type { SourceTree } from '../src/tree/source-tree.ts';
import { build } from './snapshot/build-for-test.ts';
import { clientYAML, issuerYAML } from './snapshot/tree-of.ts';
import { createTemporaryDirectory, type TemporaryDirectory } from './tree/temporary-directory.ts';

// What people really put into such directories, by accident or by malice, beside an Issuer and one
// good client: read from the disk and built as the server does it.

type Content = string | Uint8Array | ((dir: TemporaryDirectory, file: string) => void);
type Row = readonly [what: string, content: Content, expected: string];

const FILE = 'clients/x.yaml';
const CLIENT = clientYAML('app');

/** The client with one stretch of it written otherwise. */
function app(from: string, to: string): string {
  if (!CLIENT.includes(from)) throw new Error(`the client holds no ${from}`);
  return CLIENT.replace(from, () => to);
}

const withSpec = (line: string) => clientYAML('app', `  ${line}\n`);
const both = (first: string, second: string) => `${first}---\n${second}`;
const linkTo = (target: string) => (dir: TemporaryDirectory, file: string) =>
  symlinkSync(target, dir.at(file));

function bomb(): string {
  const levels = Array.from({ length: 20 }, (_, level) => {
    const before = Array.from({ length: 9 }, () => `*a${level}`).join(', ');
    return `a${level + 1}: &a${level + 1} [${before}]`;
  });
  return `a0: &a0 lol\n${levels.join('\n')}\n`;
}

const REFUSED: readonly Row[] = [
  ['a tab as indentation', app('  public', '\tpublic'), '5:1 syntax'],
  ['a key given twice', withSpec('public: true'), '7:3 duplicate-key'],
  ['an anchor', app('true', '&yes true'), '5:11 alias-not-allowed'],
  ['an alias of nothing', app('true', '*yes'), '5:11 alias-not-allowed'],
  ['a merge key', withSpec('<<: { name: x }'), '7:3 alias-not-allowed'],
  ['a tag', app('app }', '!!str app }'), '3:19 tag-not-allowed'],
  ['an empty file', '', '1:1 empty-document'],
  ['nothing but comments', '# moved\n', '1:1 empty-document'],
  ['nothing but ---', '---\n', '1:1 empty-document'],
  ['an empty second document', both(CLIENT, '# nothing\n'), '7:1 empty-document'],
  ['a file of 3 MiB', '# x\n'.repeat(800_000), '1:1 file-too-large'],
  ['Latin-1', Buffer.from(withSpec('name: Café 1'), 'latin1'), '7:12 encoding'],
  ['UTF-16', Buffer.from(`\ufeff${CLIENT}`, 'utf16le'), '1:1 encoding'],
  ['a NUL byte', app('true', 'tr\0ue'), '5:13 encoding'],
  ['UTF-8 that is cut short', Buffer.from('# é').subarray(0, 3), '1:3 encoding'],
  ['a binary file', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70]), '1:5 encoding'],
  ['a folder', (dir, file) => mkdirSync(dir.at(file)), '1:1 file-not-regular'],
  ['a FIFO', (dir, file) => execFileSync('mkfifo', [dir.at(file)]), '1:1 file-not-regular'],
  ['a link out of the directory', linkTo('/etc/passwd'), '1:1 symlink-leaves-directory'],
  ['a link to nowhere', linkTo('nowhere.yaml'), '1:1 symlink-leaves-directory'],
  ['a link to itself', linkTo('x.yaml'), '1:1 symlink-leaves-directory'],
  ['no for false', app('true', 'no'), '5:11 wrong-type'],
  ['an octal-looking id', withSpec('id: 0123'), '7:7 wrong-type'],
  [
    'a duration without its unit',
    withSpec('tokens: { accessToken: { ttl: 600 } }'),
    '7:33 wrong-type',
  ],
  ['a name that is a number', app('name: app', 'name: 2026'), '3:19 wrong-type'],
  ['the name of another client', clientYAML('good', '  id: other\n'), '3:19 duplicate-name'],
  ['the id of another client', withSpec('id: good'), '7:7 duplicate-client-id'],
  ['a peer that does not exist', withSpec('trustedPeers: [goot]'), '7:18 unknown-peer'],
  ['a secretRef to nothing', app('public: true', 'secretRef: { name: ap }'), '5:22 unknown-secret'],
  ['an apiVersion nearly right', app('idpfile/v1', 'idpfile/v1beta1'), '1:13 unknown-kind'],
  ['an apiVersion in capitals', app('idpfile/v1', 'IdpFile/V1'), '1:13 unknown-kind'],
  ['a kind nearly right', app('kind: Client', 'kind: client'), '2:7 unknown-kind'],
  ['a kind in the plural', app('kind: Client', 'kind: Clients'), '2:7 unknown-kind'],
  ['a field apiversion', app('apiVersion', 'apiversion'), '1:1 unknown-kind'],
  ['a kind that is another file’s', 'services:\n  web: { image: nginx }\n', '1:1 unknown-kind'],
  ['a list at the root', '- a\n- b\n', '1:1 unknown-kind'],
  ['a text at the root', 'moved elsewhere\n', '1:1 unknown-kind'],
  [
    'a git conflict',
    app('  public: true\n', '<<<<<<< HEAD\n  public: true\n=======\n  public: false\n>>>>>>> x\n'),
    '5:1 syntax',
  ],
  [
    'a template expression',
    app('name: app', 'name: {{ .Values.name }}'),
    '3:19 template-not-rendered',
  ],
  ['a quoted template', app('name: app', 'name: "{{ .name }}"'), '3:20 template-not-rendered'],
  [
    'a template statement',
    `{{- include "labels" . }}
${CLIENT}`,
    '1:1 template-not-rendered',
  ],
  ['deep nesting in brackets', withSpec(`name: ${'['.repeat(5_000)}`), '7:39 syntax'],
  ['deep nesting in braces', `${'{a: '.repeat(5_000)}`, '1:122 syntax'],
  ['deep nesting in dashes', `${'- '.repeat(5_000)}a\n`, '1:65 syntax'],
  ['a line of 1 MB', withSpec(`name: ${'a'.repeat(1_000_000)}`), '7:9 malformed-value'],
  ['a key of 1 MB', withSpec(`? ${'a'.repeat(1_000_000)}\n  : b`), '7:5 key-not-allowed'],
  ['10,000 documents', both(CLIENT, '---\n').repeat(5_000), '4000:1 file-too-large'],
  ['the key __proto__', withSpec('__proto__: { enabled: false }'), '7:3 key-not-allowed'],
  ['the key constructor', withSpec('constructor: x'), '7:3 key-not-allowed'],
  ['the key toString', withSpec('toString: x'), '7:3 unknown-field'],
  ['the key hasOwnProperty', withSpec('hasOwnProperty: x'), '7:3 unknown-field'],
  ['a number as a key', withSpec('2024: x'), '7:3 key-not-allowed'],
  ['a directive', `%YAML 1.1\n---\n${CLIENT}`, '1:1 syntax'],
  ['an unclosed quote', app('app }', '"app }'), '3:19 syntax'],
  ['a lone carriage return', CLIENT.replaceAll('\n', '\r'), '1:23 syntax'],
  ['a zero-width space before the kind', app('kind:', '\u200bkind:'), '1:1 unknown-kind'],
];

const ACCEPTED: readonly Row[] = [
  ['a byte order mark', `\ufeff${CLIENT}`, 'app good'],
  ['line ends of Windows', CLIENT.replaceAll('\n', '\r\n'), 'app good'],
  ['no newline at the end', CLIENT.trimEnd(), 'app good'],
  ['a leading ---', `---\n${CLIENT}`, 'app good'],
  ['a trailing ...', `${CLIENT}...\n`, 'app good'],
  ['two clients in one file', both(CLIENT, clientYAML('b')), 'app b good'],
  ['a quoted octal-looking id', withSpec('id: "0123"'), '0123 good'],
  ['an id like a date', withSpec('id: 2026-01-01'), '2026-01-01 good'],
  ['an id that other libraries take for a boolean', withSpec('id: no'), 'good no'],
  ['an id like a property of every object', withSpec('id: toString'), 'good toString'],
  ['JSON', JSON.stringify(jsonClient()), 'app good'],
  ['a peer that names the client itself', withSpec('trustedPeers: [app]'), 'app good'],
  [
    'peers in a circle',
    both(withSpec('trustedPeers: [b]'), clientYAML('b', '  trustedPeers: [app]\n')),
    'app b good',
  ],
  ['a link within the directory', linkInside, 'app good'],
  ['a link to the folder it lies in', (dir) => symlinkSync('.', dir.at('clients/round')), 'good'],
  ['a comment of 500 KB', `# ${'x'.repeat(500_000)}\n${CLIENT}`, 'app good'],
  [
    '1,000 documents',
    Array.from({ length: 1_000 }, (_, i) => clientYAML(`n${i}`)).join('---\n'),
    '1001 clients',
  ],
];

function jsonClient(): object {
  return {
    apiVersion: 'idpfile/v1',
    kind: 'Client',
    metadata: { name: 'app' },
    spec: { public: true, redirectURIs: ['https://app.example.com/cb'] },
  };
}

/** The text lies where nothing is read, and only the link leads to it. */
function linkInside(dir: TemporaryDirectory, file: string): void {
  dir.write('elsewhere/app.yaml', CLIENT);
  symlinkSync('../elsewhere/app.yaml', dir.at(file));
}

function place(dir: TemporaryDirectory, content: Content): void {
  dir.write('issuer.yaml', issuerYAML());
  dir.write('clients/good.yaml', clientYAML('good'));
  if (typeof content === 'function') content(dir, FILE);
  else writeFileSync(dir.at(FILE), content);
}

/** The ids of the clients, their number where they are many, or the place and rule of each error. */
async function outcomeOf(tree: SourceTree): Promise<string> {
  const built = await build(tree);
  if (built.ok) {
    const ids = [...built.value.clients.keys()].toSorted();
    return ids.length > 9 ? `${ids.length} clients` : ids.join(' ');
  }
  expect(built.diagnostics.every(({ message }) => message.length < 1_100)).toBe(true);
  return built.diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ place: { file, range }, rule }) => {
      const { line, column } = range.start;
      return `${file === FILE ? '' : `${file}:`}${line}:${column} ${rule}`;
    })
    .join('\n');
}

test.each(REFUSED)('%s is refused, with one mistake at its place', async (_, content, expected) => {
  using dir = createTemporaryDirectory();
  place(dir, content);
  expect(await outcomeOf(await readTree(dir.path))).toBe(expected);
});

test.each(ACCEPTED)('%s is accepted, and no client is missing', async (_, content, expected) => {
  using dir = createTemporaryDirectory();
  place(dir, content);
  expect(await outcomeOf(await readTree(dir.path))).toBe(expected);
});

test('an alias bomb is refused at its anchors, before anything grows', async () => {
  using dir = createTemporaryDirectory();
  place(dir, bomb());
  const outcome = (await outcomeOf(await readTree(dir.path))).split('\n');
  expect(outcome).toHaveLength(100);
  expect(outcome[0]).toBe('1:5 alias-not-allowed');
  expect(outcome.every((line) => line.endsWith('alias-not-allowed'))).toBe(true);
});

test('a file that may not be read is named, with its mode and its reader', async () => {
  using dir = createTemporaryDirectory();
  place(dir, CLIENT);
  chmodSync(dir.at(FILE), 0);
  chmodSync(dir.path, 0o755);
  const tree = await asNobody(() => readTree(dir.path));
  expect(tree.faults[0]?.message).toMatch(/cannot be read \(EACCES\): mode 0000, owner \d+:\d+/);
  expect(await outcomeOf(tree)).toBe('1:1 file-unreadable');
});

/** Root may read everything, so it becomes somebody else for a moment. */
async function asNobody<T>(work: () => Promise<T>): Promise<T> {
  const isRoot = process.geteuid?.() === 0;
  if (isRoot) process.seteuid?.(65_534);
  try {
    return await work();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}

test('all of it at once: every file is told of, and none hides another', async () => {
  using dir = createTemporaryDirectory();
  place(dir, CLIENT);
  const known = new Set(['10,000 documents', 'a file of 3 MiB', 'a link to itself']);
  const rows = REFUSED.filter(([what]) => !known.has(what));
  for (const [index, [, content]] of rows.entries()) {
    const file = `clients/x-${index}.yaml`;
    if (typeof content === 'function') content(dir, file);
    else writeFileSync(dir.at(file), content);
  }
  const built = await build(await readTree(dir.path));
  if (built.ok) throw new Error('the directory is full of mistakes');
  const told = new Set(built.diagnostics.map((diagnostic) => diagnostic.place.file));
  expect(rows.filter((_, index) => !told.has(`clients/x-${index}.yaml`))).toEqual([]);
});
