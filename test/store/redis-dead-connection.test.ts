import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { describeWhere } from '../describe-where.ts';
import { startRedis, WHERE_REDIS, type RedisServer } from '../redis-server.ts';

/** Passes bytes on until it is told to forget: connections stay open then, and say nothing. */
async function startForgetfulProxy(to: number) {
  const passing = new Set<Socket>();
  const server = createServer((socket) => {
    const other = connect(to, '127.0.0.1');
    socket.pipe(other).pipe(socket);
    for (const end of [socket, other]) {
      passing.add(end);
      end.on('error', () => {});
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no TCP address');
  return {
    port: address.port,
    forget() {
      for (const socket of passing) socket.unpipe().resume();
    },
    async stop() {
      for (const socket of passing) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

describeWhere('a connection to Redis that is dead without saying so', WHERE_REDIS, () => {
  let server: RedisServer;
  let proxy: Awaited<ReturnType<typeof startForgetfulProxy>>;
  beforeAll(async () => {
    server = await startRedis();
    proxy = await startForgetfulProxy(server.port);
  });
  afterAll(async () => {
    await proxy?.stop();
    await server?.[Symbol.asyncDispose]();
  });

  test('is replaced by another within seconds', { timeout: 30_000 }, async () => {
    const url = server.url.replace(String(server.port), String(proxy.port));
    const store = await openStore(url, { stateDirectory: '/' });
    await store.health();
    proxy.forget();
    await expect(store.health()).rejects.toMatchObject({ code: 'store-unavailable' });

    const isHealthy = () =>
      store.health().then(
        () => true,
        () => false,
      );
    while (!(await isHealthy())) await setTimeout(20);

    expect(await store.once('after', 60)).toBe(true);
    await store.close();
  });
});
