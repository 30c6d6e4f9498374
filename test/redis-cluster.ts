import { createClient } from '@redis/client';
import { startRedis, type RedisServer } from './redis-server.ts';

const SLOTS = 16_384;
const MASTERS = 3;

/** Three masters without replicas, each with a third of the keys. */
export type RedisCluster = Readonly<{
  servers: readonly RedisServer[];
  /** With the password; names two of them. */
  url: string;
  [Symbol.asyncDispose]: () => Promise<void>;
}>;

export async function startRedisCluster(): Promise<RedisCluster> {
  const words = ['--cluster-enabled', 'yes', '--cluster-config-file', 'nodes.conf'];
  const servers = await Promise.all(Array.from({ length: MASTERS }, () => startRedis(words)));
  const [first, second] = servers;
  if (first === undefined || second === undefined) throw new Error('no servers');
  for (const [index, { url }] of servers.entries()) {
    const [from, to] = [index, index + 1].map((at) => Math.floor((at * SLOTS) / MASTERS));
    await command(url, ['CLUSTER', 'ADDSLOTSRANGE', String(from), String((to ?? 0) - 1)]);
    if (index > 0) await command(url, ['CLUSTER', 'MEET', '127.0.0.1', String(first.port)]);
  }
  for (const { url } of servers) await untilComplete(url);
  return {
    servers,
    url: `redis+cluster://:${first.password}@127.0.0.1:${first.port},127.0.0.1:${second.port}`,
    async [Symbol.asyncDispose]() {
      await Promise.all(servers.map((server) => server[Symbol.asyncDispose]()));
    },
  };
}

async function untilComplete(url: string): Promise<void> {
  for (;;) {
    const [info, nodes] = [
      String(await command(url, ['CLUSTER', 'INFO'])),
      String(await command(url, ['CLUSTER', 'NODES'])),
    ];
    const isWhole = nodes.trim().split('\n').length === MASTERS && !nodes.includes('handshake');
    if (info.includes('cluster_state:ok') && isWhole) return;
  }
}

/** Sends one command to one server. */
export async function command(url: string, words: readonly string[]): Promise<unknown> {
  const client = createClient({ url });
  await client.connect();
  try {
    return await client.sendCommand([...words]);
  } finally {
    client.destroy();
  }
}
