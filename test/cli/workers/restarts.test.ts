import { expect, test } from 'vitest';
import { Restarts } from '../../../src/cli/workers/restarts.ts';

function setup() {
  let now = 0;
  const restarts = new Restarts(() => now);
  const endAfter = (workerId: number, servedMs: number) => {
    restarts.began(workerId);
    now += servedMs;
    return restarts.delayAfter(workerId);
  };
  return { restarts, endAfter };
}

test('the first that ends is started again at once, those that follow soon after ever later', () => {
  const { endAfter } = setup();
  const delays = Array.from({ length: 8 }, (_, id) => endAfter(id, 1_000));
  expect(delays).toEqual([0, 250, 500, 1_000, 2_000, 4_000, 5_000, 5_000]);
});

test('one that never began to serve counts as one that ended soon', () => {
  const { restarts } = setup();
  expect([1, 2, 3].map((id) => restarts.delayAfter(id))).toEqual([0, 250, 500]);
});

test('after one that has served for a while it begins anew', () => {
  const { endAfter } = setup();
  for (const id of [1, 2, 3]) endAfter(id, 1_000);
  expect(endAfter(4, 10_000)).toBe(0);
  expect(endAfter(5, 1_000)).toBe(0);
  expect(endAfter(6, 1_000)).toBe(250);
});

test('nothing is started after it was cancelled', async () => {
  const { restarts } = setup();
  const started: string[] = [];
  restarts.after(0, () => started.push('cancelled'));
  restarts.cancel();
  await new Promise<void>((resolve) => {
    restarts.after(0, () => {
      started.push('later');
      resolve();
    });
  });
  expect(started).toEqual(['later']);
});
