import { setTimeout as pause } from 'node:timers/promises';

type Operation = () => Promise<void>;

/** What came of some load. */
export type LoadResult = Readonly<{
  /** Milliseconds from when each was due until it was done. */
  latencies: readonly number[];
  /** What those said that failed. */
  errors: readonly string[];
}>;

const TICK_MS = 5;

/** Does something again and again on some connections at once; returns how often it was done a second. */
export async function measurePeak(
  operation: Operation,
  { forMs, connections }: Readonly<{ forMs: number; connections: number }>,
): Promise<number> {
  const end = performance.now() + forMs;
  let count = 0;
  const loop = async () => {
    while (performance.now() < end) {
      await operation();
      count += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, loop));
  return count / (forMs / 1000);
}

/**
 * Does something so many times a second, whether the ones before are done or not: as people and apps do,
 * who do not wait for each other.
 */
export async function loadAtPace(
  operation: Operation,
  { forMs, perSecond }: Readonly<{ forMs: number; perSecond: number }>,
): Promise<LoadResult> {
  const latencies: number[] = [];
  const errors: string[] = [];
  const underWay = new Set<Promise<void>>();
  const began = performance.now();
  const doOne = async (due: number) => {
    try {
      await operation();
      latencies.push(performance.now() - due);
    } catch (thrown) {
      errors.push(String(thrown));
    }
  };
  for (let started = 0; performance.now() - began < forMs; await pause(TICK_MS)) {
    const wanted = ((performance.now() - began) / 1000) * perSecond;
    for (; started < wanted; started += 1) {
      const one = doOne(began + (started / perSecond) * 1000).finally(() => underWay.delete(one));
      underWay.add(one);
    }
  }
  await Promise.all(underWay);
  return { latencies, errors };
}
