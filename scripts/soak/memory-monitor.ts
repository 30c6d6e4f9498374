// Loaded into a server by `node --expose-gc --import`: answers every message of the parent with the
// memory that is in use when nothing is left to collect.
import { setImmediate } from 'node:timers/promises';

process.on('message', () => void answer());
process.channel?.unref();
// A parent that was interrupted leaves no server behind.
process.once('disconnect', () => process.exit());

async function answer(): Promise<void> {
  collect();
  // What a WeakRef leads to is kept until the event loop turns.
  await setImmediate();
  collect();
  const { heapUsed, rss } = process.memoryUsage();
  process.send?.({ heapUsed, rss });
}

/** Any other collection leaves pages with the process, for what comes next: some 200 MiB of them. */
function collect(): void {
  globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}
