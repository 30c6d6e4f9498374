import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '../../src/store/sqlite-store.ts';
import { describeStore } from './conformance.ts';

describeStore('SQLite store', async (clock) => {
  const directory = await mkdtemp(join(tmpdir(), 'idpfile-store-'));
  const path = join(directory, 'state.db');
  const [first, second] = await Promise.all([
    openSqliteStore(path, { clock }),
    openSqliteStore(path, { clock }),
  ]);
  return {
    first,
    second,
    async close() {
      await Promise.all([first.close(), second.close()]);
      await rm(directory, { recursive: true });
    },
  };
});
