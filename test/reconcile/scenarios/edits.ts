import {
  appendFileSync,
  copyFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

import { fill, revision, type Files, type Scenario, type Step } from './scenario.ts';

const FILE = 'root/clients/a.yaml';
const TEXT = 'redirect: https://app.example.com/oauth2/callback\nname: An application\n';

/** The first revision but for one file. */
function edited(text: string): Files {
  return { ...revision(1), 'clients/a.yaml': text };
}

/** Twice: what is watched after a change is not always what was watched before. */
function twice(write: (file: string, text: string) => void): readonly Step[] {
  return [2, 3].map((number) => ({
    change: (place) => write(`${place}/${FILE}`, `a: ${number}\n`),
    result: edited(`a: ${number}\n`),
  }));
}

function replace(file: string, text: string): void {
  writeFileSync(`${file}.tmp`, text);
  renameSync(`${file}.tmp`, file);
}

/** vim first sees whether it may create files here. */
function probe(file: string): void {
  const name = join(dirname(file), '4913');
  writeFileSync(name, '');
  unlinkSync(name);
}

async function writeInPieces(place: string, count: number, pauseMs: number): Promise<void> {
  const size = Math.ceil(TEXT.length / count);
  truncateSync(`${place}/${FILE}`);
  for (let at = 0; at < TEXT.length; at += size) {
    if (at > 0) await setTimeout(pauseMs);
    appendFileSync(`${place}/${FILE}`, TEXT.slice(at, at + size));
  }
}

/** As rsync -t does: the modification time is that of the source. */
function writeWithOldTime(file: string, text: string): void {
  const { atime, mtime } = statSync(file);
  writeFileSync(file, text);
  utimesSync(file, atime, mtime);
}

/** People and programs at work in an ordinary directory. */
export const EDITS: readonly Scenario[] = [
  { name: 'a1 a file is written in place', steps: twice(writeFileSync) },
  { name: 'a2 a file is replaced by a temporary one', steps: twice(replace) },
  {
    name: 'a3 vim as it comes renames the old file away and removes it later',
    steps: twice((file, text) => {
      probe(file);
      renameSync(file, `${file}~`);
      writeFileSync(file, text);
      unlinkSync(`${file}~`);
    }),
  },
  {
    name: 'a3 vim with backupcopy=yes copies the old file and writes in place',
    steps: twice((file, text) => {
      copyFileSync(file, `${file}~`);
      writeFileSync(file, text);
      unlinkSync(`${file}~`);
    }),
  },
  {
    name: 'a3 vim with backup on leaves the old file beside the new one',
    steps: twice((file, text) => {
      renameSync(file, `${file}~`);
      writeFileSync(file, text);
    }),
  },
  {
    name: 'a4 a file is emptied and written in six pieces, 60 ms apart',
    steps: [{ change: (place) => writeInPieces(place, 6, 60), result: edited(TEXT) }],
  },
  {
    name: 'a4b a file is emptied and written in three pieces, 700 ms apart',
    steps: [{ change: (place) => writeInPieces(place, 3, 700), result: edited(TEXT) }],
  },
  {
    name: 'a5 a file is written with the same size, and its modification time put back',
    steps: twice(writeWithOldTime),
  },
  {
    name: 'a6 a folder in a new folder is made and a file written at once',
    steps: [1, 2].map((number) => ({
      change: (place) => fill(`${place}/root`, { 'clients/new/deep/c.yaml': `c: ${number}\n` }),
      result: { ...revision(1), 'clients/new/deep/c.yaml': `c: ${number}\n` },
    })),
  },
  {
    name: 'a7 a folder is renamed, and a file in it edited under the new name',
    prepare: (place) => fill(`${place}/root`, { ...revision(1), 'clients/old/c.yaml': 'c: 1\n' }),
    first: { ...revision(1), 'clients/old/c.yaml': 'c: 1\n' },
    steps: [
      {
        change: (place) => renameSync(`${place}/root/clients/old`, `${place}/root/clients/renamed`),
        result: { ...revision(1), 'clients/renamed/c.yaml': 'c: 1\n' },
      },
      {
        change: (place) => fill(`${place}/root`, { 'clients/renamed/c.yaml': 'c: 2\n' }),
        result: { ...revision(1), 'clients/renamed/c.yaml': 'c: 2\n' },
      },
    ],
  },
  {
    name: 'a8 a file is deleted',
    steps: [
      {
        change: (place) => rmSync(`${place}/${FILE}`),
        result: { 'clients/b.yaml': 'b: 1\n', 'issuer.yaml': 'issuer: 1\n' },
      },
    ],
  },
];
