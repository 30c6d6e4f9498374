import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
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
  ['redis://:hunter2@db', '"redis:" is not served by this version'],
  ['rediss://:hunter2@db', '"rediss:" is not served by this version'],
  ['postgres://me:hunter2@db/state', '"postgres:" is not served by this version'],
  ['mysql://me:hunter2@db/state', 'unknown storage scheme "mysql"'],
  ['hunter2', 'unknown storage scheme ""'],
  ['memory:hunter2', 'nothing may follow "memory:"'],
  ['sqlite:state.db?key=hunter2', '"sqlite:" takes no parameters'],
])('%s is refused without repeating what may be a password', async (url, message) => {
  const refused = openStore(url, { stateDirectory: await temporaryDirectory() });
  await expect(refused).rejects.toMatchObject({
    code: 'store-error',
    message: expect.stringContaining(message),
  });
  await expect(refused).rejects.not.toMatchObject({ message: expect.stringContaining('hunter2') });
});
