import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Seal } from '../../src/secret/seal.ts';
import { openSqliteStore } from '../../src/store/sqlite-store.ts';
import { describeStore } from './conformance.ts';
import { sealsOfRotation } from './seals.ts';

const openWith =
  (seals: readonly [Seal?, Seal?] = []) =>
  async (clock: () => number) => {
    const directory = await mkdtemp(join(tmpdir(), 'idpfile-store-'));
    const path = join(directory, 'state.db');
    const [first, second] = await Promise.all([
      openSqliteStore(path, { clock, seal: seals[0] }),
      openSqliteStore(path, { clock, seal: seals[1] }),
    ]);
    return {
      first,
      second,
      async close() {
        await Promise.all([first.close(), second.close()]);
        await rm(directory, { recursive: true });
      },
    };
  };

describeStore('SQLite store', openWith());
describeStore('sealed SQLite store', openWith(sealsOfRotation()));
