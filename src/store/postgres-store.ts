import type { PoolConfig } from 'pg';
import type { Copying } from './copying.ts';
import { ANSWER_MS, within } from './deadline.ts';
import {
  createPostgresConnection,
  postgresFailure,
  type Statement,
} from './postgres-connection.ts';
import { createPostgresCopying } from './postgres-copying.ts';
import { createPostgresCounters } from './postgres-counters.ts';
import { createPostgresDocuments } from './postgres-documents.ts';
import { createPostgresFleet } from './postgres-fleet.ts';
import { createPostgresLeases } from './postgres-leases.ts';
import { createPostgresOwners } from './postgres-owners.ts';
import { createPostgresRows } from './postgres-rows.ts';
import { migratePostgres } from './postgres-schema.ts';
import { createPostgresSweep } from './postgres-sweep.ts';
import { sealConnection } from './seal-connection.ts';
import type { ServerOptions } from './server-options.ts';
import { StoreError } from './store-error.ts';
import type { Store } from './store.ts';

/** Each waits for its own commit, so that several of them share one wait for the disk. */
const CONNECTIONS = 10;

/** Tables are made at the first start, and changed by some versions. */
const OPENING_MS = 30_000;

const CONNECT_MS = 5000;

const PROBE: Statement = { name: 'probe', text: 'SELECT FROM idpfile_state LIMIT 1' };

/**
 * Opens a store in a PostgreSQL database, which any number of processes may share.
 * @param url as libpq has it, password included
 * @throws StoreError when the server cannot be reached or used; the message tells no password
 */
export async function openPostgresStore(
  url: string,
  { clock = Date.now, timeoutMs = ANSWER_MS, ...sealing }: ServerOptions = {},
): Promise<Store & Readonly<{ copying: Copying }>> {
  const { Pool } = (await import('pg')).default;
  await prepareTables(
    new Pool({ ...poolOptions(url, OPENING_MS), max: 1, connectionTimeoutMillis: CONNECT_MS }),
  );
  const pool = new Pool(poolOptions(url, timeoutMs));
  // Without a listener, an idle connection that breaks ends the process.
  pool.on('error', () => {});
  const opened = createPostgresConnection(pool, { clock, timeoutMs });
  const connection = await sealConnection(opened, sealing, () => ({
    documents: createPostgresDocuments(opened),
    isEmpty: createPostgresCopying(opened).isEmpty,
  }));
  return {
    model: createPostgresRows(connection),
    ...createPostgresOwners(connection),
    ...createPostgresCounters(connection),
    ...createPostgresLeases(connection),
    ...createPostgresFleet(connection),
    ...createPostgresDocuments(connection),
    copying: createPostgresCopying(connection),
    sweep: createPostgresSweep(connection),
    health: async () => void (await connection.run(PROBE, [])),
    close: connection.close,
  };
}

function poolOptions(url: string, timeoutMs: number): PoolConfig {
  return {
    connectionString: url,
    application_name: 'idpfile',
    max: CONNECTIONS,
    keepAlive: true,
    connectionTimeoutMillis: timeoutMs,
    query_timeout: timeoutMs,
    statement_timeout: timeoutMs,
  };
}

type OpeningPool = Parameters<typeof migratePostgres>[0];

async function prepareTables(pool: OpeningPool): Promise<void> {
  pool.on('error', () => {});
  try {
    await within(OPENING_MS, migratePostgres(pool));
  } catch (error) {
    if (error instanceof StoreError) throw error;
    throw new StoreError(
      `cannot open the PostgreSQL database of spec.storage.url: ${postgresFailure(error).message}`,
    );
  } finally {
    await pool.end();
  }
}
