import { expect, test } from 'vitest';

import { Settle } from '../../src/reconcile/settle.ts';
import { createFakeTime } from './fake-timers.ts';

function setup() {
  const time = createFakeTime();
  const calls: number[] = [];
  const pauses: number[] = [];
  const { startTimer, now } = time;
  const settle = new Settle({
    onPause: () => pauses.push(time.now()),
    onQuiet: () => calls.push(time.now()),
    startTimer,
    now,
  });
  return { time, calls, pauses, settle };
}

test('a burst of hints becomes one call, 25 ms after the last', () => {
  const { time, calls, settle } = setup();
  for (let i = 0; i < 10; i++) {
    settle.hint();
    time.pass(20);
  }
  expect(calls).toEqual([]);
  time.pass(100);
  expect(calls).toEqual([9 * 20 + 25]);
});

test('an endless trickle is cut after three seconds, again and again', () => {
  const { time, calls, settle } = setup();
  while (time.now() < 7_000) {
    settle.hint();
    time.pass(10);
  }
  expect(calls).toEqual([3_000, 6_000]);
});

test('a hint after a call begins anew', () => {
  const { time, calls, settle } = setup();
  settle.hint();
  time.pass(5_000);
  settle.hint();
  time.pass(25);
  expect(calls).toEqual([25, 5_025]);
});

test('a closed one does not call', () => {
  const { time, calls, settle } = setup();
  settle.hint();
  settle.close();
  time.pass(5_000);
  expect(calls).toEqual([]);
});

test('a pause of 5 ms is told of once in a burst, and again in the next', () => {
  const { time, pauses, settle } = setup();
  settle.hint();
  time.pass(3);
  settle.hint();
  time.pass(10);
  settle.hint();
  time.pass(100);
  settle.hint();
  time.pass(100);
  expect(pauses).toEqual([8, 118]);
});

test('a burst without a pause is only told of when it is quiet', () => {
  const { time, calls, pauses, settle } = setup();
  while (time.now() < 3_000) {
    settle.hint();
    time.pass(4);
  }
  expect({ pauses, calls }).toEqual({ pauses: [], calls: [3_000] });
});
