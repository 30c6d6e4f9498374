// Loaded into a server by `node --import`: answers every message of the parent with how long the
// event loop has been held up since the last, and the processor time that the process has used.
import { monitorEventLoopDelay } from 'node:perf_hooks';

const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  const cpuMs = (user + system) / 1_000;
  process.send?.({ p99Ms: delay.percentile(99) / 1e6, maxMs: delay.max / 1e6, cpuMs });
  delay.reset();
});
process.channel?.unref();
// A parent that was interrupted leaves no server behind.
process.once('disconnect', () => process.exit());
