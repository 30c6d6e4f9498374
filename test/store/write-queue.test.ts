import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { StoreUnavailable } from '../../src/store/store.ts';
import { createWriteQueue } from '../../src/store/write-queue.ts';
import { temporaryDirectory } from './temporary-directory.ts';

test('the writes of one turn share a commit', async () => {
  const { database, queue } = await openQueue();
  const seen: number[] = [];
  await Promise.all(
    [1, 2, 3].map((n) =>
      queue.add(() => {
        database.prepare('INSERT INTO t (n) VALUES (?)').run(n);
        seen.push(database.isTransaction ? n : Number.NaN);
      }),
    ),
  );
  expect(seen).toEqual([1, 2, 3]);
  expect(database.isTransaction).toBe(false);
});

test('another connection sees a write as soon as its promise resolves', async () => {
  const { database, path, queue } = await openQueue();
  const other = openDatabase(path);
  await queue.add(() => database.exec('INSERT INTO t (n) VALUES (7)'));
  expect(other.prepare('SELECT n FROM t').all()).toEqual([{ n: 7 }]);
});

test('what one write throws reaches its caller only', async () => {
  const { database, queue } = await openQueue();
  const outcomes = await Promise.allSettled([
    queue.add(() => database.exec('INSERT INTO t (n) VALUES (1)')),
    queue.add(() => {
      throw new RangeError('mine');
    }),
    queue.add(() => database.exec('INSERT INTO t (n) VALUES (2)')),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(outcomes[1]).toMatchObject({ reason: new RangeError('mine') });
  expect(count(database)).toBe(2);
});

test('a commit that fails rejects every write of its turn, and the next turn works', async () => {
  const { database, queue } = await openQueue();
  database.exec('PRAGMA foreign_keys = ON');
  const outcomes = await Promise.allSettled([
    queue.add(() => database.exec('INSERT INTO t (n) VALUES (1)')),
    // Deferred: only the commit finds that the parent is missing.
    queue.add(() => database.exec('INSERT INTO child (parent) VALUES (404)')),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(outcomes[0]).toMatchObject({ reason: expect.any(StoreUnavailable) });
  expect(count(database)).toBe(0);
  await queue.add(() => database.exec('INSERT INTO t (n) VALUES (2)'));
  expect(count(database)).toBe(1);
});

test('a full disk fails every write of the turn but no read, and writing goes on once there is room', async () => {
  const { database, queue } = await openQueue();
  await queue.add(() => database.exec('INSERT INTO t (n) VALUES (1)'));
  database.exec('PRAGMA max_page_count = 4');
  const outcomes = await Promise.allSettled(
    ['2', 'zeroblob(100000)', '3'].map((value) =>
      queue.add(() => database.exec(`INSERT INTO t (n) VALUES (${value})`)),
    ),
  );
  for (const outcome of outcomes) {
    expect(outcome).toMatchObject({
      reason: new StoreUnavailable('the state store failed: database or disk is full'),
    });
  }
  expect(count(database)).toBe(1);
  database.exec('PRAGMA max_page_count = 1000');
  await queue.add(() => database.exec('INSERT INTO t (n) VALUES (zeroblob(100000))'));
  expect(count(database)).toBe(2);
});

test('a write waits while another connection writes', async () => {
  const { database, path, queue } = await openQueue();
  const other = openDatabase(path);
  other.exec('BEGIN IMMEDIATE; INSERT INTO t (n) VALUES (1)');
  const written = queue.add(() => database.exec('INSERT INTO t (n) VALUES (2)'));
  setTimeout(() => other.exec('COMMIT'), 30);
  await written;
  expect(count(database)).toBe(2);
});

test('a database that stays locked is unavailable after about a second', async () => {
  const { database, path, queue } = await openQueue();
  const other = openDatabase(path);
  other.exec('BEGIN IMMEDIATE');
  const begun = performance.now();
  const written = queue.add(() => database.exec('INSERT INTO t (n) VALUES (2)'));
  await expect(written).rejects.toThrow(/state store failed: database is locked/);
  expect(performance.now() - begun).toBeLessThan(5000);
  other.exec('ROLLBACK');
  await queue.add(() => database.exec('INSERT INTO t (n) VALUES (2)'));
  expect(count(database)).toBe(1);
});

async function openQueue() {
  const path = join(await temporaryDirectory(), 'queue.db');
  const database = openDatabase(path);
  database.exec(`
    PRAGMA journal_mode = WAL;
    CREATE TABLE t (n);
    CREATE TABLE parent (id INTEGER PRIMARY KEY);
    CREATE TABLE child (parent REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED);
  `);
  return { database, path, queue: createWriteQueue(database) };
}

function openDatabase(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: 20 });
  onTestFinished(() => database.close());
  return database;
}

function count(database: DatabaseSync): number {
  return Number(database.prepare('SELECT count(*) AS n FROM t').get()?.['n']);
}
