import type { RedisConnection } from './redis-connection.ts';
import { SEQUENCE } from './redis-keys.ts';

/** Microseconds since the epoch, or one more than last time: higher also after all data was lost. */
const NEXT = `
local time = redis.call('TIME')
local number = math.max(
  tonumber(redis.call('GET', KEYS[1]) or '0') + 1,
  tonumber(time[1]) * 1000000 + tonumber(time[2]))
local text = string.format('%.0f', number)
redis.call('SET', KEYS[1], text)
return text`;

/** A number that is higher than all before it, in the order in which they were asked for. */
export async function nextNumber({ run }: RedisConnection): Promise<string> {
  return String(await run(NEXT, SEQUENCE));
}
