/** Writes rows to the SQLite file of its first argument for ever; prints each id once it is durable. */
import { randomUUID } from 'node:crypto';
import { openSqliteStore } from '../../src/store/sqlite-store.ts';

const path = process.argv[2];
if (path === undefined) throw new Error('usage: write-until-killed.ts FILE');
const rows = (await openSqliteStore(path)).model('RefreshToken');

async function writeForEver(): Promise<never> {
  for (;;) {
    const id = randomUUID();
    await rows.upsert(id, { jti: id }, 3600);
    process.stdout.write(`${id}\n`);
  }
}

await Promise.all(Array.from({ length: 16 }, writeForEver));
