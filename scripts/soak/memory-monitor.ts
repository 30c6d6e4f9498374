// Loaded into a server by `node --expose-gc --import`: answers every message of the parent with the
// memory that is in use when nothing is left to collect.
import { setImmediate } from 'node:timers/promises';

process.on('message', () => void answer());
process.channel?.unref();
// A parent that was interrupted leaves no server behind.
process.once('disconnect', () => process.exit());

async function answer(): Promise<void> {
  globalThis.gc?.();
  // What a WeakRef leads to is kept until the event loop turns.
  await setImmediate();
  globalThis.gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  process.send?.({ heapUsed, rss });
}
