import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, renameSync, rmSync, symlinkSync, truncateSync } from 'node:fs';
import { createServer } from 'node:net';
import { describe, expect, test } from 'vitest';

import { readTree } from '../../src/tree/read-tree.ts';
import type { SourceTree } from '../../src/tree/source-tree.ts';
import { SourceUnavailable } from '../../src/tree/source-unavailable.ts';
import { createTemporaryDirectory } from './temporary-directory.ts';

const isRoot = process.geteuid?.() === 0;

function paths(tree: SourceTree): string[] {
  return tree.files.map((file) => file.path);
}

function faults(tree: SourceTree): string[] {
  return tree.faults.map(({ place, rule }) => `${place.file} ${rule}`);
}

async function asNobody<T>(task: () => Promise<T>): Promise<T> {
  if (!isRoot) return task();
  process.seteuid?.(65534);
  try {
    return await task();
  } finally {
    process.seteuid?.(0);
  }
}

describe('what is read', () => {
  test('issuer.yaml, policy.yaml and the known folders are read, sorted by path', async () => {
    using dir = createTemporaryDirectory();
    const expected = [
      'clients/a-b.yaml',
      'clients/a/b.yaml',
      'clients/deep/er/c.yml',
      'connectors/c.yaml',
      'groups/g.yaml',
      'issuer.yaml',
      'policy.yaml',
      'resources/r.yaml',
      'scopes/s.yaml',
      'secrets/s.yaml',
      'tests/t.yaml',
      'users/u.yaml',
    ];
    for (const path of expected.toReversed()) dir.write(path);
    const tree = await readTree(dir.path);
    expect(paths(tree)).toEqual(expected);
    expect(tree.faults).toEqual([]);
  });

  test('nothing else of a repository is read', async () => {
    using dir = createTemporaryDirectory();
    dir.write('issuer.yaml');
    for (const path of ['README.md', 'other.yaml', 'issuer.yml', 'charts/values.yaml', 'clients']) {
      dir.write(path);
    }
    expect(paths(await readTree(dir.path))).toEqual(['issuer.yaml']);
  });

  test('JSON and env files are read below secrets only', async () => {
    using dir = createTemporaryDirectory();
    for (const name of ['a.json', 'a.env', 'a.yaml', 'a.txt']) {
      dir.write(`secrets/${name}`);
      dir.write(`clients/${name}`);
    }
    expect(paths(await readTree(dir.path))).toEqual([
      'clients/a.yaml',
      'secrets/a.env',
      'secrets/a.json',
      'secrets/a.yaml',
    ]);
  });

  test('dot-files and dot-folders are skipped', async () => {
    using dir = createTemporaryDirectory();
    for (const path of [
      'clients/.a.yaml',
      'clients/.git/b.yaml',
      'clients/..x/c.yaml',
      '.d.yaml',
    ]) {
      dir.write(path);
    }
    expect(paths(await readTree(dir.path))).toEqual([]);
  });

  test('a file carries its bytes and their sha256', async () => {
    using dir = createTemporaryDirectory();
    dir.write('clients/a.yaml', 'grüße: 1\n');
    const [file] = (await readTree(dir.path)).files;
    expect(Buffer.from(file?.bytes ?? []).toString()).toBe('grüße: 1\n');
    expect(file?.digest).toBe(createHash('sha256').update('grüße: 1\n').digest('hex'));
  });

  test('the revision depends on paths, bytes and faults, and on nothing else', async () => {
    using one = createTemporaryDirectory();
    using other = createTemporaryDirectory();
    for (const dir of [one, other]) dir.write('clients/a.yaml', 'a: 1\n');
    const { revision } = await readTree(one.path);
    expect((await readTree(other.path)).revision).toBe(revision);
    expect(revision).toMatch(/^[0-9a-f]{64}$/);

    other.write('clients/a.yaml', 'a: 2\n');
    expect((await readTree(other.path)).revision).not.toBe(revision);
    other.write('clients/a.yaml', 'a: 1\n');
    mkdirSync(other.at('clients/b.yaml'));
    expect((await readTree(other.path)).revision).not.toBe(revision);
    renameSync(one.at('clients/a.yaml'), one.at('clients/b.yaml'));
    expect((await readTree(one.path)).revision).not.toBe(revision);
  });
});

