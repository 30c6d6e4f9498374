/**
 * A lease in Redis is a hash: `h` its holder, `n` its number, `e` when it ends (milliseconds since
 * the epoch). It stays for a day after its end, so that the next number does not hang on the clock
 * of the server alone.
 */
import type { Leases } from './leases.ts';
import type { RedisConnection } from './redis-connection.ts';
import { leaseKey } from './redis-keys.ts';
import { NUMBER_AFTER } from './redis-sequence.ts';

const DAY_MS = 86_400_000;

/** The number of who holds the task then: holder, expiry, time to stay in milliseconds, now. */
const LEASE = `
${NUMBER_AFTER}
local lease = redis.call('HMGET', KEYS[1], 'h', 'n', 'e')
local number = lease[2]
if lease[3] and tonumber(lease[3]) > tonumber(ARGV[4]) then
  if lease[1] ~= ARGV[1] then return false end
else
  number = number_after(number)
end
redis.call('HSET', KEYS[1], 'h', ARGV[1], 'n', number, 'e', ARGV[2])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return number`;

const RELEASE = `
if redis.call('HGET', KEYS[1], 'h') == ARGV[1] then redis.call('HSET', KEYS[1], 'e', 0) end`;

/** Tasks that one holder at a time may do. */
export function createRedisLeases({ clock, run }: RedisConnection): Leases {
  return {
    async lease(task, holder, lifetimeSeconds) {
      const now = clock();
      const lifetime = Math.ceil(lifetimeSeconds * 1000);
      const words = [now + lifetime, lifetime + DAY_MS, now].map(String);
      const number = await run(LEASE, leaseKey(task), holder, ...words);
      return typeof number === 'string' ? Number(number) : undefined;
    },
    release: async (task, holder) => void (await run(RELEASE, leaseKey(task), holder)),
  };
}
