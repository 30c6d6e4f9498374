import { expect, onTestFinished, test, vi } from 'vitest';

import type { Decision } from '../../src/reconcile/decide.ts';
import { NOTHING_LIVE } from '../../src/reconcile/live-tree.ts';
import { Reconciler } from '../../src/reconcile/reconciler.ts';
import type { SourceTree } from '../../src/tree/source-tree.ts';

type Decide = (tree: SourceTree) => Promise<Decision<string>>;

const apply: Decide = async (tree) => ({
  kind: 'applied',
  snapshot: tree.revision,
  live: { tree, switchedOff: new Map() },
  stale: [],
  diagnostics: [],
});

/** A reader gives the same tree, the same object, as long as nothing has changed. */
function setup(decide: Decide = apply) {
  const world: { revision: string; seen?: string; inputs: boolean } = {
    revision: '1',
    inputs: false,
  };
  const decided: string[] = [];
  const read: string[] = [];
  const published: string[] = [];
  const kinds: string[] = [];
  const treeOf = (revision: string, previous?: SourceTree): SourceTree =>
    previous?.revision === revision ? previous : { revision, files: [], faults: [] };
  const reconciler = new Reconciler<string>({
    live: NOTHING_LIVE,
    readTree: async (previous) => treeOf(world.revision, previous),
    glance: async (previous) =>
      world.seen === undefined ? undefined : treeOf(world.seen, previous),
    haveInputsChanged: async () => world.inputs,
    onRead: ({ revision }) => void read.push(revision),
    decide: async (tree) => {
      decided.push(tree.revision);
      return decide(tree);
    },
    publish: (snapshot) => void published.push(snapshot),
    report: ({ kind }) => void kinds.push(kind),
  });
  onTestFinished(() => reconciler.close());
  return { world, decided, read, published, kinds, reconciler };
}

test('a decision made ahead is taken over, and nothing is told or published before', async () => {
  const { world, reconciler, decided, read, published, kinds } = setup();
  world.seen = '1';
  await reconciler.prepare();
  expect([decided, read, published, kinds]).toEqual([['1'], [], [], []]);
  await reconciler.request();
  expect([decided, read, published, kinds]).toEqual([['1'], ['1'], ['1'], ['applied']]);
});

test('a tree that has become another one is decided on anew', async () => {
  const { world, reconciler, decided, published } = setup();
  world.seen = 'half of 1';
  await reconciler.prepare();
  await reconciler.request();
  expect(decided).toEqual(['half of 1', '1']);
  expect(published).toEqual(['1']);
});

test('a decision made ahead counts for one pass only', async () => {
  const { world, reconciler, decided, published } = setup();
  world.seen = '2';
  await reconciler.prepare();
  await reconciler.request();
  world.revision = '2';
  await reconciler.request();
  expect(decided).toEqual(['2', '1', '2']);
  expect(published).toEqual(['1', '2']);
});

test('when something beside the files has changed since, the decision is made anew', async () => {
  const { world, reconciler, decided, published } = setup();
  world.seen = '1';
  await reconciler.prepare();
  world.inputs = true;
  await reconciler.request();
  expect(decided).toEqual(['1', '1']);
  expect(published).toEqual(['1']);
});

test('what was held is decided on anew: proof may have come since', async () => {
  let isProven = false;
  const { world, reconciler, kinds } = setup((tree) =>
    isProven
      ? apply(tree)
      : Promise.resolve({ kind: 'held', reason: 'mass-deletion', lost: ['clients/a.yaml'] }),
  );
  world.seen = '1';
  await reconciler.prepare();
  isProven = true;
  await reconciler.request();
  expect(kinds).toEqual(['applied']);
});

test('a pass waits for the decision that is being made ahead', async () => {
  const ahead = Promise.withResolvers<void>();
  const { world, reconciler, decided, published } = setup(async (tree) => {
    await ahead.promise;
    return apply(tree);
  });
  world.seen = '1';
  const preparing = reconciler.prepare();
  const requested = reconciler.request();
  await vi.waitFor(() => expect(decided).toEqual(['1']));
  ahead.resolve();
  await Promise.all([preparing, requested]);
  expect(decided).toEqual(['1']);
  expect(published).toEqual(['1']);
});

test('what is published already is not decided on ahead', async () => {
  const { world, reconciler, decided } = setup();
  await reconciler.request();
  world.seen = '1';
  await reconciler.prepare();
  expect(decided).toEqual(['1']);
});

test('a decision that fails ahead of time fails in the pass, and is told of there', async () => {
  const { world, reconciler, decided, kinds } = setup(() => Promise.reject(new Error('disk')));
  world.seen = '1';
  await reconciler.prepare();
  expect(kinds).toEqual([]);
  await reconciler.request();
  expect(decided).toEqual(['1', '1']);
  expect(kinds).toEqual(['failed']);
});

test('a closed reconciler decides nothing ahead', async () => {
  const { world, reconciler, decided } = setup();
  world.seen = '1';
  await reconciler.close();
  await reconciler.prepare();
  expect(decided).toEqual([]);
});
