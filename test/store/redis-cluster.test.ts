import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { openRedisStore } from '../../src/store/redis-store.ts';
import { describeWhere } from '../describe-where.ts';
import { command, startRedisCluster, type RedisCluster } from '../redis-cluster.ts';
import { WHERE_REDIS } from '../redis-server.ts';
import { describeStore } from './conformance.ts';
import { newId } from './owned-state.ts';

/** Hundreds of writes at once on a busy machine. */
const timeoutMs = 20_000;
const scheme = 'redis+cluster';

describeWhere('Redis Cluster', WHERE_REDIS, () => {
  let cluster: RedisCluster;
  beforeAll(async () => {
    cluster = await startRedisCluster();
  }, 60_000);
  afterAll(() => cluster?.[Symbol.asyncDispose]());

  const open = async (clock: () => number) => {
    const target = { scheme, rest: cluster.url.slice(`${scheme}:`.length), password: undefined };
    const [first, second] = await Promise.all([
      openRedisStore(target, { clock, timeoutMs }),
      openRedisStore(target, { clock, timeoutMs }),
    ]);
    const close = async () => void (await Promise.all([first.close(), second.close()]));
    return { first, second, close };
  };
  describeStore('a store in it', open, { expiresByItself: true });

  test('each of the servers keeps a part of what there is', async () => {
    const store = await openStore(cluster.url, { stateDirectory: '/' });
    await Promise.all(
      Array.from({ length: 60 }, newId).map((id) =>
        store.model('AccessToken').upsert(id, { jti: id, grantId: id, clientId: 'wiki' }, 60),
      ),
    );
    const sizes = await Promise.all(
      cluster.servers.map(async ({ url }) => Number(await command(url, ['DBSIZE']))),
    );
    expect(Math.min(...sizes)).toBeGreaterThan(10);
    await store.close();
  });
});
