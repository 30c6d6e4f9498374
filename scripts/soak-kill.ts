// Kills a server under load, again and again, and looks whether it keeps what it has acknowledged:
// `npm run soak:kill -- --kills 50 --seed 7`. The seed makes the same plans again; what becomes of
// them depends on the moment of each kill.
import { parseArgs } from 'node:util';
import { runKillSoak } from './soak/run-kill-soak.ts';
import type { Tally } from './soak/tally.ts';

const KILLS_PER_LINE = 10;
/** One mistake may have a thousand consequences. */
const MOST_TOLD = 20;

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '50' },
    users: { type: 'string', default: '8' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
  },
});
const seed = Number(values.seed);
process.stdout.write(`seed ${seed}, ${values.kills} kills\n`);

let told = 0;
const tell = ({ wrongs }: Tally): void => {
  for (const wrong of wrongs.slice(told, MOST_TOLD)) process.stdout.write(`WRONG ${wrong}\n`);
  told = wrongs.length;
};
const tally = await runKillSoak({
  seed,
  kills: Number(values.kills),
  users: Number(values.users),
  onKill: (done, tallied) => {
    tell(tallied);
    if (done % KILLS_PER_LINE === 0) {
      process.stdout.write(`${done} kills, ${tallied.wrongs.length} things went wrong\n`);
    }
  },
});
tell(tally);
process.stdout.write(tally.toString());
if (tally.wrongs.length > 0) process.exitCode = 1;