describe('links', () => {
  test('a linked file and a linked folder inside the directory are followed', async () => {
    using dir = createTemporaryDirectory();
    dir.write('shared/one.yaml');
    dir.write('teams/a/two.yaml');
    mkdirSync(dir.at('clients'));
    symlinkSync('../shared/one.yaml', dir.at('clients/one.yaml'));
    symlinkSync('../teams/a', dir.at('clients/a'));
    const tree = await readTree(dir.path);
    expect(paths(tree)).toEqual(['clients/a/two.yaml', 'clients/one.yaml']);
    expect(tree.faults).toEqual([]);
  });

  test('a linked top-level folder and file are followed', async () => {
    using dir = createTemporaryDirectory();
    dir.write('releases/7/clients/a.yaml');
    dir.write('releases/7/issuer.yaml');
    symlinkSync('releases/7/clients', dir.at('clients'));
    symlinkSync('releases/7/issuer.yaml', dir.at('issuer.yaml'));
    expect(paths(await readTree(dir.path))).toEqual(['clients/a.yaml', 'issuer.yaml']);
  });

  test('a link out of the directory is a fault, even one to a folder with a like name', async () => {
    using dir = createTemporaryDirectory();
    dir.write('root/clients/a.yaml');
    dir.write('root-other/b.yaml');
    symlinkSync('/etc/passwd', dir.at('root/clients/p.yaml'));
    symlinkSync('../../root-other', dir.at('root/clients/other'));
    const tree = await readTree(dir.at('root'));
    expect(paths(tree)).toEqual(['clients/a.yaml']);
    expect(faults(tree)).toEqual([
      'clients/other symlink-leaves-directory',
      'clients/p.yaml symlink-leaves-directory',
    ]);
  });

  test('a dangling link and a link to itself are faults', async () => {
    using dir = createTemporaryDirectory();
    mkdirSync(dir.at('clients'));
    symlinkSync('nowhere.yaml', dir.at('clients/a.yaml'));
    symlinkSync('b.yaml', dir.at('clients/b.yaml'));
    symlinkSync('nowhere', dir.at('users'));
    expect(faults(await readTree(dir.path))).toEqual([
      'clients/a.yaml symlink-leaves-directory',
      'clients/b.yaml symlink-leaves-directory',
      'users symlink-leaves-directory',
    ]);
  });

  test('of several links to one folder the first by name is followed, on every machine', async () => {
    using dir = createTemporaryDirectory();
    dir.write('shared/a.yaml');
    mkdirSync(dir.at('clients'));
    for (const name of ['c', 'b', 'e', 'd']) symlinkSync('../shared', dir.at(`clients/${name}`));
    expect(paths(await readTree(dir.path))).toEqual(['clients/b/a.yaml']);
  });

  test('links in a circle end, and no file is read twice', async () => {
    using dir = createTemporaryDirectory();
    dir.write('clients/a.yaml');
    dir.write('users/u.yaml');
    symlinkSync('.', dir.at('clients/self'));
    symlinkSync('../..', dir.at('clients/above'));
    symlinkSync('..', dir.at('clients/root'));
    symlinkSync('../users', dir.at('clients/users'));
    symlinkSync('../clients', dir.at('users/clients'));
    const tree = await readTree(dir.path);
    expect(paths(tree)).toEqual(['clients/a.yaml', 'users/u.yaml']);
    expect(faults(tree)).toEqual(['clients/above symlink-leaves-directory']);
  });
});

describe('Kubernetes volumes', () => {
  test('the files of ..data are read, not those of the links beside it', async () => {
    using dir = createTemporaryDirectory();
    dir.write('..2026_1/clients/a.yaml');
    dir.write('..2026_1/issuer.yaml');
    dir.write('clients-left-over/a.yaml');
    symlinkSync('..2026_1', dir.at('..data'));
    symlinkSync('..data/clients', dir.at('clients'));
    symlinkSync('..data/issuer.yaml', dir.at('issuer.yaml'));
    const tree = await readTree(dir.path);
    expect(paths(tree)).toEqual(['clients/a.yaml', 'issuer.yaml']);
    expect(tree.faults).toEqual([]);
  });

  test('a folder that is a volume of its own is read in the same way', async () => {
    using dir = createTemporaryDirectory();
    dir.write('issuer.yaml');
    dir.write('clients/..2026_1/a.yaml');
    dir.write('clients/left-over.yaml');
    symlinkSync('..2026_1', dir.at('clients/..data'));
    expect(paths(await readTree(dir.path))).toEqual(['clients/a.yaml', 'issuer.yaml']);
  });
});

