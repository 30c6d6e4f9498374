import { claimKeys, counterKey, NO_HITS } from './counters.ts';
import type { Counters } from './counters.ts';
import { listOf, type RedisConnection, type Reply } from './redis-connection.ts';
import { countKey } from './redis-keys.ts';
import type { Hit } from './store.ts';

/** 1 for the first caller: expiry and lifetime in milliseconds, now. */
const ONCE = `
local expiry = redis.call('GET', KEYS[1])
if expiry and tonumber(expiry) > tonumber(ARGV[3]) then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1`;

/** Counts in a hash of its count `c` and expiry `e`: expiry and lifetime in milliseconds, now. */
const HIT = `
local expiry = redis.call('HGET', KEYS[1], 'e')
if not expiry or tonumber(expiry) <= tonumber(ARGV[3]) then
  redis.call('DEL', KEYS[1])
  redis.call('HSET', KEYS[1], 'c', 0, 'e', ARGV[1])
  redis.call('PEXPIRE', KEYS[1], ARGV[2])
  expiry = ARGV[1]
end
return {redis.call('HINCRBY', KEYS[1], 'c', 1), expiry}`;

/** One-time keys and counters; their keys, which name people and addresses, are hashed. */
export function createRedisCounters({ clock, atRest, command, run }: RedisConnection): Counters {
  const hitKey = (key: string) => countKey('hit', counterKey(atRest, key));
  const begin = (script: string, key: string, seconds: number, now: number) => {
    const lifetime = Math.max(1, Math.ceil(seconds * 1000));
    return run(script, key, ...[now + lifetime, lifetime, now].map(String));
  };
  return {
    async once(key, lifetimeSeconds) {
      for (const claimed of claimKeys(atRest, key)) {
        const first = await begin(ONCE, countKey('once', claimed), lifetimeSeconds, clock());
        if (first !== 1) return false;
      }
      return true;
    },
    async hit(key, windowSeconds) {
      const now = clock();
      return toHit(await begin(HIT, hitKey(key), windowSeconds, now), now);
    },
    hits: async (key) => toHit(await command(hitKey(key), 'HMGET', 'c', 'e'), clock()),
    clearHits: async (key) => void (await command(hitKey(key), 'DEL')),
  };
}

function toHit(reply: Reply, now: number): Hit {
  const [count, expiry] = listOf(reply);
  const resetMs = Number(expiry ?? 0) - now;
  return resetMs > 0 ? { count: Number(count), resetMs } : NO_HITS;
}
