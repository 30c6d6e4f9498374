import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSqliteStore } from '../../src/store/sqlite-store.ts';
import { temporaryDirectory } from './temporary-directory.ts';

const MODELS = ['AuthorizationCode', 'RefreshToken', 'AccessToken', 'Session', 'Interaction'];

test('no token, code, session or interaction id stands in the files', async () => {
  const directory = await temporaryDirectory();
  const store = await openSqliteStore(join(directory, 'state.db'));
  const ids = MODELS.map((model) => ({ model, id: randomBytes(32).toString('base64url') }));
  for (const { model, id } of ids) {
    const payload = {
      jti: id,
      uid: `uid-of-${model}`,
      returnTo: `/auth/${id}`,
      accountId: 'ana-1',
    };
    await store.model(model).upsert(id, payload, 60);
  }
  await store.once('proof-of-ana', 60);
  await store.hit('ana@example.com', 60);

  const text = await textOfAllFiles(directory);
  expect(text).toContain('ana-1');
  for (const { model, id } of ids) expect(text.includes(id), model).toBe(false);
  expect(text).not.toContain('proof-of-ana');
  expect(text).not.toContain('ana@example.com');
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
