import { afterAll, beforeAll } from 'vitest';
import { openRedisStore } from '../../src/store/redis-store.ts';
import { describeWhere } from '../describe-where.ts';
import { startRedis, startSentinel, WHERE_REDIS, type RedisServer } from '../redis-server.ts';
import { describeStore } from './conformance.ts';

/** Hundreds of writes at once on a busy machine. */
const timeoutMs = 20_000;
const scheme = 'redis+sentinel';

describeWhere('Redis that a sentinel watches', WHERE_REDIS, () => {
  let server: RedisServer;
  let sentinel: Awaited<ReturnType<typeof startSentinel>>;
  beforeAll(async () => {
    server = await startRedis();
    sentinel = await startSentinel(server);
  }, 60_000);
  afterAll(async () => {
    await sentinel?.[Symbol.asyncDispose]();
    await server?.[Symbol.asyncDispose]();
  });

  const open = async (clock: () => number) => {
    const target = { scheme, rest: sentinel.url.slice(`${scheme}:`.length), password: undefined };
    const [first, second] = await Promise.all([
      openRedisStore(target, { clock, timeoutMs }),
      openRedisStore(target, { clock, timeoutMs }),
    ]);
    const close = async () => void (await Promise.all([first.close(), second.close()]));
    return { first, second, close };
  };
  describeStore('a store in it', open, { expiresByItself: true });
});
