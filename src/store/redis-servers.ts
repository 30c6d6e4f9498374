import { within } from './deadline.ts';
import { createRedisClient, type RedisClient, type Topology } from './redis-client.ts';
import { redisFailure, type RedisServers } from './redis-connection.ts';
import { StoreError } from './store-error.ts';
import { parseServerURL } from './storage-url.ts';

const REDIS_PORT = 6379;
const SENTINEL_PORT = 26_379;

/** How long the first connection may take, in milliseconds. */
const CONNECT_MS = 5000;

const TOPOLOGIES: ReadonlyMap<string, Topology> = new Map([
  ['redis', 'single'],
  ['rediss', 'single'],
  ['redis+cluster', 'cluster'],
  ['rediss+cluster', 'cluster'],
  ['redis+sentinel', 'sentinel'],
  ['rediss+sentinel', 'sentinel'],
]);

/** Whether a scheme is one of Redis; the second s stands for TLS. */
export const isRedis = (scheme: string) => TOPOLOGIES.has(scheme);

/** The password is not in the URL: that stands in a file that others may read. */
type Target = Readonly<{ scheme: string; rest: string; password: string | undefined }>;

/**
 * Connects to the servers that a URL names.
 * @throws StoreError when they cannot be reached; the message tells no password
 */
export async function connectToRedis({ scheme, rest, password }: Target): Promise<RedisServers> {
  const topology = TOPOLOGIES.get(scheme) ?? 'single';
  const port = topology === 'sentinel' ? SENTINEL_PORT : REDIS_PORT;
  const parsed = parseServerURL(scheme, rest, port);
  const url = { ...parsed, password: password ?? parsed.password };
  const redis = await import('@redis/client');
  const create = () => createRedisClient(redis, topology, url);
  const first = create();
  try {
    await within(CONNECT_MS, first.connect());
  } catch (error) {
    const reason = redisFailure(first.trouble() ?? error).message;
    await first.servers.close();
    throw new StoreError(`cannot reach Redis as spec.storage.url names it: ${reason}`);
  }
  return renewable(first, create);
}

/** Servers whose connections can be made anew. */
function renewable(first: RedisClient, create: () => RedisClient): RedisServers {
  let current = first;
  return {
    send: (key, words) => current.servers.send(key, words),
    each: () => current.servers.each(),
    close: () => current.servers.close(),
    async renew() {
      const before = current;
      current = create();
      await before.servers.close().catch(() => undefined);
      // Its trouble is told by itself, and by the commands that fail.
      await current.connect().catch(() => undefined);
    },
  };
}
