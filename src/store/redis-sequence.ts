import type { RedisConnection } from './redis-connection.ts';
import { SEQUENCE } from './redis-keys.ts';

/** In Lua: microseconds since the epoch, or one more than last time. Higher also after all data was lost. */
export const NUMBER_AFTER = `
local function number_after(last)
  local time = redis.call('TIME')
  local now = tonumber(time[1]) * 1000000 + tonumber(time[2])
  return string.format('%.0f', math.max(tonumber(last or '0') + 1, now))
end`;

const NEXT = `
${NUMBER_AFTER}
local text = number_after(redis.call('GET', KEYS[1]))
redis.call('SET', KEYS[1], text)
return text`;

/** A number that is higher than all before it, in the order in which they were asked for. */
export async function nextNumber({ run }: RedisConnection): Promise<string> {
  return String(await run(NEXT, SEQUENCE));
}
