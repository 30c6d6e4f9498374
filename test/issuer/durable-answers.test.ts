import { expect, test } from 'vitest';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import type { Store } from '../../src/store/store.ts';
import { codeIn, startBareEngine } from './bare-engine.ts';

// A write of a store resolves when it is durable: what is sent earlier may be lost by a crash.

test.each(['AccessToken', 'RefreshToken'])(
  'an answer with tokens is not sent before its %s is durable',
  async (model) => {
    const { store, hold } = holdingBack(model);
    const engine = await startBareEngine(store);
    const { code } = await engine.signIn();
    const held = hold();
    let isAnswered = false;

    const redeeming = engine.redeem(code).finally(() => {
      isAnswered = true;
    });
    await held.reached;
    // Whole requests come and go meanwhile.
    for (let turn = 0; turn < 5; turn += 1) await fetch(`${engine.url}/jwks`);
    expect(isAnswered).toBe(false);

    held.letGo();
    expect((await redeeming).status).toBe(200);
  },
);

test.each(['AuthorizationCode', 'Session'])(
  'a browser is not sent to the app before its %s is durable',
  async (model) => {
    const { store, hold } = holdingBack(model);
    const engine = await startBareEngine(store);
    const { cookies } = await engine.signIn();
    const held = hold();
    let isAnswered = false;

    const walking = engine.walk(engine.start('other'), cookies).finally(() => {
      isAnswered = true;
    });
    await held.reached;
    for (let turn = 0; turn < 5; turn += 1) await fetch(`${engine.url}/jwks`);
    expect(isAnswered).toBe(false);

    held.letGo();
    expect(codeIn(await walking)).not.toBe('');
  },
);

/** A store whose writes of one model are done, but do not resolve as long as they are held. */
function holdingBack(held: string) {
  const store = createMemoryStore();
  let reached = Promise.withResolvers<void>();
  let release = Promise.resolve();
  const after = async <T>(written: Promise<T>): Promise<T> => {
    const result = await written;
    reached.resolve();
    await release;
    return result;
  };
  return {
    hold: () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      release = promise;
      reached = Promise.withResolvers();
      return { reached: reached.promise, letGo: resolve };
    },
    store: {
      ...store,
      model(name: string) {
        const rows = store.model(name);
        if (name !== held) return rows;
        return {
          ...rows,
          upsert: (id, payload, lifetime) => after(rows.upsert(id, payload, lifetime)),
          revise: (id, change, lifetime) => after(rows.revise(id, change, lifetime)),
        } satisfies ReturnType<Store['model']>;
      },
    } satisfies Store,
  };
}
