import { expect, test } from 'vitest';

import { Hints } from '../../src/reconcile/hints.ts';

test('the first look is at everything, later ones where the hints point', () => {
  const hints = new Hints();
  expect(hints.take()).toBeUndefined();
  hints.add('/a');
  hints.add('/b');
  hints.add('/a');
  expect(hints.take()).toEqual(new Set(['/a', '/b']));
  expect(hints.take()).toEqual(new Set());
});

test('a hint without a path means everything, whatever comes after it', () => {
  const hints = new Hints();
  hints.take();
  hints.add('/a');
  hints.add();
  hints.add('/b');
  expect(hints.take()).toBeUndefined();
});

test('after more than 256 names everything is looked at: some may have been lost', () => {
  const hints = new Hints();
  hints.take();
  for (let i = 0; i < 256; i++) hints.add(`/${i}`);
  expect(hints.take()?.size).toBe(256);
  for (let i = 0; i < 257; i++) hints.add(`/${i}`);
  expect(hints.take()).toBeUndefined();
});

test('a few names can be looked at ahead, and are still there for the pass', () => {
  const hints = new Hints();
  expect(hints.few()).toBeUndefined();
  hints.take();
  for (let i = 0; i < 16; i++) hints.add(`/${i}`);
  expect(hints.few()?.size).toBe(16);
  expect(hints.take()?.size).toBe(16);
  for (let i = 0; i < 17; i++) hints.add(`/${i}`);
  expect(hints.few()).toBeUndefined();
});
