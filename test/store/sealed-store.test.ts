import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import type { Secret } from '../../src/secret/secret.ts';
import { openStore } from '../../src/store/open-store.ts';
import { AlreadyConsumed, type Store } from '../../src/store/store.ts';
import { writeSecrets } from './bearer-secrets.ts';
import { newSealKey } from './seals.ts';
import { temporaryDirectory } from './temporary-directory.ts';

/** Opens the store in a file, and closes it again. */
async function within<T>(
  stateDirectory: string,
  sealKeys: readonly Secret[] | undefined,
  act: (store: Store) => Promise<T>,
): Promise<T> {
  const store = await openStore('sqlite:', { stateDirectory, sealKeys });
  try {
    return await act(store);
  } finally {
    await store.close();
  }
}

const nothing = async () => {};

async function writeSession(store: Store): Promise<void> {
  const authorizations = { grafana: { sid: 'sid-1', grantId: 'grant-1' } };
  const session = { jti: 'cookie-1', uid: 'uid-1', accountId: 'ana-1', authorizations };
  await store.model('Session').upsert('cookie-1', session, 600);
  const token = { jti: 'token-1', clientId: 'grafana', accountId: 'ana-1', grantId: 'grant-1' };
  await store.model('RefreshToken').upsert('token-1', token, 600);
  await store.model('Grant').upsert('grant-1', { clientId: 'grafana', accountId: 'ana-1' });
}

describe('a sealed file', () => {
  test('shows nothing of who signed in to what, by which names, or of device codes', async () => {
    const stateDirectory = await temporaryDirectory();
    await within(stateDirectory, [newSealKey()], async (store) => {
      const { visible, hidden } = await writeSecrets(store);
      await writeSession(store);
      const device = { jti: 'device-code-1', userCode: 'BCDF-GHJK', clientId: 'tv', scope: 'mail' };
      await store.model('DeviceCode').upsert('device-code-1', device, 60);
      const names = await readdir(stateDirectory);
      expect(names).toContain('state.db-wal');
      const files = names.map((name) => readFile(join(stateDirectory, name), 'latin1'));
      const text = (await Promise.all(files)).join('\n');
      // The schema and the names of models are there: it is the right file.
      expect(text).toContain('RefreshToken');
      const secrets = [visible, ...hidden, 'ana-1', 'grafana', 'uid-1', 'sid-1', 'grant-1', 'mail'];
      for (const secret of [...secrets, 'device-code-1', 'BCDF-GHJK', 'accountId']) {
        expect(text.includes(secret), secret).toBe(false);
      }
    });
  });

  test('has digests that nobody can guess who knows an id', async () => {
    const [one, other] = await Promise.all([temporaryDirectory(), temporaryDirectory()]);
    await within(one, [newSealKey()], writeSession);
    await within(other, [newSealKey()], writeSession);
    const [mine = [], theirs = []] = [one, other].map(digestsIn);
    expect(mine).toHaveLength(5);
    expect(mine.filter((digest) => theirs.includes(digest))).toEqual([]);
  });

  test('does not give a row that was put in the place of another', async () => {
    const stateDirectory = await temporaryDirectory();
    const keys = [newSealKey()];
    await within(stateDirectory, keys, async (store) => {
      for (const id of ['mine', 'theirs']) {
        await store.model('AccessToken').upsert(id, { jti: id, accountId: id }, 600);
      }
    });
    const database = new DatabaseSync(join(stateDirectory, 'state.db'));
    database.exec(
      `UPDATE state SET payload = (SELECT payload FROM state ORDER BY rowid DESC LIMIT 1)`,
    );
    database.close();
    await within(stateDirectory, keys, async (store) => {
      await expect(store.model('AccessToken').find('mine')).rejects.toMatchObject({
        code: 'seal-broken',
      });
      expect(await store.model('AccessToken').find('theirs')).toMatchObject({
        accountId: 'theirs',
      });
    });
  });

  test.each([
    ['without a key', undefined, /sealed: name its key with spec\.storage\.sealKey/],
    ['with another key', [newSealKey()], /sealed with another key/],
  ])('is not opened %s, and says so', async (_, keys, message) => {
    const stateDirectory = await temporaryDirectory();
    await within(stateDirectory, [newSealKey()], nothing);
    await expect(within(stateDirectory, keys, nothing)).rejects.toMatchObject({
      code: 'store-error',
      message: expect.stringMatching(message),
    });
  });
});

