// Puts 70 % of what they can bear on two workers for half an hour: `npm run soak:workers -- --minutes 30`.
// Prints a line a minute, and in the end what was wrong: errors, memory that grows, answers that take ever
// longer.
import { parseArgs } from 'node:util';
import { runWorkersSoak } from './soak/run-workers-soak.ts';
import { faultsOf, type Span } from './soak/span.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '30' },
    workers: { type: 'string', default: '2' },
    /** Of the peak. */
    share: { type: 'string', default: '0.7' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
  },
});

const spans = await runWorkersSoak({
  workers: Number(values.workers),
  peakMs: 20_000,
  spans: Number(values.minutes),
  spanMs: 60_000,
  share: Number(values.share),
  seed: Number(values.seed),
  onPeak: (perSecond) =>
    process.stdout.write(`peak ${Math.round(perSecond)} operations a second\n`),
  onSpan: (span) => process.stdout.write(lineOf(span)),
});
const faults = faultsOf(spans);
for (const fault of faults) process.stdout.write(`WRONG ${fault}\n`);
process.stdout.write(`${faults.length === 0 ? 'nothing' : `${faults.length} things`} went wrong\n`);
if (faults.length > 0) process.exitCode = 1;

function lineOf({ done, errors, p50Ms, p99Ms, memory }: Span): string {
  const sizes = [...memory].map(([pid, size]) => `${pid}: ${Math.round(size / 1024)} MiB`);
  const times = `p50 ${Math.round(p50Ms)} ms, p99 ${Math.round(p99Ms)} ms`;
  return `${done} done, ${errors.length} errors, ${times}; ${sizes.join(', ')}\n`;
}
