import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { changeOnce } from './change-once.ts';
import { confirmTo, writeTo } from './changes.ts';
import { createRandom } from './random.ts';
import { createSoak, type Soak } from './soak.ts';
import type { Memory } from './soaked-server.ts';
import type { Tally } from './tally.ts';
import { useOnAndOn } from './use-on-and-on.ts';

export type SoakOptions = Readonly<{
  /** The same seed makes the same changes, and each user the same plans. */
  seed: number;
  changes: number;
  users: number;
  /** Told after each change. */
  onChange?(done: number, tally: Tally): void;
}>;

/** At least so many milliseconds from one change to the next. */
const PACE_MS = 300;
/** One process is left alone in the end; its memory is watched once it has warmed up. */
const SHARE_WITH_KILLS = 0.6;
const SHARE_UNTIL_WARM = 0.75;
const CHANGES_PER_KILL = 40;
const MOST_GROWTH = { heapUsed: 24 * 1024 * 1024, rss: 48 * 1024 * 1024 };

/** Changes the files of a server under load, kills it now and then, and tallies what goes wrong. */
export async function runSoak(options: SoakOptions): Promise<Tally> {
  const place = await mkdtemp(join(tmpdir(), 'idpfile-soak-'));
  try {
    const soak = await createSoak(place, options.seed);
    await begin(soak);
    const stop = new AbortController();
    const users = Array.from({ length: options.users }, (_, index) =>
      useOnAndOn(soak, createRandom(options.seed + index + 1), stop.signal),
    );
    try {
      await changeAgainAndAgain(soak, options);
    } finally {
      stop.abort();
      await Promise.all(users);
      await soak.server.stop();
    }
    soak.reported.check(soak.tally);
    return soak.tally;
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

async function begin({ changes, layouts, ledger, server }: Soak): Promise<void> {
  const first = changes.first();
  writeTo(ledger, first);
  layouts.publish(first.files, 'in place');
  await server.start();
  confirmTo(ledger, first);
}

async function changeAgainAndAgain(soak: Soak, options: SoakOptions): Promise<void> {
  const { server, tally } = soak;
  const lastKill = Math.floor(options.changes * SHARE_WITH_KILLS);
  const warm = Math.ceil(options.changes * SHARE_UNTIL_WARM);
  const step = Math.min(CHANGES_PER_KILL, lastKill);
  let before: Memory | undefined;
  for (let done = 1; done <= options.changes; done++) {
    const pace = setTimeout(PACE_MS);
    await changeOnce(soak, done <= lastKill && done % step === 0);
    if (done === warm) before = await server.memory();
    options.onChange?.(done, tally);
    await pace;
  }
  if (before) compareMemory(before, await server.memory(), tally);
}

function compareMemory(before: Memory, after: Memory, tally: Tally): void {
  for (const part of ['heapUsed', 'rss'] as const) {
    tally.note(
      `${part} before and after`,
      `${mebibytes(before[part])} → ${mebibytes(after[part])}`,
    );
    if (after[part] - before[part] > MOST_GROWTH[part]) tally.wrong(`${part} grew`);
  }
}

function mebibytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MiB`;
}
