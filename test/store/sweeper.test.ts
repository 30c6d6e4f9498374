import { expect, onTestFinished, test } from 'vitest';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import type { Store } from '../../src/store/store.ts';
import { StoreUnavailable } from '../../src/store/store.ts';
import { startSweeper } from '../../src/store/sweeper.ts';

test('expired rows are deleted in the background', async () => {
  let now = 0;
  const store = createMemoryStore(() => now);
  await store.model('AccessToken').upsert('token', { jti: 'token' }, 60);
  const sweeps: number[] = [];
  const watched = onEachSweep(store, async (budget) => {
    sweeps.push(await store.sweep(budget));
    return 0;
  });
  const sweeper = startSweeper(watched, { intervalMs: 2, onError: () => expect.unreachable() });
  onTestFinished(() => sweeper.stop());
  await expect.poll(() => sweeps.length).toBeGreaterThan(1);
  now = 60_000;
  await expect.poll(() => sweeps).toContain(1);
});

test('a failed sweep is told and the next one is tried', async () => {
  const errors: unknown[] = [];
  const store = onEachSweep(createMemoryStore(), () =>
    Promise.reject(new StoreUnavailable('away')),
  );
  const sweeper = startSweeper(store, { intervalMs: 2, onError: (error) => errors.push(error) });
  onTestFinished(() => sweeper.stop());
  await expect.poll(() => errors.length).toBeGreaterThan(1);
  expect(errors[0]).toBeInstanceOf(StoreUnavailable);
});

test('who has not its turn does not sweep', async () => {
  let turns = 0;
  let sweeps = 0;
  const store = onEachSweep(createMemoryStore(), async () => (sweeps += 1));
  const sweeper = startSweeper(store, {
    intervalMs: 2,
    isOurTurn: () => (turns += 1) > 5,
    onError: () => expect.unreachable(),
  });
  onTestFinished(() => sweeper.stop());
  await expect.poll(() => turns).toBeGreaterThan(3);
  await expect.poll(() => sweeps).toBeGreaterThan(0);
  expect(sweeps).toBeLessThanOrEqual(turns - 5);
});

test('sweeps do not overlap, and stopping waits for the one under way', async () => {
  const done = Promise.withResolvers<number>();
  let begun = 0;
  const store = onEachSweep(createMemoryStore(), () => {
    begun += 1;
    return done.promise;
  });
  const sweeper = startSweeper(store, { intervalMs: 1, onError: () => expect.unreachable() });
  await expect.poll(() => begun).toBe(1);
  const stopped = sweeper.stop().then(() => 'stopped');
  expect(await Promise.race([stopped, Promise.resolve('waiting')])).toBe('waiting');
  done.resolve(0);
  expect(await stopped).toBe('stopped');
  expect(begun).toBe(1);
});

function onEachSweep(store: Store, sweep: Store['sweep']): Store {
  return { ...store, sweep };
}
