import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { describeWhere } from '../describe-where.ts';
import { startPostgres, WHERE_POSTGRES, type PostgresServer } from '../postgres-server.ts';
import { writeSecrets } from './bearer-secrets.ts';

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

  test('a database of a newer version is left alone', async () => {
    await client.query('UPDATE idpfile_version SET version = 99');
    const opening = openStore(server.url, { stateDirectory: '/' });
    await expect(opening).rejects.toMatchObject({
      code: 'store-error',
      message: expect.stringMatching(/newer version.*99/),
    });
  });
});
