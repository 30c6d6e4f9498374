// Loaded into a server by `node --import`: answers every message of the parent with how long the
// event loop has been held up since the last.
import { monitorEventLoopDelay } from 'node:perf_hooks';

const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
process.on('message', () => {
  process.send?.({ p99Ms: delay.percentile(99) / 1e6, maxMs: delay.max / 1e6 });
  delay.reset();
});
process.channel?.unref();
// A parent that was interrupted leaves no server behind.
process.once('disconnect', () => process.exit());