describe('a file that is sealed later', () => {
  test('goes on with what was there, and shows nothing of what comes', async () => {
    const stateDirectory = await temporaryDirectory();
    await within(stateDirectory, undefined, async (store) => {
      await writeSession(store);
      await store.model('RefreshToken').consume('token-1');
      await store.once('proof-1', 600);
    });
    const keys = [newSealKey()];
    await within(stateDirectory, keys, async (store) => {
      expect(await store.model('Session').find('cookie-1')).toMatchObject({ accountId: 'ana-1' });
      expect(await store.model('Session').findByUid('uid-1')).toMatchObject({ uid: 'uid-1' });
      await expect(store.model('RefreshToken').consume('token-1')).rejects.toThrow(AlreadyConsumed);
      expect(await store.once('proof-1', 600)).toBe(false);
      expect(await store.owners('client')).toEqual(['grafana']);
      const before = await store.model('Session').find('cookie-1');
      await store.model('Session').upsert('cookie-1', { ...before, amr: 'pwd' }, 600);
      await store.model('Session').upsert('cookie-2', { uid: 'uid-2', accountId: 'ben-2' }, 600);
    });
    expect(payloadsIn(stateDirectory, 'Session')).toEqual([
      expect.stringMatching(/^sealed\./),
      expect.stringMatching(/^sealed\./),
    ]);
    await within(stateDirectory, keys, async (store) => {
      expect(await store.model('Session').find('cookie-1')).toMatchObject({ amr: 'pwd' });
      const until = await store.mark();
      const ended: unknown[] = [];
      const all = [
        { kind: 'account', id: 'ana-1' },
        { kind: 'client', id: 'grafana' },
      ] as const;
      await store.revoke(all, { until, onEnded: (session) => ended.push(session) });
      expect(ended).toEqual([{ accountId: 'ana-1', clientId: 'grafana', sid: 'sid-1' }]);
      expect(await store.owners('account')).toEqual(['ben-2']);
    });
  });

  test('takes no plain row where there never was one', async () => {
    const stateDirectory = await temporaryDirectory();
    const plain = await temporaryDirectory();
    await within(plain, undefined, writeSession);
    const keys = [newSealKey()];
    await within(stateDirectory, keys, nothing);
    const database = new DatabaseSync(join(stateDirectory, 'state.db'));
    database.exec(`ATTACH '${join(plain, 'state.db')}' AS forged`);
    database.exec('INSERT INTO state SELECT * FROM forged.state');
    database.close();
    await within(stateDirectory, keys, async (store) => {
      expect(await store.model('Session').find('cookie-1')).toBeUndefined();
      expect(await store.model('Session').findByUid('uid-1')).toBeUndefined();
      expect(await store.owners('account')).toEqual([]);
    });
  });
});

describe('another key', () => {
  test('opens what the one before has sealed, as long as that is listed', async () => {
    const stateDirectory = await temporaryDirectory();
    const [before, after] = [newSealKey(), newSealKey()];
    await within(stateDirectory, [before], async (store) => {
      await writeSession(store);
      await store.model('RefreshToken').consume('token-1');
      await store.once('proof-1', 600);
    });
    await within(stateDirectory, [after, before], async (store) => {
      expect(await store.model('Session').findByUid('uid-1')).toMatchObject({ accountId: 'ana-1' });
      await expect(store.model('RefreshToken').consume('token-1')).rejects.toThrow(AlreadyConsumed);
      expect(await store.once('proof-1', 600)).toBe(false);
      expect(await store.once('proof-2', 600)).toBe(true);
      expect(await store.owners('client')).toEqual(['grafana']);
      const holdings = await store.holdings(['grafana']);
      expect(holdings.get('grafana')).toEqual({ sessions: 1, refreshTokens: 0 });
      await store.model('Session').upsert('cookie-2', { uid: 'uid-2', accountId: 'ben-2' }, 600);
    });
    await within(stateDirectory, [after], async (store) => {
      expect(await store.model('Session').find('cookie-2')).toMatchObject({ accountId: 'ben-2' });
      expect(await store.model('Session').find('cookie-1')).toBeUndefined();
      expect(await store.owners('account')).toEqual(['ben-2']);
      expect((await store.holdings(['grafana'])).size).toBe(0);
      expect(await store.once('proof-2', 600)).toBe(false);
      const ended: unknown[] = [];
      await store.leaveSessions(['grafana'], (session) => ended.push(session));
      expect(ended).toEqual([]);
    });
    await expect(within(stateDirectory, [before], nothing)).rejects.toThrow('another key');
  });
});

function payloadsIn(stateDirectory: string, model: string): readonly unknown[] {
  using database = new DatabaseSync(join(stateDirectory, 'state.db'));
  const rows = database.prepare('SELECT payload FROM state WHERE model = ? ORDER BY rowid');
  return rows.all(model).map(({ payload }) => payload);
}

function digestsIn(stateDirectory: string): readonly string[] {
  using database = new DatabaseSync(join(stateDirectory, 'state.db'));
  const rows = database.prepare('SELECT key, uid, grant_id FROM state').all();
  return rows
    .flatMap(({ key, uid, grant_id: grantId }) => [key, uid, grantId])
    .flatMap((digest) =>
      digest instanceof Uint8Array ? [Buffer.from(digest).toString('hex')] : [],
    );
}
