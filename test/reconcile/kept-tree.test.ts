import { randomBytes } from 'node:crypto';
import { lstatSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { hasKnownValues, isKnownFaultless } from '../../src/document/known-values.ts';
import { KeptTree } from '../../src/reconcile/kept-tree.ts';
import type { LiveTree } from '../../src/reconcile/live-tree.ts';
import { agreedRecipient, rememberAgreement } from '../../src/secret/second-opinions.ts';
import { readResources } from '../../src/snapshot/read-resources.ts';
import { hasSignature, isSameFile } from '../../src/tree/file-signature.ts';
import { readTree } from '../../src/tree/read-tree.ts';
import type { SourceFile } from '../../src/tree/source-tree.ts';
import { treeOfFiles } from '../../src/tree/tree-of-files.ts';
import { fileOf, treeOf } from '../snapshot/tree-of.ts';
import { createTemporaryDirectory } from '../tree/temporary-directory.ts';

function setup() {
  const directory = createTemporaryDirectory();
  onTestFinished(() => directory[Symbol.dispose]());
  const path = directory.at('last-good.sqlite');
  const troubles: unknown[] = [];
  const onTrouble = (cause: unknown) => void troubles.push(cause);
  const open = (root = '/etc/idpfile', programVersion = '1.0.0') =>
    new KeptTree({ path, root, programVersion: () => programVersion, onTrouble });
  const openReader = () =>
    new KeptTree({
      path,
      root: '/etc/idpfile',
      programVersion: () => '1.0.0',
      isReader: true,
      onTrouble,
    });
  return { path, open, openReader, troubles };
}

async function liveOf(texts: Readonly<Record<string, string>>): Promise<LiveTree> {
  return { tree: await treeOfFiles(treeOf(texts).files), switchedOff: new Map() };
}

const TEXTS = { 'issuer.yaml': 'a: 1\n', 'clients/ü.yaml': 'b: "ä\u0000"\n' };

test('what was kept comes back byte for byte, in another process', async () => {
  const { open, troubles } = setup();
  const kept = open();
  const live = await liveOf(TEXTS);
  kept.keep({ ...live, switchedOff: new Map([['clients/ü.yaml', new Set(['x'])]]) });
  await kept.close();
  const again = open();
  const read = await again.read();
  expect(read?.tree.revision).toBe(live.tree.revision);
  expect(read?.tree.files.map(({ path, bytes }) => [path, Buffer.from(bytes).toString()])).toEqual(
    live.tree.files.map(({ path, bytes }) => [path, Buffer.from(bytes).toString()]),
  );
  expect(read?.switchedOff.get('clients/ü.yaml')).toEqual(new Set(['x']));
  expect(troubles).toEqual([]);
  await again.close();
});

test('a small change is on the disk before the next event is dealt with, so that a kill loses nothing', async () => {
  const { open } = setup();
  const kept = open();
  kept.keep(await liveOf(TEXTS));
  const next = await liveOf({ ...TEXTS, 'clients/new.yaml': 'c: 1\n' });
  kept.keep(next);
  await setImmediate();
  const other = open();
  expect((await other.read())?.tree.revision).toBe(next.tree.revision);
  await other.close();
  await kept.close();
});

test('of many trees in a row the last one is kept', async () => {
  const { open } = setup();
  const kept = open();
  const many = Array.from({ length: 500 }, (_, i) =>
    fileOf(`clients/${i}.yaml`, randomBytes(2_000).toString('base64')),
  );
  for (const count of [500, 100, 300]) {
    kept.keep({ tree: await treeOfFiles(many.slice(0, count)), switchedOff: new Map() });
  }
  await kept.close();
  const again = open();
  expect((await again.read())?.tree.files).toHaveLength(300);
  await again.close();
});

test('nothing comes back at first, nor for another directory', async () => {
  const { open } = setup();
  const kept = open();
  expect(await kept.read()).toBeUndefined();
  kept.keep(await liveOf(TEXTS));
  await kept.close();
  const other = open('/elsewhere');
  expect(await other.read()).toBeUndefined();
  await other.close();
});

describe('a process that reads what another one writes', () => {
  const OTHER = { 'issuer.yaml': 'a: 2\n', 'clients/b.yaml': 'b: 1\n', 'clients/c.yaml': 'c: 1\n' };
  const textsOf = (read: LiveTree | undefined) =>
    Object.fromEntries(
      read?.tree.files.map(({ path, bytes }) => [path, Buffer.from(bytes).toString()]) ?? [],
    );

  test('reads one picture of it, and writes nothing', async () => {
    const { open, openReader, troubles } = setup();
    const writer = open();
    writer.keep(await liveOf(TEXTS));
    await setImmediate();
    const reader = openReader();
    const reading = reader.read();
    writer.keep(await liveOf(OTHER));
    await writer.close();
    expect(textsOf(await reading)).toEqual(TEXTS);

    reader.keep(await liveOf({ 'issuer.yaml': 'a: 3\n' }));
    await reader.close();
    const again = open();
    expect(textsOf(await again.read())).toEqual(OTHER);
    await again.close();
    expect(troubles).toEqual([]);
  });

  test('once it takes over keeps what it serves, whatever the other one has written meanwhile', async () => {
    const { open, openReader, troubles } = setup();
    const writer = open();
    writer.keep(await liveOf(TEXTS));
    await setImmediate();
    const successor = openReader();
    await successor.read();
    writer.keep(await liveOf(OTHER));
    await writer.close();

    const served = { ...TEXTS, 'clients/c.yaml': 'c: 2\n' };
    successor.keep(await liveOf(served));
    successor.startWriting();
    await setImmediate();
    const next = { ...served, 'clients/d.yaml': 'd: 1\n' };
    successor.keep(await liveOf(next));
    await successor.close();

    const again = open();
    expect(textsOf(await again.read())).toEqual(next);
    await again.close();
    expect(troubles).toEqual([]);
  });
});

test('the file is for its owner alone', async () => {
  const { open, path } = setup();
  await open().close();
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

const SOPS_FILE = join(import.meta.dirname, '../fixtures/sops/generated/k8s-secret.enc.yaml');

const CLIENT = `apiVersion: idpfile/v1
kind: Client
metadata: { name: app }
spec: { public: true, redirectURIs: [https://app.example.com/cb] }
`;

/** Keeps files as a server does that has read them. */
async function keepRead(
  kept: KeptTree,
  texts: Readonly<Record<string, string>>,
): Promise<LiveTree> {
  const live = await liveOf(texts);
  for (const file of live.tree.files) readResources(file);
  kept.keep(live);
  await kept.close();
  return live;
}

async function knownPaths(kept: KeptTree): Promise<readonly string[] | undefined> {
  const read = await kept.read();
  await kept.close();
  return read?.tree.files.filter(hasKnownValues).map(({ path }) => path);
}

describe('what the files looked like on the disk', () => {
  const ROOT = join(import.meta.dirname, '../..');

  async function keepRoot(): Promise<ReturnType<typeof setup>> {
    const world = setup();
    const kept = world.open();
    kept.keep({ tree: await readTree(ROOT), switchedOff: new Map() });
    await kept.close();
    return world;
  }

  test('comes back with them, so that those which still do are not read again', async () => {
    const { open } = await keepRoot();
    const kept = open();
    const previous = (await kept.read())?.tree;
    await kept.close();
    const issuer = previous?.files.find(({ path }) => path === 'issuer.yaml');
    const stats = lstatSync(join(ROOT, 'issuer.yaml'), { bigint: true });
    expect(issuer && isSameFile(issuer, stats)).toBe(true);
    expect(issuer && isSameFile(issuer, { ...stats, ctimeNs: stats.ctimeNs + 1n })).toBe(false);
    expect(await readTree(ROOT, { previous })).toBe(previous);
  });

  test('is forgotten with files that another process has kept', async () => {
    const { openReader, path } = await keepRoot();
    const successor = openReader();
    successor.startWriting();
    successor.keep(await liveOf({ 'clients/only.yaml': 'only: 1\n' }));
    await successor.close();
    using database = new DatabaseSync(path);
    expect(database.prepare('SELECT path FROM seen').all()).toEqual([]);
  });

  test('is not believed of a file with other bytes', async () => {
    const { open, path } = await keepRoot();
    const database = new DatabaseSync(path);
    database.exec("UPDATE seen SET of = 'other'");
    database.close();
    const kept = open();
    const read = await kept.read();
    await kept.close();
    expect(read?.tree.files.filter(hasSignature)).toEqual([]);
  });
});

describe('what the files were parsed to', () => {
  test('comes back with them, of those that are in order, and means the same', async () => {
    const { open } = setup();
    const texts = { 'clients/a.yaml': `---\n---\n${CLIENT}`, 'clients/b.yaml': 'a: [\n' };
    const live = await keepRead(open(), texts);
    const kept = open();
    const read = await kept.read();
    await kept.close();
    const [a, b] = read?.tree.files ?? [];
    expect([a, b].map((file) => file && hasKnownValues(file))).toEqual([true, false]);
    const told = (file: SourceFile | undefined) =>
      file &&
      readResources(file).resources.map(({ value, document }) => [
        value,
        document.rangeOf('/spec'),
      ]);
    expect(told(a)).toEqual(told(live.tree.files[0]));
    expect(a && hasKnownValues(a)).toBe(false);
  });

  test('is not believed of another version of the program', async () => {
    const { open } = setup();
    await keepRead(open(), { 'clients/a.yaml': CLIENT });
    expect(await knownPaths(open(undefined, '2.0.0'))).toEqual([]);
    expect(await knownPaths(open())).toEqual(['clients/a.yaml']);
  });

  test.each(["json = '[]'", "json = '{'", "seal = ''", "path = 'clients/b.yaml'"])(
    'is not believed where it is damaged: %s',
    async (damage) => {
      const { open, path } = setup();
      const texts = { 'clients/a.yaml': CLIENT };
      await keepRead(open(), texts);
      const database = new DatabaseSync(path);
      database.exec(`UPDATE parsed SET ${damage}`);
      database.close();
      expect(await knownPaths(open())).toEqual([]);
    },
  );

  test('is judged again only where something was said of it', async () => {
    const { open } = setup();
    await keepRead(open(), {
      'clients/a.yaml': CLIENT,
      'clients/b.yaml': CLIENT.replace('public', 'pubic'),
      'clients/c.yaml': 'kind: List\napiVersion: v1\nitems: []\n',
    });
    const kept = open();
    const read = await kept.read();
    await kept.close();
    expect(read?.tree.files.filter(isKnownFaultless).map(({ path }) => path)).toEqual([
      'clients/a.yaml',
      'clients/c.yaml',
    ]);
    const [a, b] = read?.tree.files.map(readResources) ?? [];
    expect(a?.resources[0]?.value.metadata.name).toBe('app');
    expect(b?.diagnostics).not.toEqual([]);
  });

  test('is judged again where it lies in another place, or by another version of the program', async () => {
    const { open, path } = setup();
    await keepRead(open(), { 'clients/a.yaml': CLIENT });
    const database = new DatabaseSync(path);
    database.exec("UPDATE parsed SET seal = substr(seal, instr(seal, ':') + 1)");
    database.close();
    expect(await knownPaths(open())).toEqual([]);
    await keepRead(open(), { 'clients/a.yaml': CLIENT });
    const other = open(undefined, '2.0.0');
    const read = await other.read();
    await other.close();
    expect(read?.tree.files.filter(isKnownFaultless)).toEqual([]);
  });

  test('is kept anew where it was missing, and goes with its file', async () => {
    const { open, path } = setup();
    await keepRead(open(), { 'clients/a.yaml': CLIENT, 'clients/b.yaml': `${CLIENT}# b\n` });
    const database = new DatabaseSync(path);
    database.exec('DELETE FROM parsed');
    const kept = open();
    const read = await kept.read();
    if (read === undefined) throw new Error('nothing was kept');
    for (const file of read.tree.files) readResources(file);
    kept.keep({ ...read, tree: await treeOfFiles(read.tree.files.slice(0, 1)) });
    await kept.close();
    expect(database.prepare('SELECT path FROM parsed').all()).toEqual([{ path: 'clients/a.yaml' }]);
    database.close();
    expect(await knownPaths(open())).toEqual(['clients/a.yaml']);
  });

  test('holds nothing decrypted', async () => {
    const { open, path } = setup();
    const sops = readFileSync(SOPS_FILE, 'utf8');
    await keepRead(open(), { 'secrets/a.yaml': sops });
    const database = new DatabaseSync(path);
    const [row] = database.prepare('SELECT json FROM parsed').all();
    database.close();
    expect(row?.['json']).toContain('ENC[');
  });
});

describe('what the second decryptor agreed about', () => {
  const RECIPIENT = 'age1recipient';

  /** Keeps a sops file and another one, of which the first was agreed about. */
  async function keepAgreed(kept: KeptTree): Promise<void> {
    const live = await liveOf({ 'clients/a.yaml': CLIENT, 'secrets/a.yaml': 'sops: {}\n' });
    const [, secret] = live.tree.files;
    if (secret !== undefined) rememberAgreement(secret, RECIPIENT);
    kept.keep(live);
    await kept.close();
  }

  async function agreedIn(kept: KeptTree): Promise<readonly (string | undefined)[] | undefined> {
    const read = await kept.read();
    await kept.close();
    return read?.tree.files.map(agreedRecipient);
  }

  test('comes back with the files, and with whose key it was', async () => {
    const { open } = setup();
    await keepAgreed(open());
    expect(await agreedIn(open())).toEqual([undefined, RECIPIENT]);
  });

  test('is not believed of another version of the program', async () => {
    const { open } = setup();
    await keepAgreed(open());
    expect(await agreedIn(open(undefined, '2.0.0'))).toEqual([undefined, undefined]);
  });

  test.each(["opinion = ''", "recipient = 'age1other'", "path = 'clients/a.yaml'"])(
    'is not believed where it is damaged: %s',
    async (damage) => {
      const { open, path } = setup();
      await keepAgreed(open());
      const database = new DatabaseSync(path);
      database.exec(`UPDATE agreed SET ${damage}`);
      database.close();
      expect(await agreedIn(open())).toEqual([undefined, undefined]);
    },
  );

  test('is kept as well when it is found out only after a restart', async () => {
    const { open } = setup();
    await keepRead(open(), { 'clients/a.yaml': CLIENT });
    const kept = open();
    const live = await kept.read();
    const [file] = live?.tree.files ?? [];
    if (live === undefined || file === undefined) throw new Error('nothing was kept');
    rememberAgreement(file, RECIPIENT);
    kept.keep(live);
    await kept.close();
    expect(await agreedIn(open())).toEqual([RECIPIENT]);
  });

  test('goes with its file', async () => {
    const { open, path } = setup();
    await keepAgreed(open());
    const kept = open();
    const live = await kept.read();
    kept.keep({
      tree: await treeOfFiles(live?.tree.files.slice(0, 1) ?? []),
      switchedOff: new Map(),
    });
    await kept.close();
    using database = new DatabaseSync(path);
    expect(database.prepare('SELECT path FROM agreed').all()).toEqual([]);
  });
});

test('bytes that do not fit their digest are refused', async () => {
  const { open, path } = setup();
  const kept = open();
  kept.keep(await liveOf(TEXTS));
  await kept.close();
  const database = new DatabaseSync(path);
  database.prepare("UPDATE file SET bytes = x'00' WHERE path = 'issuer.yaml'").run();
  database.close();
  const damaged = open();
  await expect(damaged.read()).rejects.toThrow('issuer.yaml');
  await damaged.close();
});

test('a file that is no database is refused and left alone', () => {
  const { open, path } = setup();
  writeFileSync(path, 'hello '.repeat(1_000));
  expect(() => open()).toThrow('not a database');
  expect(readFileSync(path, 'utf8')).toContain('hello');
});
