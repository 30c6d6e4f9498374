import type * as RedisPackage from '@redis/client';
import type { RedisServers } from './redis-connection.ts';
import { malformed, type ServerURL } from './storage-url.ts';

/** How a URL names servers: one, those of a cluster, or those that sentinels watch. */
export type Topology = 'single' | 'cluster' | 'sentinel';

/** Servers that are not connected to yet. */
export type RedisClient = Readonly<{
  servers: Omit<RedisServers, 'renew'>;
  connect: () => Promise<unknown>;
  /** What went wrong last. */
  trouble: () => unknown;
}>;

type Redis = Pick<typeof RedisPackage, 'createClient' | 'createCluster' | 'createSentinel'>;

/** Commands that may wait for a server that hangs; beyond, they fail at once. */
const MOST_COMMANDS = 10_000;

/**
 * Makes what connects to the servers of a URL.
 * @throws StoreError when the URL has not the form that its scheme asks for
 */
export function createRedisClient(redis: Redis, topology: Topology, url: ServerURL): RedisClient {
  switch (topology) {
    case 'single':
      return toOne(redis, url);
    case 'cluster':
      return toCluster(redis, url);
    case 'sentinel':
      return toWatched(redis, url);
  }
}

function toOne({ createClient }: Redis, url: ServerURL): RedisClient {
  const [address, ...others] = url.hosts;
  if (address === undefined || others.length > 0 || url.path.length > 1) {
    throw malformed(url.scheme);
  }
  const { socket, ...options } = optionsFor(url);
  const client = createClient({
    ...options,
    database: databaseIn(url, url.path[0]),
    socket: { ...socket, ...address },
  });
  const trouble = watch(client, ['error'], 'ready');
  const send = (words: readonly string[]) => client.sendCommand([...words]);
  return {
    servers: {
      send: (_key, words) => send(words),
      each: async () => [send],
      close: async () => client.destroy(),
    },
    connect: () => client.connect(),
    trouble,
  };
}

function toCluster({ createCluster }: Redis, url: ServerURL): RedisClient {
  if (url.path.length > 0) throw malformed(url.scheme);
  const options = optionsFor(url);
  const cluster = createCluster({
    rootNodes: url.hosts.map((address) => ({ socket: { ...options.socket, ...address } })),
    defaults: options,
  });
  const trouble = watch(cluster, ['error', 'node-error'], 'node-ready');
  return {
    servers: {
      send: (key, words) => cluster.sendCommand(key, false, [...words]),
      each: () =>
        Promise.all(
          cluster.masters.map(async (master) => {
            const client = await cluster.nodeClient(master);
            return (words: readonly string[]) => client.sendCommand([...words]);
          }),
        ),
      close: async () => cluster.destroy(),
    },
    connect: () => cluster.connect(),
    trouble,
  };
}

function toWatched({ createSentinel }: Redis, url: ServerURL): RedisClient {
  const [name, database, ...more] = url.path;
  if (name === undefined || more.length > 0) throw malformed(url.scheme);
  const options = optionsFor(url);
  const sentinel = createSentinel({
    name,
    sentinelRootNodes: url.hosts.map((address) => ({ ...address })),
    nodeClientOptions: { ...options, database: databaseIn(url, database) },
    sentinelClientOptions: { socket: options.socket },
    passthroughClientErrorEvents: true,
    scanInterval: 1000,
  });
  const trouble = watch(sentinel, ['error'], 'ready');
  const send = (words: readonly string[]) => sentinel.sendCommand(false, [...words]);
  return {
    servers: {
      send: (_key, words) => send(words),
      each: async () => [send],
      close: async () => sentinel.destroy(),
    },
    connect: () => sentinel.connect(),
    trouble,
  };
}

function optionsFor({ scheme, username, password }: ServerURL) {
  const base = { connectTimeout: 1000, reconnectStrategy };
  return {
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
    socket: scheme.startsWith('rediss') ? ({ ...base, tls: true } as const) : base,
    // Nothing waits for a server that is away: requests are answered with 503 instead.
    disableOfflineQueue: true,
    commandsQueueMaxLength: MOST_COMMANDS,
    name: 'idpfile',
  };
}

/** Uneven, so that not all replicas come back in the same moment. */
function reconnectStrategy(retries: number): number {
  return Math.min(50 * 2 ** retries, 1000) * (0.5 + Math.random() / 2);
}

function databaseIn({ scheme }: ServerURL, text = '0'): number {
  if (!/^\d{1,4}$/.test(text)) throw malformed(scheme);
  return Number(text);
}

type Emitter = Readonly<{ on: (event: string, listener: (value: unknown) => void) => unknown }>;

/** Remembers what went wrong last, until the connection is good again. */
function watch(client: Emitter, errors: readonly string[], ready: string): () => unknown {
  let trouble: unknown;
  // Without a listener an error would end the process; the commands that fail tell of it.
  for (const event of errors) {
    client.on(event, (error) => {
      trouble = error;
    });
  }
  client.on(ready, () => {
    trouble = undefined;
  });
  return () => trouble;
}
