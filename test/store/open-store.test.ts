import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { postgresURL } from '../../src/store/postgres-url.ts';
import { parseServerURL } from '../../src/store/storage-url.ts';
import { temporaryDirectory } from './temporary-directory.ts';

describe('a SQLite file', () => {
  test.each([
    ['sqlite:', 'state.db'],
    ['sqlite:other.db', 'other.db'],
    ['sqlite:./deep/other.db', 'deep/other.db'],
  ])('%s lies in the state directory as %s', async (url, file) => {
    const stateDirectory = await temporaryDirectory();
    const store = await openStore(url, { stateDirectory });
    await access(join(stateDirectory, file));
    await store.close();
  });

  test.each(['sqlite:', 'sqlite://'])('may have an absolute path after %s', async (prefix) => {
    const path = join(await temporaryDirectory(), 'absolute.db');
    const store = await openStore(prefix + path, { stateDirectory: await temporaryDirectory() });
    await access(path);
    await store.close();
  });
});

test('memory: keeps nothing in the state directory', async () => {
  const stateDirectory = join(await temporaryDirectory(), 'never-made');
  const store = await openStore('memory:', { stateDirectory });
  expect(await store.once('key', 60)).toBe(true);
  await expect(access(stateDirectory)).rejects.toThrow('ENOENT');
});

test.each([
  ['redis:hunter2', 'what follows "redis:" is not understood'],
  ['redis://:hunter2@db/state', 'what follows "redis:" is not understood'],
  ['redis://:hunter2@db,other', 'what follows "redis:" is not understood'],
  ['redis://:hunter2@db?cluster=1', 'what follows "redis:" is not understood'],
  ['redis://:hunter2%@db', 'what follows "redis:" is not understood'],
  ['redis+cluster://:hunter2@db/1', 'what follows "redis+cluster:" is not understood'],
  ['redis+sentinel://:hunter2@db', 'what follows "redis+sentinel:" is not understood'],
  ['postgres://:hunter2@db/state', 'what follows "postgres:" is not understood'],
  ['postgres://me:hunter2@db/state?options=-c', 'what follows "postgres:" is not understood'],
  ['mysql://me:hunter2@db/state', 'unknown storage scheme "mysql"'],
  ['hunter2', 'unknown storage scheme ""'],
  ['memory:hunter2', 'nothing may follow "memory:"'],
  ['sqlite:state.db?key=hunter2', '"sqlite:" takes no parameters'],
  ['redis://:hunter2@127.0.0.1:9', 'cannot reach Redis'],
  ['redis+cluster://:hunter2@127.0.0.1:9', 'cannot reach Redis'],
  ['redis+sentinel://:hunter2@127.0.0.1:9/main', 'cannot reach Redis'],
  ['postgres://me:hunter2@127.0.0.1:9/state', 'cannot open the PostgreSQL database'],
])('%s is refused without repeating what may be a password', async (url, message) => {
  const refused = openStore(url, { stateDirectory: await temporaryDirectory() });
  await expect(refused).rejects.toMatchObject({
    code: 'store-error',
    message: expect.stringContaining(message),
  });
  await expect(refused).rejects.not.toMatchObject({ message: expect.stringContaining('hunter2') });
});

test.each([
  ['redis://me:p%40ss@db.example.com:6380/2', { username: 'me', password: 'p@ss', path: ['2'] }],
  ['redis://[::1]', { hosts: [{ host: '::1', port: 6379 }], password: undefined }],
  [
    'redis://a:1,b,[::1]:2/main/3',
    {
      hosts: [
        { host: 'a', port: 1 },
        { host: 'b', port: 6379 },
        { host: '::1', port: 2 },
      ],
      path: ['main', '3'],
    },
  ],
])('%s is taken apart', (url, parts) => {
  expect(parseServerURL('redis', url.slice('redis:'.length), 6379)).toMatchObject(parts);
});

test('the password of a reference goes into the URL of PostgreSQL', () => {
  expect(postgresURL('//me@db:5433/state?sslmode=verify-full', 'p@ss/word')).toBe(
    'postgres://me:p%40ss%2Fword@db:5433/state?sslmode=verify-full',
  );
});
