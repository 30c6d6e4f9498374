import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { mapAhead } from '../../src/snapshot/map-ahead.ts';

test('results come in the order of the items, whichever is done first', async () => {
  const gates = Array.from({ length: 4 }, () => Promise.withResolvers<void>());
  const mapped = mapAhead([0, 1, 2, 3], async (index) => {
    await gates[index]?.promise;
    return index * 10;
  });
  for (const gate of gates.toReversed()) gate.resolve();
  expect(await mapped).toEqual([0, 10, 20, 30]);
});

test('some wait while others are worked on, and not all are begun at once', async () => {
  let running = 0;
  let most = 0;
  const items = Array.from({ length: 100 }, (_, index) => index);
  await mapAhead(items, async () => {
    running += 1;
    most = Math.max(most, running);
    await setTimeout(5);
    running -= 1;
  });
  expect(most).toBeGreaterThan(1);
  expect(most).toBeLessThan(items.length);
});

test('what takes long and never waits lets others have their turn', async () => {
  let turns = 0;
  let isOver = false;
  const count = () => {
    turns += 1;
    if (!isOver) setImmediate(count);
  };
  setImmediate(count);
  const items = Array.from({ length: 40 }, (_, index) => index);
  await mapAhead(items, async () => {
    for (const end = performance.now() + 2; performance.now() < end;);
    await Promise.resolve();
  });
  isOver = true;
  expect(turns).toBeGreaterThanOrEqual(items.length);
});
