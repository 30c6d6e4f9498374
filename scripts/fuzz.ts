// Looks for files that make the reading of a directory throw, hang, grow or misunderstand:
// `npm run fuzz -- --runs 1000000`. A failure prints the seed that repeats it.
import { parseArgs } from 'node:util';
import { runFuzz } from './fuzz/run-fuzz.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
    runs: { type: 'string', default: '100000' },
  },
});
const seed = Number(values.seed);
const runs = Number(values.runs);
process.stdout.write(`seed ${seed}, ${runs} inputs\n`);

try {
  await runFuzz({
    seed,
    runs,
    onBatch: (done, heapBytes) =>
      process.stdout.write(`${done} inputs, heap ${Math.round(heapBytes / 1024 / 1024)} MiB\n`),
  });
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
