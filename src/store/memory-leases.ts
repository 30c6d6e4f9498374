import type { Leases } from './leases.ts';
import { sweepMap } from './memory-sweep.ts';

type Lease = Readonly<{ holder: string; number: number; expiresAt: number }>;

type MemoryLeases = Readonly<{
  calls: Leases;
  sweep: (budget: number) => Promise<number>;
}>;

/** Tasks that one holder at a time may do. */
export function createMemoryLeases(clock: () => number): MemoryLeases {
  const leases = new Map<string, Lease>();
  let newest = 0;

  function live(task: string): Lease | undefined {
    const lease = leases.get(task);
    return lease !== undefined && lease.expiresAt > clock() ? lease : undefined;
  }

  const calls: Leases = {
    async lease(task, holder, lifetimeSeconds) {
      const held = live(task);
      if (held !== undefined && held.holder !== holder) return undefined;
      const number = held?.number ?? (newest += 1);
      leases.set(task, { holder, number, expiresAt: clock() + lifetimeSeconds * 1000 });
      return number;
    },
    async release(task, holder) {
      if (leases.get(task)?.holder === holder) leases.delete(task);
    },
  };

  return {
    calls,
    sweep: (budget) =>
      sweepMap(leases, { now: clock(), budget, remove: (task) => leases.delete(task) }),
  };
}
