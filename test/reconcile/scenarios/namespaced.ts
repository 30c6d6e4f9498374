import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';

import { fill, revision, type Scenario } from './scenario.ts';
import { swapRoot } from './swaps.ts';

const SOON_MS = 300;

function mount(...words: readonly string[]): void {
  execFileSync('mount', words);
}

/** As a container sees a directory of its host: `mounted` shows what `host` is now. */
function bind(place: string): void {
  mkdirSync(`${place}/mounted`, { recursive: true });
  mount('--bind', `${place}/host`, `${place}/mounted`);
}

function overlay(place: string): void {
  for (const name of ['upper', 'work', 'merged']) mkdirSync(`${place}/${name}`);
  const layers = `lowerdir=${place}/lower,upperdir=${place}/upper,workdir=${place}/work`;
  mount('-t', 'overlay', 'overlay', '-o', layers, `${place}/merged`);
}

/** What only whoever may make namespaces can try: mounts, and limits of the system. */
export const NAMESPACED: readonly Scenario[] = [
  {
    name: 'e the host deletes and makes again a mounted directory: gone until it is mounted anew',
    prepare: (place) => {
      fill(`${place}/host`, revision(1));
      bind(place);
    },
    root: 'mounted',
    steps: [
      {
        change: (place) => {
          rmSync(`${place}/host`, { recursive: true });
          fill(`${place}/host`, revision(2));
        },
        result: 'unavailable',
      },
      {
        change: (place) => {
          execFileSync('umount', [`${place}/mounted`]);
          bind(place);
        },
        result: revision(2),
      },
    ],
  },
  {
    name: 'e2 the host moves another directory into the place of one below the mounted directory',
    prepare: (place) => {
      fill(`${place}/host/root`, revision(1));
      bind(place);
    },
    root: 'mounted/root',
    steps: [2, 3, 4].map((number) => ({
      change: (place) => swapRoot(`${place}/host`, number),
      result: revision(number),
    })),
  },
  {
    name: 'g the lower layer of an overlay is edited: no event, so it is seen at the next look',
    prepare: (place) => {
      fill(`${place}/lower`, revision(1));
      overlay(place);
    },
    root: 'merged',
    resyncMs: SOON_MS,
    steps: [2, 3].map((number) => ({
      change: (place) => writeFileSync(`${place}/lower/clients/a.yaml`, `a: ${number}\n`),
      result: { ...revision(1), 'clients/a.yaml': `a: ${number}\n` },
    })),
  },
  {
    name: 'g2 a file of an overlay is edited, and so copied to the upper layer',
    prepare: (place) => {
      fill(`${place}/lower`, revision(1));
      overlay(place);
    },
    root: 'merged',
    steps: [2, 3].map((number) => ({
      change: (place) => writeFileSync(`${place}/merged/clients/a.yaml`, `a: ${number}\n`),
      result: { ...revision(1), 'clients/a.yaml': `a: ${number}\n` },
    })),
  },
  {
    name: 'h the system grants too few watches: one warning, and a look every second',
    watches: 2,
    steps: [2, 3].map((number) => ({
      change: (place) => fill(`${place}/root`, revision(number)),
      result: revision(number),
    })),
  },
];
