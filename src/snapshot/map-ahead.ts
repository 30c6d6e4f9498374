import { setImmediate } from 'node:timers/promises';

/** As many are begun before the first is done: enough for a thread to be asked about many at once. */
const AHEAD = 48;

/** What takes longer is followed by a turn of the event loop. */
const SHORT_MS = 1;

/**
 * Does the same with each of many things, several at a time, and gives the results in their order.
 * While one waits for another thread, the next can be worked on. No two that take long are worked on
 * in the same turn of the event loop, so that requests are answered in between.
 */
export async function mapAhead<T, R>(
  items: readonly T[],
  work: (item: T) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = [];
  const left = items.entries();
  let turn = Promise.resolve();
  // One after another: those that wait for the same turn would all be called in it.
  const ownTurn = () => (turn = turn.then(() => setImmediate()));

  const worker = async () => {
    await ownTurn();
    for (const [index, item] of left) {
      const began = performance.now();
      results[index] = await work(item);
      if (performance.now() - began > SHORT_MS) await ownTurn();
    }
  };
  await Promise.all(Array.from({ length: Math.min(AHEAD, items.length) }, worker));
  return results;
}
