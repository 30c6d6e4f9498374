import { afterAll, beforeAll } from 'vitest';
import { openPostgresStore } from '../../src/store/postgres-store.ts';
import { describeWhere } from '../describe-where.ts';
import { startPostgres, WHERE_POSTGRES, type PostgresServer } from '../postgres-server.ts';
import { describeStore } from './conformance.ts';

/** Hundreds of writes at once on a busy machine. */
const timeoutMs = 20_000;

describeWhere('PostgreSQL', WHERE_POSTGRES, () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  }, 60_000);
  afterAll(() => server[Symbol.asyncDispose]());

  describeStore('PostgreSQL store', async (clock) => {
    // At once: both make the tables.
    const [first, second] = await Promise.all([
      openPostgresStore(server.url, { clock, timeoutMs }),
      openPostgresStore(server.url, { clock, timeoutMs }),
    ]);
    return {
      first,
      second,
      async close() {
        await Promise.all([first.close(), second.close()]);
      },
    };
  });
});
