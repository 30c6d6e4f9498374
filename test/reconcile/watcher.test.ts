import { chmodSync } from 'node:fs';
import { expect, test } from 'vitest';

import { Watcher } from '../../src/reconcile/watcher.ts';
import { createTemporaryDirectory } from '../tree/temporary-directory.ts';
import { createFakeTime } from './fake-timers.ts';

const SOON = { timeout: 10_000, interval: 5 };
const isRoot = process.geteuid?.() === 0;

function setup(root: string) {
  const time = createFakeTime();
  const hints: (string | undefined)[] = [];
  const troubles: unknown[] = [];
  const watcher = new Watcher({
    root,
    onHint: (path) => hints.push(path),
    onTrouble: (cause) => troubles.push(cause),
    startTimer: time.startTimer,
  });
  return { time, hints, troubles, watcher };
}

test('without any event it hints at everything every 30 s', async () => {
  using dir = createTemporaryDirectory();
  const { time, hints, watcher } = setup(dir.path);
  watcher.start();
  await expect.poll(() => hints.length, SOON).toBe(1);
  time.pass(29_999);
  expect(hints).toHaveLength(1);
  time.pass(1);
  time.pass(60_000);
  expect(hints).toEqual([undefined, undefined, undefined, undefined]);
  await watcher.close();
  expect(time.pending()).toEqual([]);
});

test('where the system refuses to watch it warns once, hints every second, and recovers', async () => {
  using dir = createTemporaryDirectory();
  dir.write('closed/conf/clients/a.yaml');
  chmodSync(dir.path, 0o755);
  // Whoever may pass a directory but not read it may not watch it either.
  chmodSync(dir.at('closed'), isRoot ? 0o711 : 0o311);
  if (isRoot) process.seteuid?.(65534);
  const { time, hints, troubles, watcher } = setup(dir.at('closed/conf'));
  try {
    watcher.start();
    await expect.poll(() => troubles.length, SOON).toBe(1);
    expect(troubles[0]).toMatchObject({ code: 'EACCES' });
    const before = hints.length;
    for (let second = 1; second <= 29; second++) {
      time.pass(1_000);
      expect(hints.length).toBeGreaterThanOrEqual(before + second);
    }

    // The first attempt to recover fails, and does not warn again.
    time.pass(1_000);
    expect(time.pending()).toEqual([30_000]);
    await expect.poll(() => time.pending(), SOON).toEqual([1_000]);
    expect(troubles).toHaveLength(1);
  } finally {
    if (isRoot) process.seteuid?.(0);
  }

  chmodSync(dir.at('closed'), 0o755);
  for (let second = 1; second <= 30; second++) time.pass(1_000);
  const before = hints.length;
  await expect.poll(() => hints.length, SOON).toBe(before + 1);
  expect(time.pending()).toEqual([30_000]);
  await watcher.close();
  expect(troubles).toHaveLength(1);
});
