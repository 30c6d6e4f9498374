import { byId, type Fleet } from './fleet.ts';
import { sweepMap } from './memory-sweep.ts';
import type { Replica } from './store.ts';

type Beat = Readonly<{ replica: Replica; expiresAt: number }>;

type MemoryFleet = Readonly<{
  calls: Fleet;
  sweep: (budget: number) => Promise<number>;
}>;

/** The processes that run; over a memory there is one. */
export function createMemoryFleet(clock: () => number): MemoryFleet {
  const beats = new Map<string, Beat>();

  const calls: Fleet = {
    async beat(replica, lifetimeSeconds) {
      beats.set(replica.id, {
        replica: { ...replica },
        expiresAt: clock() + lifetimeSeconds * 1000,
      });
    },
    async leave(replicaId) {
      beats.delete(replicaId);
    },
    async fleet() {
      const live = [...beats.values()].filter(({ expiresAt }) => expiresAt > clock());
      return byId(live.map(({ replica }) => ({ ...replica })));
    },
  };

  return {
    calls,
    sweep: (budget) => sweepMap(beats, { now: clock(), budget, remove: (id) => beats.delete(id) }),
  };
}
