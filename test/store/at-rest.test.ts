import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSqliteStore } from '../../src/store/sqlite-store.ts';
import { writeSecrets } from './bearer-secrets.ts';
import { temporaryDirectory } from './temporary-directory.ts';

test('no token, code, session or interaction id stands in the files', async () => {
  const directory = await temporaryDirectory();
  const store = await openSqliteStore(join(directory, 'state.db'));
  const { visible, hidden } = await writeSecrets(store);

  const text = await textOfAllFiles(directory);
  expect(text).toContain(visible);
  for (const secret of hidden) expect(text.includes(secret), secret).toBe(false);
  await store.close();
});

test('what stands in the files does not open a session', async () => {
  const directory = await temporaryDirectory();
  const store = await openSqliteStore(join(directory, 'state.db'));
  const sessions = store.model('Session');
  await sessions.upsert('cookie-value', { jti: 'cookie-value', uid: 'uid-1' }, 60);
  const handle = (await sessions.findByUid('uid-1'))?.['jti'];
  if (typeof handle !== 'string') throw new Error('the session has no jti');
  expect(handle).toMatch(/^row:/);
  expect(await sessions.find(handle)).toBeUndefined();
  await expect(sessions.consume(handle)).rejects.toThrow();
  await store.close();
});

async function textOfAllFiles(directory: string): Promise<string> {
  const names = await readdir(directory);
  expect(names).toContain('state.db-wal');
  const texts = await Promise.all(names.map((name) => readFile(join(directory, name), 'latin1')));
  return texts.join('\n');
}
