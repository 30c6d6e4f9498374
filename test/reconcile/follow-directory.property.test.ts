import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';

import { followDirectory } from '../../src/reconcile/follow-directory.ts';
import { readTree } from '../../src/tree/read-tree.ts';
import type { SourceTree } from '../../src/tree/source-tree.ts';
import { TAKES_EVERYTHING } from './follow-parts.ts';
import { createTemporaryDirectory } from '../tree/temporary-directory.ts';

type Change =
  | Readonly<{ kind: 'write'; path: string; text: string }>
  | Readonly<{ kind: 'remove'; path: string }>
  | Readonly<{ kind: 'rename'; path: string; to: string }>
  | Readonly<{ kind: 'link'; path: string; target: string }>
  | Readonly<{ kind: 'swap' }>
  | Readonly<{ kind: 'wait'; ms: number }>;

const folder = fc.constantFrom('clients', 'clients/team', 'users', 'shared', 'secrets/deep');
const name = fc.constantFrom('a.yaml', 'b.yaml', '.hidden.yaml', 'notes.txt');
const file = fc.tuple(folder, name).map((parts) => parts.join('/'));
const path = fc.oneof(file, folder);
const text = fc.constantFrom('x: 1\n', 'x: 2\n', 'x: 30\n');
const target = fc.constantFrom('../shared', '../shared/a.yaml', 'b.yaml', '..', '/etc', 'nowhere');

const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('write'), path: file, text }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('remove'), path }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('rename'), path, to: path }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('link'), path, target }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('swap') }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('wait'), ms: fc.constantFrom(0, 5, 30, 150) }),
  },
);

/** Makes a change below `root`, as far as it is possible. */
async function make(root: string, step: Change): Promise<void> {
  const at = (below: string): string => `${root}/${below}`;
  if (step.kind === 'wait') {
    await setTimeout(step.ms);
    return;
  }
  try {
    makeAtOnce(root, at, step);
  } catch {
    // Impossible now, such as writing through a dangling link: then nothing changes.
  }
}

function makeAtOnce(
  root: string,
  at: (below: string) => string,
  step: Exclude<Change, { kind: 'wait' }>,
): void {
  switch (step.kind) {
    case 'write':
      mkdirSync(dirname(at(step.path)), { recursive: true });
      return writeFileSync(at(step.path), step.text);
    case 'remove':
      return rmSync(at(step.path), { recursive: true });
    case 'rename':
      return renameSync(at(step.path), at(step.to));
    case 'link':
      return symlinkSync(step.target, at(step.path));
    case 'swap':
      renameSync(root, `${root}-old`);
      mkdirSync(at('clients'), { recursive: true });
      writeFileSync(at('clients/a.yaml'), 'x: new\n');
      return rmSync(`${root}-old`, { recursive: true });
  }
}

test('whatever is changed, in the end what is published is what is on the disk', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 15 }), async (changes) => {
      using dir = createTemporaryDirectory();
      dir.write('root/clients/a.yaml', 'x: 1\n');
      const root = dir.at('root');
      let revision = '';
      const followed = followDirectory<SourceTree>({
        ...TAKES_EVERYTHING,
        root,
        publish: (tree) => (revision = tree.revision),
        onTrouble: () => {},
      });
      try {
        await followed.request();
        for (const step of changes) await make(root, step);
        const fresh = await readTree(root);
        await expect.poll(() => revision, { timeout: 5_000, interval: 5 }).toBe(fresh.revision);
      } finally {
        await followed.close();
      }
    }),
    { numRuns: 40 },
  );
}, 120_000);
