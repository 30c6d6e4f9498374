// Changes the files of a server under load for minutes on end, well and badly, and kills it now and
// then: `npm run soak:reload -- --minutes 10`. Prints what was done and what went wrong; the seed
// makes the same changes again.
import { parseArgs } from 'node:util';
import { runSoak } from './soak/run-soak.ts';

const CHANGES_PER_MINUTE = 200;
const CHANGES_PER_LINE = 100;
/** One mistake may have a thousand consequences. */
const MOST_TOLD = 20;

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    users: { type: 'string', default: '4' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
  },
});
const seed = Number(values.seed);
const changes = Math.round(Number(values.minutes) * CHANGES_PER_MINUTE);
process.stdout.write(`seed ${seed}, ${changes} changes\n`);

let told = 0;
const tally = await runSoak({
  seed,
  changes,
  users: Number(values.users),
  onChange: (done, { wrongs }) => {
    for (const wrong of wrongs.slice(told, MOST_TOLD)) process.stdout.write(`WRONG ${wrong}\n`);
    told = wrongs.length;
    if (done % CHANGES_PER_LINE === 0) {
      process.stdout.write(`${done} changes, ${wrongs.length} things went wrong\n`);
    }
  },
});
process.stdout.write(tally.toString());
if (tally.wrongs.length > 0) process.exitCode = 1;
