import { afterAll, beforeAll } from 'vitest';
import type { Seal } from '../../src/secret/seal.ts';
import { openPostgresStore } from '../../src/store/postgres-store.ts';
import { describeWhere } from '../describe-where.ts';
import { startPostgres, WHERE_POSTGRES, type PostgresServer } from '../postgres-server.ts';
import { describeStore } from './conformance.ts';
import { newDatabase } from './databases.ts';
import { sealsOfRotation } from './seals.ts';

/** Hundreds of writes at once on a busy machine. */
const timeoutMs = 20_000;

describeWhere('PostgreSQL', WHERE_POSTGRES, () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  }, 60_000);
  afterAll(() => server[Symbol.asyncDispose]());

  const openWith =
    (database: string, seals: readonly [Seal?, Seal?] = []) =>
    async (clock: () => number) => {
      const url = await newDatabase(server, database);
      // At once: both make the tables.
      const [first, second] = await Promise.all([
        openPostgresStore(url, { clock, timeoutMs, seal: seals[0] }),
        openPostgresStore(url, { clock, timeoutMs, seal: seals[1] }),
      ]);
      return {
        first,
        second,
        async close() {
          await Promise.all([first.close(), second.close()]);
        },
      };
    };
  describeStore('PostgreSQL store', openWith('plain'));
  describeStore('sealed PostgreSQL store', openWith('sealed', sealsOfRotation()));
});
