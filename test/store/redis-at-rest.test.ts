import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { describeWhere } from '../describe-where.ts';
import { command } from '../redis-cluster.ts';
import { startRedis, WHERE_REDIS, type RedisServer } from '../redis-server.ts';
import { writeSecrets } from './bearer-secrets.ts';
import { newSealKey } from './seals.ts';
import { replica } from './replica.ts';

describeWhere('what Redis keeps', WHERE_REDIS, () => {
  let server: RedisServer;
  let store: Store;
  beforeAll(async () => {
    server = await startRedis(['--rdbcompression', 'no']);
    store = await openStore(server.url, { stateDirectory: '/' });
  }, 60_000);
  afterAll(async () => {
    await store?.close();
    await server?.[Symbol.asyncDispose]();
  });

  test('no token, code, session or interaction id stands in its files', async () => {
    const { visible, hidden } = await writeSecrets(store);
    await command(server.url, ['SAVE']);

    const names = await readdir(server.directory, { recursive: true, withFileTypes: true });
    const files = names.filter((entry) => entry.isFile());
    expect(files.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['dump.rdb', expect.stringMatching(/\.incr\.aof$/)]),
    );
    const texts = files.map(({ parentPath, name }) => readFile(join(parentPath, name), 'latin1'));
    const text = (await Promise.all(texts)).join('\n');
    expect(text).toContain(visible);
    for (const secret of hidden) expect(text.includes(secret), secret).toBe(false);
  });

  test('every key with a lifetime goes by itself, and documents stay', async () => {
    await store.lease('task', 'one', 60);
    await store.beat(replica('replica'), 60);
    await store.beat(replica('other'), 1);
    await store.createDocument('name', 'text');
    const keys = (await command(server.url, ['KEYS', '*'])) as readonly string[];
    expect(keys.length).toBeGreaterThan(10);
    const lasting: string[] = [];
    for (const key of keys) {
      if (Number(await command(server.url, ['PTTL', key])) < 0) lasting.push(key);
    }
    expect(Number(await command(server.url, ['PTTL', 'idpfile:fleet']))).toBeGreaterThan(30_000);
    expect(lasting.toSorted()).toEqual(['idpfile:document:name', 'idpfile:sequence']);
  });

  test('in a sealed database neither people, apps nor grants can be read', async () => {
    const url = `${server.url}/1`;
    const sealed = await openStore(url, { stateDirectory: '/', sealKeys: [newSealKey()] });
    const { visible, hidden } = await writeSecrets(sealed);
    await sealed.model('Grant').upsert('grant-1', { clientId: 'grafana', accountId: 'ana-1' });
    await sealed.close();
    const keys = (await command(url, ['KEYS', '*'])) as readonly string[];
    const values = await Promise.all(
      keys.map((key) => command(url, ['DUMP', key]).then((dump) => `${key} ${String(dump)}`)),
    );
    expect(keys.length).toBeGreaterThan(10);
    const text = values.join('\n');
    for (const secret of [visible, 'grafana', 'accountId', ...hidden]) {
      expect(text.includes(secret), secret).toBe(false);
    }
    const unsealed = openStore(url, { stateDirectory: '/' });
    await expect(unsealed).rejects.toMatchObject({ code: 'store-error' });
  });
});
