import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { describeWhere } from '../describe-where.ts';
import { startPostgres, WHERE_POSTGRES, type PostgresServer } from '../postgres-server.ts';
import { writeSecrets } from './bearer-secrets.ts';
import { newDatabase } from './databases.ts';
import { newSealKey } from './seals.ts';

const TABLES = ['idpfile_state', 'idpfile_counters'];

describeWhere('what PostgreSQL keeps', WHERE_POSTGRES, () => {
  let server: PostgresServer;
  let client: Client;
  let store: Store;
  beforeAll(async () => {
    server = await startPostgres();
    store = await openStore(server.url, { stateDirectory: '/' });
    client = new Client({ connectionString: server.url });
    await client.connect();
  }, 60_000);
  afterAll(async () => {
    await client?.end();
    await store?.close();
    await server?.[Symbol.asyncDispose]();
  });

  test('no token, code, session or interaction id stands in the tables', async () => {
    const { visible, hidden } = await writeSecrets(store);

    const texts = await Promise.all(
      TABLES.map(async (table) => {
        const { rows } = await client.query<{ text: string }>(
          `SELECT row::text AS text FROM ${table} AS row`,
        );
        expect(rows.length).toBeGreaterThan(1);
        return rows.map(({ text }) => text);
      }),
    );
    const text = texts.flat().join('\n');
    expect(text).toContain(visible);
    for (const secret of hidden) {
      expect(text.includes(secret), secret).toBe(false);
      expect(text.includes(Buffer.from(secret).toString('hex')), secret).toBe(false);
    }
  });

  test('in a sealed database neither people, apps nor grants can be read', async () => {
    const url = await newDatabase(server, 'sealed');
    const sealed = await openStore(url, { stateDirectory: '/', sealKeys: [newSealKey()] });
    const { visible, hidden } = await writeSecrets(sealed);
    await sealed.model('Grant').upsert('grant-1', { clientId: 'grafana', accountId: 'ana-1' });
    await sealed.close();
    const reader = new Client({ connectionString: url });
    await reader.connect();
    const { rows } = await reader.query<{ text: string }>(
      'SELECT row::text AS text FROM idpfile_state AS row',
    );
    await reader.end();
    const text = rows.map((row) => row.text).join('\n');
    expect(rows).toHaveLength(6);
    for (const secret of [visible, 'grafana', 'accountId', ...hidden]) {
      expect(text.includes(secret), secret).toBe(false);
    }
    const unsealed = openStore(url, { stateDirectory: '/' });
    await expect(unsealed).rejects.toMatchObject({
      code: 'store-error',
      message: expect.stringContaining('the store is sealed'),
    });
  });

  test('a database of a newer version is left alone', async () => {
    await client.query('UPDATE idpfile_version SET version = 99');
    const opening = openStore(server.url, { stateDirectory: '/' });
    await expect(opening).rejects.toMatchObject({
      code: 'store-error',
      message: expect.stringMatching(/newer version.*99/),
    });
  });
});
