import { byId, parseReplica, type Fleet } from './fleet.ts';
import { textsIn, type RedisConnection } from './redis-connection.ts';
import { FLEET } from './redis-keys.ts';

/**
 * Writes an entry, which begins with its expiry: id, expiry, text, now. Drops those that have
 * expired, and all with the last.
 */
const BEAT = `
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2] .. ' ' .. ARGV[3])
local now = tonumber(ARGV[4])
local last = now
local entries = redis.call('HGETALL', KEYS[1])
for i = 1, #entries, 2 do
  local expiry = tonumber(string.match(entries[i + 1], '^%d+'))
  if expiry <= now then redis.call('HDEL', KEYS[1], entries[i]) end
  last = math.max(last, expiry)
end
redis.call('PEXPIRE', KEYS[1], string.format('%.0f', last - now))`;

/** The processes that run over the servers of Redis. */
export function createRedisFleet({ clock, command, run }: RedisConnection): Fleet {
  return {
    async beat(replica, lifetimeSeconds) {
      const now = clock();
      const expiresAt = Math.ceil(now + lifetimeSeconds * 1000);
      await run(BEAT, FLEET, replica.id, String(expiresAt), JSON.stringify(replica), String(now));
    },
    leave: async (replicaId) => void (await command(FLEET, 'HDEL', replicaId)),
    async fleet() {
      const entries = textsIn(await command(FLEET, 'HVALS')).map(parseEntry);
      const now = clock();
      return byId(
        entries.filter(({ expiresAt }) => expiresAt > now).map(({ text }) => parseReplica(text)),
      );
    },
  };
}

function parseEntry(entry: string): Readonly<{ expiresAt: number; text: string }> {
  const end = entry.indexOf(' ');
  return { expiresAt: Number(entry.slice(0, end)), text: entry.slice(end + 1) };
}
