import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { askOnAndOn } from './ask-on-and-on.ts';
import { checkFile, checkTokens, useUp } from './check-acknowledged.ts';
import { startKillSoak, type KillSoak } from './kill-soak.ts';
import { createRandom, type Random } from './random.ts';
import type { Tally } from './tally.ts';

export type KillSoakOptions = Readonly<{
  seed: number;
  kills: number;
  /** How many ask at once. */
  users: number;
  /** Told after each kill, when everything was looked at. */
  onKill?(done: number, tally: Tally): void;
}>;

/** A server says so much before it is killed, and lives a little longer than that. */
const FEWEST_WORDS = 10;
const WORDS_SPREAD = 60;
const LIFE_SPREAD_MS = 50;
const POLL_MS = 5;
/** Tokens that were looked at before and are looked at again after each kill. */
const OLD_TOKENS = 50;

/** Kills a server that is being asked for tokens, and tallies what it does not stand by afterwards. */
export async function runKillSoak(options: KillSoakOptions): Promise<Tally> {
  const place = await mkdtemp(join(tmpdir(), 'idpfile-soak-'));
  try {
    const soak = await startKillSoak(place);
    const random = createRandom(options.seed);
    try {
      await killAgainAndAgain(soak, random, options);
      await checkTokens(soak, soak.acknowledged.everything);
      await useUp(soak, random);
      await checkTokens(soak, soak.acknowledged.everything);
    } finally {
      await soak.server.stop();
    }
    return soak.tally;
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

async function killAgainAndAgain(
  soak: KillSoak,
  random: Random,
  { kills, users, onKill }: KillSoakOptions,
): Promise<void> {
  const { acknowledged, server, tally } = soak;
  const plans = Array.from({ length: users }, () => createRandom(random.below(2 ** 32)));
  for (let done = 1; done <= kills; done += 1) {
    const asking = plans.map((plan) => askOnAndOn(soak, plan));
    const enough = acknowledged.words + FEWEST_WORDS + random.below(WORDS_SPREAD);
    while (acknowledged.words < enough) await setTimeout(POLL_MS);
    await setTimeout(random.below(LIFE_SPREAD_MS));
    await server.kill();
    await Promise.all(asking);
    tally.count('kill -9 and restart');
    await server.start();
    const everything = acknowledged.everything;
    const old = Array.from({ length: OLD_TOKENS }, () => random.pick(everything));
    await checkTokens(soak, [...acknowledged.takeNews(), ...old]);
    checkFile(soak);
    onKill?.(done, tally);
  }
}
