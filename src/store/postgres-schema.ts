import type { Pool, PoolClient } from 'pg';
import { StoreError } from './store-error.ts';

/** "idpf": processes that open a database at the same time take turns by this number. */
const LOCK = 0x69647066;

/** Each brings the tables from the version of its index to the next. Never edit one that shipped. */
const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE idpfile_state (
    number bigint GENERATED ALWAYS AS IDENTITY,
    key bytea PRIMARY KEY,           -- SHA-256 of model and id
    model text NOT NULL,
    payload text NOT NULL,           -- JSON without the id
    uid bytea,                       -- SHA-256, as are the next two
    user_code bytea,
    grant_id bytea,
    client_id text COLLATE "C",
    account_id text COLLATE "C",
    source_client_id text COLLATE "C", -- of a grant that comes from another
    expires_at bigint,               -- milliseconds since the epoch
    consumed_at bigint               -- seconds since the epoch
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
    key bytea PRIMARY KEY,           -- SHA-256
    count bigint NOT NULL,
    expires_at bigint NOT NULL       -- milliseconds since the epoch
  );
  CREATE INDEX ON idpfile_counters (expires_at);
  `,
  `
  CREATE SEQUENCE idpfile_lease_numbers;
  CREATE TABLE idpfile_leases (
    task text COLLATE "C" PRIMARY KEY,
    holder text NOT NULL,
    number bigint NOT NULL,          -- never the same twice: it fences
    expires_at bigint NOT NULL       -- milliseconds since the epoch
  );
  CREATE TABLE idpfile_replicas (
    id text COLLATE "C" PRIMARY KEY,
    replica text NOT NULL,           -- JSON
    expires_at bigint NOT NULL       -- milliseconds since the epoch
  );
  CREATE TABLE idpfile_documents (
    name text COLLATE "C" PRIMARY KEY,
    text text NOT NULL
  );
  `,
];

/**
 * Brings the tables of a database to this version.
 * @throws StoreError when the server does not write, or the tables are those of a newer version
 */
export async function migratePostgres(pool: Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await refuseStandby(client);
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
    const version = await versionIn(client);
    for (const migration of MIGRATIONS.slice(version)) await client.query(migration);
    await client.query('UPDATE idpfile_version SET version = $1 WHERE version < $1', [
      MIGRATIONS.length,
    ]);
    await client.query('COMMIT');
    client.release();
  } catch (error) {
    // Without its connection the transaction is over.
    client.release(true);
    throw error;
  }
}

async function refuseStandby(client: PoolClient): Promise<void> {
  const { rows } = await client.query<{ standby: boolean }>(
    'SELECT pg_is_in_recovery() AS standby',
  );
  if (rows[0]?.standby !== true) return;
  throw new StoreError(
    'spec.storage.url names a PostgreSQL standby, which takes no writes: name the primary',
  );
}

async function versionIn(client: PoolClient): Promise<number> {
  await client.query('CREATE TABLE IF NOT EXISTS idpfile_version (version integer NOT NULL)');
  await client.query(
    'INSERT INTO idpfile_version SELECT 0 WHERE NOT EXISTS (SELECT FROM idpfile_version)',
  );
  const { rows } = await client.query<{ version: number }>('SELECT version FROM idpfile_version');
  const version = rows[0]?.version ?? 0;
  if (version > MIGRATIONS.length) {
    throw new StoreError(
      `the database of spec.storage.url was written by a newer version of idpfile (storage version ${version}, this one knows ${MIGRATIONS.length}): run that version, or name another database`,
    );
  }
  return version;
}
