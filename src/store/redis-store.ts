import { log } from '../log.ts';
import { ANSWER_MS } from './deadline.ts';
import { adviceFor } from './redis-advice.ts';
import { createRedisConnection } from './redis-connection.ts';
import { createRedisCounters } from './redis-counters.ts';
import { SEQUENCE } from './redis-keys.ts';
import { createRedisOwners } from './redis-owners.ts';
import { createRedisRows } from './redis-rows.ts';
import { connectToRedis } from './redis-servers.ts';
import type { ServerOptions } from './server-options.ts';
import type { Store } from './store.ts';

/** Where the servers are. */
type RedisTarget = Parameters<typeof connectToRedis>[0];

/**
 * Opens a store in Redis or Valkey, one server, a Cluster or one that sentinels watch; any number of
 * processes may share it.
 * @throws StoreError when the servers cannot be reached or used; the message tells no password
 */
export async function openRedisStore(
  target: RedisTarget,
  { clock = Date.now, timeoutMs = ANSWER_MS }: ServerOptions = {},
): Promise<Store> {
  const connection = createRedisConnection(await connectToRedis(target), { clock, timeoutMs });
  try {
    for (const advice of await adviceFor(connection)) log.warn(advice);
  } catch (error) {
    await connection.close();
    throw error;
  }
  return {
    model: createRedisRows(connection),
    ...createRedisOwners(connection),
    ...createRedisCounters(connection),
    // Each key has its time with it.
    sweep: async () => 0,
    health: async () => void (await connection.command(SEQUENCE, 'GET')),
    close: connection.close,
  };
}
