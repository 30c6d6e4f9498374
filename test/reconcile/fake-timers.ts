import type { StartTimer } from '../../src/reconcile/timer.ts';

/** Time that passes only when a test says so. */
export type FakeTime = Readonly<{
  now(): number;
  startTimer: StartTimer;
  /** Lets time pass, calling back in order whatever falls due. */
  pass(ms: number): void;
  /** Milliseconds until each running timer is due. */
  pending(): number[];
}>;

export function createFakeTime(): FakeTime {
  let now = 0;
  let timers: readonly Readonly<{ at: number; callback: () => void }>[] = [];
  const due = (until: number) =>
    timers.filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at)[0];
  return {
    now: () => now,
    startTimer: (callback, ms) => {
      const timer = { at: now + ms, callback };
      timers = [...timers, timer];
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    pass: (ms) => {
      const until = now + ms;
      for (let timer = due(until); timer; timer = due(until)) {
        const { at, callback } = timer;
        timers = timers.filter((other) => other !== timer);
        now = at;
        callback();
      }
      now = until;
    },
    pending: () => timers.map(({ at }) => at - now),
  };
}
