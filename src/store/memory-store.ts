import { createMemoryCounters } from './memory-counters.ts';
import { createMemoryDocuments } from './memory-documents.ts';
import { createMemoryFleet } from './memory-fleet.ts';
import { createMemoryLeases } from './memory-leases.ts';
import { createMemoryRows } from './memory-rows.ts';
import type { Store } from './store.ts';
import { inTurn } from './sweep-in-steps.ts';

/**
 * A store that lives as long as its process: for trying things out and for tests.
 * @param clock the time in milliseconds since the epoch
 */
export function createMemoryStore(clock: () => number = Date.now): Store {
  const rows = createMemoryRows(clock);
  const counters = createMemoryCounters(clock);
  const leases = createMemoryLeases(clock);
  const fleet = createMemoryFleet(clock);
  return {
    model: rows.model,
    ...rows.owners,
    ...counters.calls,
    ...leases.calls,
    ...fleet.calls,
    ...createMemoryDocuments(),
    sweep: inTurn([rows, counters, leases, fleet].map((part) => part.sweep)),
    health: async () => {},
    close: async () => {},
  };
}