describe('faults', () => {
  test('a folder named like a file is not read', async () => {
    using dir = createTemporaryDirectory();
    dir.write('clients/x.yaml/inside.yaml');
    const tree = await readTree(dir.path);
    expect(paths(tree)).toEqual([]);
    expect(faults(tree)).toEqual(['clients/x.yaml file-not-regular']);
  });

  test('a FIFO, a socket and a link to a FIFO are reported and never wait for a writer', async () => {
    using dir = createTemporaryDirectory();
    mkdirSync(dir.at('clients'));
    execFileSync('mkfifo', [dir.at('clients/fifo.yaml'), dir.at('pipe')]);
    symlinkSync('../pipe', dir.at('clients/link.yaml'));
    const server = createServer();
    await new Promise<void>((listening) => server.listen(dir.at('clients/socket.yaml'), listening));
    try {
      expect(faults(await readTree(dir.path))).toEqual([
        'clients/fifo.yaml file-not-regular',
        'clients/link.yaml file-not-regular',
        'clients/socket.yaml file-not-regular',
      ]);
    } finally {
      server.close();
    }
  });

  test('a file of more than 1 MiB is refused, below secrets one of more than 5 MiB', async () => {
    using dir = createTemporaryDirectory();
    const mebibyte = 1024 * 1024;
    for (const path of [
      'clients/at.yaml',
      'clients/over.yaml',
      'secrets/at.yaml',
      'secrets/over.yaml',
    ]) {
      dir.write(path, '');
    }
    truncateSync(dir.at('clients/at.yaml'), mebibyte);
    truncateSync(dir.at('clients/over.yaml'), mebibyte + 1);
    truncateSync(dir.at('secrets/at.yaml'), 5 * mebibyte);
    truncateSync(dir.at('secrets/over.yaml'), 6 * mebibyte);
    const tree = await readTree(dir.path);
    expect(paths(tree)).toEqual(['clients/at.yaml', 'secrets/at.yaml']);
    expect(faults(tree)).toEqual([
      'clients/over.yaml file-too-large',
      'secrets/over.yaml file-too-large',
    ]);
    expect(tree.faults[1]?.message).toBe('secrets/over.yaml is 6 MiB; the limit is 5 MiB');
  });

  test('an unreadable file or folder is a fault that names mode, owner and reader', async () => {
    using dir = createTemporaryDirectory();
    dir.write('clients/a.yaml');
    dir.write('clients/closed.yaml');
    dir.write('clients/folder/b.yaml');
    chmodSync(dir.path, 0o755);
    chmodSync(dir.at('clients/closed.yaml'), 0o000);
    chmodSync(dir.at('clients/folder'), 0o000);
    const tree = await asNobody(() => readTree(dir.path));
    chmodSync(dir.at('clients/folder'), 0o755);
    expect(paths(tree)).toEqual(['clients/a.yaml']);
    expect(faults(tree)).toEqual([
      'clients/closed.yaml file-unreadable',
      'clients/folder file-unreadable',
    ]);
    const reader = isRoot ? 65534 : process.geteuid?.();
    const message = tree.faults[0]?.message ?? '';
    expect(message).toContain('(EACCES): mode 0000, owner ');
    expect(message).toContain(`read as ${reader}:`);
  });

  test('a fault goes away with its cause', async () => {
    using dir = createTemporaryDirectory();
    mkdirSync(dir.at('clients/x.yaml'), { recursive: true });
    const previous = await readTree(dir.path);
    rmSync(dir.at('clients/x.yaml'), { recursive: true });
    dir.write('clients/x.yaml');
    const tree = await readTree(dir.path, { previous, hints: new Set([dir.at('clients/x.yaml')]) });
    expect(tree.faults).toEqual([]);
    expect(paths(tree)).toEqual(['clients/x.yaml']);
  });
});

describe('a source that is not there', () => {
  test('a missing directory is named', async () => {
    using dir = createTemporaryDirectory();
    const reading = readTree(dir.at('gone'));
    await expect(reading).rejects.toThrow(SourceUnavailable);
    await expect(reading).rejects.toMatchObject({ code: 'source-unavailable' });
    await expect(reading).rejects.toThrow(/gone does not exist: create it/);
  });

  test('a file in place of the directory is named', async () => {
    using dir = createTemporaryDirectory();
    dir.write('file');
    await expect(readTree(dir.at('file'))).rejects.toThrow(/is not a directory/);
  });

  test('a directory that may not be entered is named with its mode', async () => {
    using dir = createTemporaryDirectory();
    dir.write('closed/issuer.yaml');
    chmodSync(dir.path, 0o755);
    chmodSync(dir.at('closed'), 0o600);
    try {
      const reading = asNobody(() => readTree(dir.at('closed')));
      await expect(reading).rejects.toThrow(/may not be entered \(mode 0600, owner /);
    } finally {
      chmodSync(dir.at('closed'), 0o755);
    }
  });
});
