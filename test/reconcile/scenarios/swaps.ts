import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { promisify } from 'node:util';

import { fill, revision, type Files, type Scenario, type Step } from './scenario.ts';

const run = promisify(execFile);

const FILES_IN_GIT = 1_000;
const NUMBERS = [2, 3, 4];

/** One change for each revision but the first. */
function each(change: (place: string, number: number) => void | Promise<void>): readonly Step[] {
  return NUMBERS.map((number) => ({
    change: (place) => change(place, number),
    result: revision(number),
  }));
}

/** Points a link elsewhere as kubelet and git-sync do: by renaming a new one over it. */
function turn(link: string, target: string): void {
  symlinkSync(target, `${link}_tmp`);
  renameSync(`${link}_tmp`, link);
}

/** A Kubernetes volume: files in a hidden directory, `..data` to it, and a link for each name. */
function mountVolume(place: string, number: number): void {
  const root = `${place}/root`;
  fill(`${root}/..2026_${number}`, revision(number));
  turn(`${root}/..data`, `..2026_${number}`);
  for (const name of ['clients', 'issuer.yaml']) {
    if (!existsSync(`${root}/${name}`)) symlinkSync(`..data/${name}`, `${root}/${name}`);
  }
  rmSync(`${root}/..2026_${number - 1}`, { recursive: true, force: true });
}

/** The work tree of a commit, and git-sync's link to it. */
function publishTree(place: string, number: number, files: Files = revision(number)): void {
  fill(`${place}/.worktrees/${number}`, files);
  turn(`${place}/current`, `.worktrees/${number}`);
}

function removeTree(place: string, number: number): void {
  rmSync(`${place}/.worktrees/${number}`, { recursive: true });
}

/** Puts another directory in the place of the root. */
export function swapRoot(place: string, number: number): void {
  fill(`${place}/next`, revision(number));
  renameSync(`${place}/root`, `${place}/old-${number}`);
  renameSync(`${place}/next`, `${place}/root`);
}

async function git(place: string, ...words: readonly string[]): Promise<void> {
  const author = ['-c', 'user.name=t', '-c', 'user.email=t@example.org'];
  await run('git', ['-C', `${place}/root`, ...author, ...words]);
}

/** Many files that all say the same number. */
function manyFiles(number: number): Files {
  const names = Array.from({ length: FILES_IN_GIT }, (_, index) => `clients/${index}.yaml`);
  return Object.fromEntries(names.map((name) => [name, `revision: ${number}\n`]));
}

async function createRepository(place: string): Promise<void> {
  mkdirSync(`${place}/root`);
  await git(place, 'init', '--quiet');
  for (const number of [2, 1]) {
    fill(`${place}/root`, manyFiles(number));
    await git(place, 'checkout', '--quiet', '-b', `revision-${number}`);
    await git(place, 'add', '.');
    await git(place, 'commit', '--quiet', '-m', `revision ${number}`);
  }
}

/** What deployment tools do: everything at once, or a link turned. */
export const SWAPS: readonly Scenario[] = [
  {
    name: 'b a Kubernetes volume is replaced, the second time as well as the first',
    prepare: (place) => mountVolume(place, 1),
    steps: each(mountVolume),
  },
  {
    name: 'c1 git-sync turns the link that is the root, and removes the old work tree',
    prepare: (place) => publishTree(place, 1),
    root: 'current',
    steps: each((place, number) => {
      publishTree(place, number);
      removeTree(place, number - 1);
    }),
  },
  {
    name: 'c2 git-sync turns the link that is the root, and keeps the old work tree',
    prepare: (place) => publishTree(place, 1),
    root: 'current',
    steps: each(publishTree),
  },
  {
    name: 'c3 git-sync turns a link inside the root: its name means nothing, so nothing is read of it',
    prepare: (place) => {
      fill(`${place}/root`, revision(1));
      publishTree(`${place}/root`, 1);
    },
    steps: NUMBERS.map((number) => ({
      change: (place) => publishTree(`${place}/root`, number),
      result: 'nothing',
    })),
  },
  {
    name: 'c4 git-sync turns a link above the root, and keeps the old work tree',
    prepare: (place) => publishTree(place, 1, under('conf', revision(1))),
    root: 'current/conf',
    steps: each((place, number) => publishTree(place, number, under('conf', revision(number)))),
  },
  {
    name: 'd git checks out 1,000 files, there and back',
    prepare: createRepository,
    first: manyFiles(1),
    steps: [2, 1, 2].map((number) => ({
      change: (place) => git(place, 'checkout', '--quiet', `revision-${number}`),
      result: manyFiles(number),
    })),
  },
  {
    name: 'e3 another directory is moved into the place of the root, and the old one kept',
    steps: each(swapRoot),
  },
  {
    name: 'f the root is deleted and made again at once',
    steps: each((place, number) => {
      rmSync(`${place}/root`, { recursive: true });
      fill(`${place}/root`, revision(number));
    }),
  },
  {
    name: 'f2 the root is deleted, and made again later',
    steps: NUMBERS.flatMap((number) => [
      { change: (place) => rmSync(`${place}/root`, { recursive: true }), result: 'unavailable' },
      { change: (place) => fill(`${place}/root`, revision(number)), result: revision(number) },
    ]),
  },
];

function under(folder: string, files: Files): Files {
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]),
  );
}
