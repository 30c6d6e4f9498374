import { afterAll, beforeAll } from 'vitest';
import type { Seal } from '../../src/secret/seal.ts';
import { openRedisStore } from '../../src/store/redis-store.ts';
import { describeWhere } from '../describe-where.ts';
import { startRedis, WHERE_REDIS, type RedisServer } from '../redis-server.ts';
import { describeStore } from './conformance.ts';
import { sealsOfRotation } from './seals.ts';

/** Hundreds of writes at once on a busy machine. */
const timeoutMs = 20_000;

describeWhere('Redis', WHERE_REDIS, () => {
  let server: RedisServer;
  beforeAll(async () => {
    server = await startRedis();
  }, 60_000);
  afterAll(() => server[Symbol.asyncDispose]());

  const openWith =
    (database: number, seals: readonly [Seal?, Seal?] = []) =>
    async (clock: () => number) => {
      const rest = `${server.url.slice('redis:'.length)}/${database}`;
      const target = { scheme: 'redis', rest, password: undefined };
      const [first, second] = await Promise.all([
        openRedisStore(target, { clock, timeoutMs, seal: seals[0] }),
        openRedisStore(target, { clock, timeoutMs, seal: seals[1] }),
      ]);
      return {
        first,
        second,
        async close() {
          await Promise.all([first.close(), second.close()]);
        },
      };
    };
  describeStore('Redis store', openWith(0), { expiresByItself: true });
  describeStore('sealed Redis store', openWith(1, sealsOfRotation()), { expiresByItself: true });
});
