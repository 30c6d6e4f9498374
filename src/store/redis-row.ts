/**
 * A row in Redis is a hash: `p` its payload, `e` when it expires (milliseconds since the epoch, empty
 * for never), `c` when it was used (seconds since the epoch), `n` its number.
 */
import { listOf, type RedisConnection } from './redis-connection.ts';
import { rowNamed } from './redis-keys.ts';
import { payloadIfOpen, payloadOf } from './stored-row.ts';
import type { RowPlace } from './at-rest.ts';
import type { StoredPayload } from './store.ts';

/** Writes a row: payload, expiry, lifetime in milliseconds, when it was used, number, now. */
export const UPSERT = `
local expiry = redis.call('HGET', KEYS[1], 'e')
if expiry and expiry ~= '' and tonumber(expiry) <= tonumber(ARGV[6]) then
  redis.call('DEL', KEYS[1])
end
redis.call('HSET', KEYS[1], 'p', ARGV[1], 'e', ARGV[2])
if ARGV[4] ~= '' then redis.call('HSETNX', KEYS[1], 'c', ARGV[4]) end
if ARGV[5] ~= '' then redis.call('HSETNX', KEYS[1], 'n', ARGV[5]) end
if ARGV[3] == '' then
  redis.call('PERSIST', KEYS[1])
else
  redis.call('PEXPIRE', KEYS[1], ARGV[3])
end`;

/** Marks a row as used: 1 for the caller who did it. Now, now in seconds. */
export const CONSUME = `
local row = redis.call('HMGET', KEYS[1], 'p', 'e', 'c')
if not row[1] or row[3] then return 0 end
if row[2] ~= '' and tonumber(row[2]) <= tonumber(ARGV[1]) then return 0 end
redis.call('HSET', KEYS[1], 'c', ARGV[2])
return 1`;

/** Writes one payload in the place of another, or deletes the row: 1 when it was that other one. */
const REPLACE = `
if redis.call('HGET', KEYS[1], 'p') ~= ARGV[1] then return 0 end
if ARGV[2] == '' then redis.call('DEL', KEYS[1]) else redis.call('HSET', KEYS[1], 'p', ARGV[2]) end
return 1`;

/**
 * Writes over a row that is as it was read: payload and moment of use as read; payload, expiry and
 * lifetime in milliseconds from now on. 1 when it still was.
 */
export const REVISE = `
local row = redis.call('HMGET', KEYS[1], 'p', 'c')
if row[1] ~= ARGV[1] or (row[2] or '') ~= ARGV[2] then return 0 end
redis.call('HSET', KEYS[1], 'p', ARGV[3], 'e', ARGV[4])
if ARGV[5] == '' then
  redis.call('PERSIST', KEYS[1])
else
  redis.call('PEXPIRE', KEYS[1], ARGV[5])
end
return 1`;

/** What is there under the key of a row, expired or not. */
export type RedisRow = Readonly<{
  key: string;
  place: RowPlace;
  model: string;
  text: string;
  isLive: boolean;
  /** Milliseconds since the epoch; undefined for a row that stays. */
  expiresAt: number | undefined;
  consumed: number | undefined;
  /** In the order of first writes; 0 where nobody asks for it. */
  number: number;
  /** The payload, with a handle for its id unless that is given. */
  payload: (id?: string) => StoredPayload;
  /** The same; empty when the key that it is sealed with is gone. */
  payloadIfOpen: () => StoredPayload;
}>;

export async function readRow(
  { clock, atRest, command }: RedisConnection,
  key: string,
): Promise<RedisRow | undefined> {
  const [text, expiry, used, number] = listOf(await command(key, 'HMGET', 'p', 'e', 'c', 'n'));
  const place = rowNamed(key);
  if (typeof text !== 'string' || place === undefined) return undefined;
  const consumed = used === null ? undefined : Number(used);
  return {
    key,
    place,
    model: place.model,
    text,
    consumed,
    expiresAt: expiry === '' ? undefined : Number(expiry),
    isLive: expiry === '' || Number(expiry) > clock(),
    number: Number(number ?? 0),
    payload: (id) => payloadOf(atRest, { ...place, text, consumed }, id),
    payloadIfOpen: () => payloadIfOpen(atRest, { ...place, text, consumed }) ?? {},
  };
}

/** Those of the rows that are there. */
export async function readRows(
  connection: RedisConnection,
  keys: readonly string[],
): Promise<readonly RedisRow[]> {
  const rows = await Promise.all(keys.map((key) => readRow(connection, key)));
  return rows.filter((row) => row !== undefined);
}

/** Writes one text in the place of another; false when the row has a third one by now. */
export async function replaceRow(
  { run }: RedisConnection,
  key: string,
  before: string,
  after: string,
): Promise<boolean> {
  return (await run(REPLACE, key, before, after)) === 1;
}

/** Deletes a row; false when it has another text by now, or is gone. */
export async function deleteRow(
  { run }: RedisConnection,
  key: string,
  text: string,
): Promise<boolean> {
  return (await run(REPLACE, key, text, '')) === 1;
}
