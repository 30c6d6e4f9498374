import { NO_HITS, type Counters } from './counters.ts';
import { sweepMap } from './memory-sweep.ts';

type Counter = Readonly<{ count: number; expiresAt: number }>;

type MemoryCounters = Readonly<{
  calls: Counters;
  sweep: (budget: number) => Promise<number>;
}>;

/** One-time keys and counters. */
export function createMemoryCounters(clock: () => number): MemoryCounters {
  const counters = new Map<string, Counter>();

  function live(key: string): Counter | undefined {
    const counter = counters.get(key);
    return counter !== undefined && counter.expiresAt > clock() ? counter : undefined;
  }

  function hits(key: string) {
    const counter = live(key);
    return counter === undefined
      ? NO_HITS
      : { count: counter.count, resetMs: counter.expiresAt - clock() };
  }

  const calls: Counters = {
    async once(key, lifetimeSeconds) {
      if (live(`once:${key}`) !== undefined) return false;
      counters.set(`once:${key}`, { count: 1, expiresAt: clock() + lifetimeSeconds * 1000 });
      return true;
    },
    async hit(key, windowSeconds) {
      const counter = live(`hit:${key}`) ?? { count: 0, expiresAt: clock() + windowSeconds * 1000 };
      counters.set(`hit:${key}`, { ...counter, count: counter.count + 1 });
      return hits(`hit:${key}`);
    },
    hits: async (key) => hits(`hit:${key}`),
    async clearHits(key) {
      counters.delete(`hit:${key}`);
    },
  };

  return {
    calls,
    sweep: (budget) =>
      sweepMap(counters, { now: clock(), budget, remove: (key) => counters.delete(key) }),
  };
}
