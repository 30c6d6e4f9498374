import { createMemoryCounters } from './memory-counters.ts';
import { createMemoryRows } from './memory-rows.ts';
import type { Store } from './store.ts';

/**
 * A store that lives as long as its process: for trying things out and for tests.
 * @param clock the time in milliseconds since the epoch
 */
export function createMemoryStore(clock: () => number = Date.now): Store {
  const rows = createMemoryRows(clock);
  const counters = createMemoryCounters(clock);
  return {
    model: rows.model,
    ...rows.owners,
    ...counters.calls,
    async sweep(budget) {
      const swept = await rows.sweep(budget);
      return swept + (await counters.sweep(budget - swept));
    },
    health: async () => {},
    close: async () => {},
  };
}
