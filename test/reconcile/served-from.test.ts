import { renameSync, symlinkSync, unlinkSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { isDeliberate } from '../../src/reconcile/deliberate.ts';
import { followDirectory } from '../../src/reconcile/follow-directory.ts';
import { readTree } from '../../src/tree/read-tree.ts';
import type { SourceTree } from '../../src/tree/source-tree.ts';
import { treeOfFiles } from '../../src/tree/tree-of-files.ts';
import { clientYAML } from '../snapshot/tree-of.ts';
import { createTemporaryDirectory, type TemporaryDirectory } from '../tree/temporary-directory.ts';
import { TAKES_EVERYTHING } from './follow-parts.ts';

const MANY = 30;
const FEW = 3;

/** A link to a directory with many clients. */
function createLink(): TemporaryDirectory {
  const dir = createTemporaryDirectory();
  onTestFinished(() => dir[Symbol.dispose]());
  writeClients(dir, 'first', MANY);
  symlinkSync('first', dir.at('current'));
  return dir;
}

function writeClients(dir: TemporaryDirectory, directory: string, count: number): void {
  for (let number = 0; number < count; number += 1) {
    dir.write(`${directory}/clients/app-${number}.yaml`, clientYAML(`app-${number}`));
  }
}

function turnLink(dir: TemporaryDirectory, target: string): void {
  symlinkSync(target, dir.at('next'));
  renameSync(dir.at('next'), dir.at('current'));
}

/**
 * Serves what `begin` makes of the directory. Each look tells how it ended, once per way: the watcher
 * may ask for a second one meanwhile.
 */
async function follow(root: string, begin: (tree: SourceTree) => Promise<SourceTree>) {
  const tree = await begin(await readTree(root));
  const live = { tree, switchedOff: new Map() };
  const outcomes = new Set<string>();
  const followed = followDirectory<SourceTree>({
    ...TAKES_EVERYTHING,
    root,
    serving: { live, settled: { tree, diagnostics: [] } },
    isDeliberate: (candidate, before) => isDeliberate(root, candidate, before),
    publish: () => {},
    report: ({ kind }) => outcomes.add(kind),
  });
  onTestFinished(() => followed.close());
  return async () => {
    outcomes.clear();
    await followed.request();
    return [...outcomes];
  };
}

const asRead = async (tree: SourceTree) => tree;
const asKept = (tree: SourceTree) => treeOfFiles(tree.files);

test.each([
  { begin: asRead, whose: 'were read by this process' },
  { begin: asKept, whose: 'an earlier process has kept' },
])(
  'where the files that are served $whose, a link that is turned proves a deletion',
  async ({ begin }) => {
    const dir = createLink();
    const look = await follow(dir.at('current'), begin);
    expect(await look()).toEqual(['unchanged']);

    writeClients(dir, 'second', FEW);
    turnLink(dir, 'second');

    expect(await look()).toContain('applied');
  },
);

test.each([asRead, asKept])(
  'a link that was turned to the same files proves no deletion that comes later',
  async (begin) => {
    const dir = createLink();
    const look = await follow(dir.at('current'), begin);
    writeClients(dir, 'second', MANY);
    turnLink(dir, 'second');
    expect(await look()).toEqual(['unchanged']);

    for (let number = FEW; number < MANY; number += 1) {
      unlinkSync(dir.at(`second/clients/app-${number}.yaml`));
    }

    const found = await look();
    expect(found).toContain('held');
    expect(found).not.toContain('applied');
  },
);
