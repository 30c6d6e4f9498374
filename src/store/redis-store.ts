import { log } from '../log.ts';
import type { Copying } from './copying.ts';
import { ANSWER_MS } from './deadline.ts';
import { adviceFor } from './redis-advice.ts';
import { createRedisConnection } from './redis-connection.ts';
import { createRedisCopying } from './redis-copying.ts';
import { createRedisCounters } from './redis-counters.ts';
import { createRedisDocuments } from './redis-documents.ts';
import { createRedisFleet } from './redis-fleet.ts';
import { SEQUENCE } from './redis-keys.ts';
import { createRedisLeases } from './redis-leases.ts';
import { createRedisOwners } from './redis-owners.ts';
import { createRedisRows } from './redis-rows.ts';
import { connectToRedis } from './redis-servers.ts';
import { sealConnection } from './seal-connection.ts';
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
  { clock = Date.now, timeoutMs = ANSWER_MS, ...sealing }: ServerOptions = {},
): Promise<Store & Readonly<{ copying: Copying }>> {
  const servers = await connectToRedis(target);
  const opened = createRedisConnection(servers, { clock, timeoutMs });
  const connection = await sealConnection(opened, sealing, async () => {
    for (const advice of await adviceFor(opened)) log.warn(advice);
    return {
      documents: createRedisDocuments(opened),
      isEmpty: createRedisCopying(opened).isEmpty,
    };
  });
  return {
    model: createRedisRows(connection),
    ...createRedisOwners(connection),
    ...createRedisCounters(connection),
    ...createRedisLeases(connection),
    ...createRedisFleet(connection),
    ...createRedisDocuments(connection),
    copying: createRedisCopying(connection),
    // Each key has its time with it.
    sweep: async () => 0,
    health: async () => void (await connection.command(SEQUENCE, 'GET')),
    close: connection.close,
  };
}
