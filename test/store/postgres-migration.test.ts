import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { digestOf } from '../../src/store/at-rest.ts';
import { openPostgresStore } from '../../src/store/postgres-store.ts';
import { describeWhere } from '../describe-where.ts';
import { startPostgres, WHERE_POSTGRES, type PostgresServer } from '../postgres-server.ts';

/** The tables as the first version made them. */
const FIRST_VERSION = `
  CREATE TABLE idpfile_version (version integer NOT NULL);
  INSERT INTO idpfile_version VALUES (1);
  CREATE TABLE idpfile_state (
    number bigint GENERATED ALWAYS AS IDENTITY, key bytea PRIMARY KEY,
    model text NOT NULL, payload text NOT NULL, uid bytea, user_code bytea, grant_id bytea,
    client_id text COLLATE "C", account_id text COLLATE "C", source_client_id text COLLATE "C",
    expires_at bigint, consumed_at bigint
  );
  CREATE INDEX ON idpfile_state (uid) WHERE uid IS NOT NULL;
  CREATE INDEX ON idpfile_state (user_code) WHERE user_code IS NOT NULL;
  CREATE INDEX ON idpfile_state (grant_id) WHERE grant_id IS NOT NULL;
  CREATE INDEX ON idpfile_state (client_id) WHERE client_id IS NOT NULL;
  CREATE INDEX ON idpfile_state (account_id) WHERE account_id IS NOT NULL;
  CREATE INDEX ON idpfile_state (source_client_id) WHERE source_client_id IS NOT NULL;
  CREATE INDEX ON idpfile_state (expires_at) WHERE expires_at IS NOT NULL;
  CREATE INDEX ON idpfile_state (number) WHERE model IN ('RefreshToken', 'Session');
  CREATE TABLE idpfile_counters (
    key bytea PRIMARY KEY, count bigint NOT NULL, expires_at bigint NOT NULL
  );
  CREATE INDEX ON idpfile_counters (expires_at);
`;

describeWhere('a PostgreSQL database of the first version', WHERE_POSTGRES, () => {
  let server: PostgresServer;
  let client: Client;
  beforeAll(async () => {
    server = await startPostgres();
    client = new Client({ connectionString: server.url });
    await client.connect();
  }, 60_000);
  afterAll(async () => {
    await client?.end();
    await server?.[Symbol.asyncDispose]();
  });

  test('goes on working when several servers open it at once, and keeps leases and documents', async () => {
    await client.query(FIRST_VERSION);
    await client.query(
      'INSERT INTO idpfile_state (key, model, payload, client_id) VALUES ($1, $2, $3, $4)',
      [digestOf('Grant', 'id', 'grant'), 'Grant', '{"clientId":"wiki"}', 'wiki'],
    );

    const stores = await Promise.all(
      Array.from({ length: 3 }, () => openPostgresStore(server.url, { timeoutMs: 20_000 })),
    );

    for (const [position, store] of stores.entries()) {
      expect(await store.model('Grant').find('grant')).toEqual({ clientId: 'wiki' });
      expect(await store.createDocument('name', `by ${position}`)).toBe('by 0');
      expect(await store.lease('task', `holder-${position}`, 60)).toBe(
        position === 0 ? 1 : undefined,
      );
    }
    await Promise.all(stores.map((store) => store.close()));
  });
});
