/**
 * Lists of the keys of rows that share a name or an owner. An entry is written before its row and
 * stays until that would expire, so that no row is ever without it; whether the row is still there,
 * and still has the name, its payload says.
 */
import type { RedisConnection } from './redis-connection.ts';
import { listOf, textsIn } from './redis-connection.ts';

/** Adds a key: itself, when its row expires, now. Drops what has expired, the list with the last. */
const ADD = `
redis.call('ZADD', KEYS[1], 'GT', ARGV[2], ARGV[1])
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', ARGV[3])
local last = redis.call('ZRANGE', KEYS[1], -1, -1, 'WITHSCORES')[2]
if last == 'inf' then
  redis.call('PERSIST', KEYS[1])
elseif last then
  redis.call('PEXPIRE', KEYS[1], string.format('%.0f', tonumber(last) - tonumber(ARGV[3])))
end`;

/** Keys taken from a list at once. */
const STEP = 200;

type Entry = Readonly<{
  key: string;
  /** Milliseconds since the epoch; undefined for a row that stays. */
  expiresAt: number | undefined;
}>;

export async function addToList(
  { clock, run }: RedisConnection,
  list: string,
  { key, expiresAt }: Entry,
): Promise<void> {
  await run(ADD, list, key, expiresAt === undefined ? '+inf' : String(expiresAt), String(clock()));
}

/** All of a short list. */
export async function keysInList(
  { command }: RedisConnection,
  list: string,
): Promise<readonly string[]> {
  return textsIn(await command(list, 'ZRANGE', '0', '-1'));
}

/** A list a step at a time, however long it is; a key may come twice. */
export async function* stepsThroughList(
  { command }: RedisConnection,
  list: string,
): AsyncGenerator<readonly string[]> {
  let cursor = '0';
  do {
    const [next, members] = listOf(await command(list, 'ZSCAN', cursor, 'COUNT', String(STEP)));
    // Each is followed by its score.
    yield textsIn(members).filter((_, position) => position % 2 === 0);
    cursor = String(next);
  } while (cursor !== '0');
}
