import { afterAll, beforeAll } from 'vitest';
import { openRedisStore } from '../../src/store/redis-store.ts';
import { describeWhere } from '../describe-where.ts';
import { startRedis, WHERE_REDIS, type RedisServer } from '../redis-server.ts';
import { describeStore } from './conformance.ts';

/** Hundreds of writes at once on a busy machine. */
const timeoutMs = 20_000;

describeWhere('Redis', WHERE_REDIS, () => {
  let server: RedisServer;
  beforeAll(async () => {
    server = await startRedis();
  }, 60_000);
  afterAll(() => server[Symbol.asyncDispose]());

  const open = async (clock: () => number) => {
    const target = {
      scheme: 'redis',
      rest: server.url.slice('redis:'.length),
      password: undefined,
    };
    const [first, second] = await Promise.all([
      openRedisStore(target, { clock, timeoutMs }),
      openRedisStore(target, { clock, timeoutMs }),
    ]);
    return {
      first,
      second,
      async close() {
        await Promise.all([first.close(), second.close()]);
      },
    };
  };
  describeStore('Redis store', open, { expiresByItself: true });
});
