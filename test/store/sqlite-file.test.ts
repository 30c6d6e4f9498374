import { mkdir, stat, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { networkFileSystem, openDatabaseFile } from '../../src/store/sqlite-file.ts';
import { openSqliteStore } from '../../src/store/sqlite-store.ts';
import { temporaryDirectory } from './temporary-directory.ts';

test('the files are readable for their owner only, and so is a directory made for them', async () => {
  const directory = join(await temporaryDirectory(), 'var', 'state');
  const path = join(directory, 'state.db');
  const store = await openSqliteStore(path);
  await store.once('key', 60);
  expect(await modeOf(directory)).toBe('700');
  for (const suffix of ['', '-wal', '-shm']) expect(await modeOf(path + suffix)).toBe('600');
  await store.close();
});

test('a commit waits for the disk', async () => {
  const database = await openDatabaseFile(join(await temporaryDirectory(), 'state.db'));
  expect(database.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 });
  expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
  database.close();
});

test('a file that is no database is refused and left as it is', async () => {
  const path = join(await temporaryDirectory(), 'notes.txt');
  await writeFile(path, 'shopping list\n'.repeat(500));
  await expect(openSqliteStore(path)).rejects.toMatchObject({
    code: 'store-error',
    message: expect.stringMatching(/notes\.txt is not a SQLite database: move it away/),
  });
  expect((await stat(path)).size).toBe(7000);
});

test('the database of another program is refused', async () => {
  const path = join(await temporaryDirectory(), 'wiki.db');
  const database = new DatabaseSync(path);
  database.exec('CREATE TABLE pages (title TEXT)');
  database.close();
  await expect(openSqliteStore(path)).rejects.toMatchObject({
    code: 'store-error',
    message: expect.stringContaining('the database of another program'),
  });
});

test('a file written by a newer version is refused with the way out', async () => {
  const path = join(await temporaryDirectory(), 'state.db');
  await (await openSqliteStore(path)).close();
  const database = new DatabaseSync(path);
  database.exec('PRAGMA user_version = 99');
  database.close();
  await expect(openSqliteStore(path)).rejects.toMatchObject({
    code: 'store-error',
    message: expect.stringMatching(
      /newer version of idpfile \(storage version 99.*run that version/,
    ),
  });
});

test('a path that is a directory is refused', async () => {
  const path = join(await temporaryDirectory(), 'state.db');
  await mkdir(path);
  await expect(openSqliteStore(path)).rejects.toMatchObject({
    code: 'store-error',
    message: expect.stringContaining('EISDIR'),
  });
});

test('network file systems are known by their numbers, local ones are not refused', async () => {
  expect(networkFileSystem(0x6969)).toBe('NFS');
  expect(networkFileSystem(0xff534d42)).toBe('CIFS');
  expect(networkFileSystem(0xff534d42 | 0)).toBe('CIFS');
  expect(networkFileSystem(0xef53)).toBeUndefined();
  expect(networkFileSystem((await statfs('/proc')).type)).toBeUndefined();
});

async function modeOf(path: string): Promise<string> {
  return ((await stat(path)).mode & 0o777).toString(8);
}
