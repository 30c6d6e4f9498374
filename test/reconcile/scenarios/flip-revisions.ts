// Puts revision after revision into a place, of which every file says the number:
// `node flip-revisions.ts volume|link|checkout PLACE`, until its input ends. Prints the number of the
// first revision once it stands, and in the end that of the last. Started by flipper.ts.
import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';

import { FILES_OF, flipperName, type FlipperName } from './flipper.ts';
import { fill } from './scenario.ts';

/** Some revisions stay long enough to be read, many go while they are. */
const PAUSES_MS = [0, 150, 30, 600];

const [, , word = '', place = ''] = process.argv;
const name = flipperName(word);

const PUBLISH = {
  volume: (number) => {
    mkdirSync(`${place}/root`, { recursive: true });
    writeAll(`${place}/root/..${number}`, number);
    turn(`${place}/root/..data`, `..${number}`);
    rmSync(`${place}/root/..${number - 1}`, { recursive: true, force: true });
  },
  link: (number) => {
    writeAll(`${place}/trees/${number}`, number);
    turn(`${place}/root`, `trees/${number}`);
    rmSync(`${place}/trees/${number - 1}`, { recursive: true, force: true });
  },
  checkout: (number) => {
    git('checkout', '--quiet', `revision-${number}`);
  },
} satisfies Record<FlipperName, (number: number) => void>;

let isOver = false;
process.stdin.once('end', () => (isOver = true)).resume();
let number = 1;
if (name === 'checkout') createRepository();
PUBLISH[name](number);
process.stdout.write(`${number}\n`);
for (let round = 0; !isOver; round++) {
  // Two commits are enough: a checkout replaces all the files each time.
  number = name === 'checkout' ? 3 - number : number + 1;
  PUBLISH[name](number);
  await setTimeout(pauseMs(round));
}
process.stdout.write(`${number}\n`);

/** Longer and longer, for machines on which nothing could be read in the first pauses. */
function pauseMs(round: number): number {
  const pause = PAUSES_MS[round % PAUSES_MS.length] ?? 0;
  return pause * (1 + Math.floor(round / PAUSES_MS.length) / 4);
}

function writeAll(directory: string, revision: number): void {
  const names = Array.from({ length: FILES_OF[name] }, (_, index) => `clients/${index}.yaml`);
  fill(directory, Object.fromEntries(names.map((path) => [path, `revision: ${revision}\n`])));
}

function turn(link: string, target: string): void {
  symlinkSync(target, `${link}_tmp`);
  renameSync(`${link}_tmp`, link);
}

function createRepository(): void {
  mkdirSync(`${place}/root`);
  git('init', '--quiet');
  for (const revision of [2, 1]) {
    writeAll(`${place}/root`, revision);
    git('checkout', '--quiet', '-b', `revision-${revision}`);
    git('add', '.');
    git('commit', '--quiet', '-m', `revision ${revision}`);
  }
}

function git(...words: readonly string[]): void {
  const author = ['-c', 'user.name=t', '-c', 'user.email=t@example.org'];
  execFileSync('git', ['-C', `${place}/root`, ...author, ...words]);
}
