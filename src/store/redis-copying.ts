import { restoreId } from './at-rest.ts';
import {
  copiedCounters,
  copiedRow,
  digestOfCounter,
  type CopiedCounter,
  type CopiedEntry,
  type CopiedRow,
  type Copying,
} from './copying.ts';
import { listOf, type RedisConnection } from './redis-connection.ts';
import {
  ALL,
  countKey,
  countNamed,
  documentKey,
  documentNamed,
  rowKey,
  rowNamed,
} from './redis-keys.ts';
import { addToList } from './redis-lists.ts';
import { listsOf } from './redis-names.ts';
import { readRow, UPSERT } from './redis-row.ts';
import { nextNumber } from './redis-sequence.ts';
import { MARKER } from './sealing.ts';

/** Writes a one-time key: expiry and lifetime in milliseconds. */
const PUT_ONCE = `redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])`;

/** Writes a counter: expiry and lifetime in milliseconds, count. */
const PUT_HITS = `
redis.call('HSET', KEYS[1], 'c', ARGV[3], 'e', ARGV[1])
redis.call('PEXPIRE', KEYS[1], ARGV[2])`;

/** What Redis holds, and how more gets into it. */
export function createRedisCopying(connection: RedisConnection): Copying {
  return {
    async isEmpty() {
      for await (const keys of connection.scan(ALL)) {
        if (keys.some(isKept)) return false;
      }
      return true;
    },
    async *entries() {
      // A scan may come to a key twice.
      const seen = new Set<string>();
      for await (const keys of connection.scan(ALL)) {
        const fresh = [...new Set(keys)].filter((key) => !seen.has(key));
        for (const key of fresh) seen.add(key);
        yield (await Promise.all(fresh.map((key) => entriesUnder(connection, key)))).flat();
      }
    },
    async takeIn(entries) {
      await Promise.all(entries.map((entry) => takeInOne(connection, entry)));
    },
  };
}

function isKept(key: string): boolean {
  const document = documentNamed(key);
  if (document !== undefined) return document !== MARKER;
  return rowNamed(key) !== undefined || countNamed(key) !== undefined;
}

async function entriesUnder(
  connection: RedisConnection,
  key: string,
): Promise<readonly CopiedEntry[]> {
  const { clock, atRest, command } = connection;
  if (rowNamed(key) !== undefined) {
    const row = await readRow(connection, key);
    if (row?.isLive !== true) return [];
    const { place, text, consumed, expiresAt } = row;
    return [copiedRow(atRest, { ...place, text, consumed }, expiresAt)];
  }
  const counter = countNamed(key);
  if (counter !== undefined) {
    const [count, expiry] =
      counter.purpose === 'once'
        ? [1, await command(key, 'GET')]
        : listOf(await command(key, 'HMGET', 'c', 'e'));
    const expiresAt = Number(expiry ?? 0);
    if (expiresAt <= clock()) return [];
    return copiedCounters(atRest, { ...counter, count: Number(count), expiresAt });
  }
  const name = documentNamed(key);
  if (name === undefined || name === MARKER) return [];
  const text = await command(key, 'GET');
  return typeof text === 'string' ? [{ kind: 'document', name, text }] : [];
}

async function takeInOne(connection: RedisConnection, entry: CopiedEntry): Promise<void> {
  switch (entry.kind) {
    case 'row':
      return putRow(connection, entry);
    case 'counter':
      return putCounter(connection, entry);
    case 'document':
      return void (await connection.command(documentKey(entry.name), 'SETNX', entry.text));
    case 'unreadable':
  }
}

async function putRow(
  connection: RedisConnection,
  { model, hidden, expiresAt, consumed }: CopiedRow,
): Promise<void> {
  const { clock, atRest, run } = connection;
  const place = { model, key: atRest.keysOf(hidden.digest)[0] };
  const key = rowKey(place);
  const lists = listsOf(atRest, model, restoreId(place.key, hidden));
  const [number] = await Promise.all([
    nextNumber(connection),
    ...lists.map((list) => addToList(connection, list, { key, expiresAt })),
  ]);
  const now = clock();
  const lifetime = expiresAt === undefined ? undefined : Math.max(1, expiresAt - Math.floor(now));
  const words = [expiresAt, lifetime, consumed, number, now].map((word) => String(word ?? ''));
  await run(UPSERT, key, atRest.textOf(place, hidden), ...words);
}

/** Under both names where it is not known which of them it is: the other one is asked for by nobody. */
async function putCounter(
  { clock, atRest, run }: RedisConnection,
  counter: CopiedCounter,
): Promise<void> {
  const digest = digestOfCounter(atRest, counter);
  const times = [counter.expiresAt, Math.max(1, counter.expiresAt - Math.floor(clock()))].map(
    String,
  );
  if (counter.purpose !== 'hit') await run(PUT_ONCE, countKey('once', digest), ...times);
  if (counter.purpose === 'once') return;
  await run(PUT_HITS, countKey('hit', digest), ...times, String(counter.count));
}
