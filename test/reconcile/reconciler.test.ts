import { expect, test, vi } from 'vitest';

import { START_OF_FILE, type Diagnostic, type Result } from '../../src/diagnostic/diagnostic.ts';
import type { Outcome } from '../../src/reconcile/outcome.ts';
import type { Decision } from '../../src/reconcile/decide.ts';
import { NOTHING_LIVE } from '../../src/reconcile/live-tree.ts';
import { Reconciler } from '../../src/reconcile/reconciler.ts';
import type { SourceTree } from '../../src/tree/source-tree.ts';
import { createFakeTime } from './fake-timers.ts';

const MISTAKE: Diagnostic = {
  rule: 'syntax',
  severity: 'error',
  place: { file: 'clients/a.yaml', range: START_OF_FILE },
  pointer: '',
  message: 'a mistake',
};

type Build = (revision: string) => Promise<Result<string>>;

const good: Build = async (revision) => ({ ok: true, value: revision, warnings: [] });
const goodUnlessBad: Build = async (revision) =>
  revision.startsWith('bad') ? { ok: false, diagnostics: [MISTAKE] } : good(revision);

function decisionOn(tree: SourceTree, built: Result<string>): Decision<string> {
  if (!built.ok) return { kind: 'rejected', stale: [], diagnostics: built.diagnostics };
  const live = { tree, switchedOff: new Map() };
  return { kind: 'applied', snapshot: built.value, live, stale: [], diagnostics: [] };
}

function setup(build: Build = good) {
  const world = { revision: '1', isBroken: false, report: (_outcome: Outcome<string>): void => {} };
  const time = createFakeTime();
  const built: string[] = [];
  const published: string[] = [];
  const outcomes: Outcome<string>[] = [];
  const previous: (string | undefined)[] = [];
  const reconciler = new Reconciler<string>({
    readTree: async (last): Promise<SourceTree> => {
      previous.push(last?.revision);
      if (world.isBroken) throw new Error('disk');
      return { revision: world.revision, files: [], faults: [] };
    },
    live: NOTHING_LIVE,
    decide: async (tree) => {
      built.push(tree.revision);
      return decisionOn(tree, await build(tree.revision));
    },
    publish: (snapshot) => published.push(snapshot),
    report: (outcome) => {
      outcomes.push(outcome);
      world.report(outcome);
    },
    startTimer: time.startTimer,
  });
  const kinds = (): string[] => outcomes.map(({ kind }) => kind);
  return { world, time, built, published, outcomes, kinds, previous, reconciler };
}

test('a burst of requests folds into one more pass', async () => {
  const { reconciler, kinds } = setup();
  await Promise.all([reconciler.request(), reconciler.request(), reconciler.request()]);
  expect(kinds()).toEqual(['applied', 'unchanged']);
});

test('passes never overlap', async () => {
  let running = 0;
  let most = 0;
  const { reconciler, world } = setup(async (revision) => {
    running += 1;
    most = Math.max(most, running);
    await new Promise(setImmediate);
    running -= 1;
    return good(revision);
  });
  for (let i = 0; i < 20; i++) {
    world.revision = `${i}`;
    void reconciler.request();
    await Promise.resolve();
  }
  await reconciler.request();
  expect(most).toBe(1);
});

test('the last good snapshot stays published while the files are bad', async () => {
  const { world, reconciler, published, kinds } = setup(goodUnlessBad);
  await reconciler.request();
  world.revision = 'bad';
  await reconciler.request();
  world.revision = '2';
  await reconciler.request();
  expect(published).toEqual(['1', '2']);
  expect(kinds()).toEqual(['applied', 'rejected', 'applied']);
});

test('a bad revision is built and reported once, with its diagnostics', async () => {
  const { world, reconciler, outcomes, kinds, built } = setup(goodUnlessBad);
  world.revision = 'bad';
  for (let i = 0; i < 3; i++) await reconciler.request();
  expect(kinds()).toEqual(['rejected', 'unchanged', 'unchanged']);
  expect(built).toEqual(['bad']);
  expect(outcomes[0]).toEqual({
    kind: 'rejected',
    revision: 'bad',
    stale: [],
    diagnostics: [MISTAKE],
  });
});

test('going back from a bad revision to the published one is an answer of its own', async () => {
  const { world, reconciler, kinds } = setup(goodUnlessBad);
  await reconciler.request();
  world.revision = 'bad';
  await reconciler.request();
  world.revision = '1';
  await reconciler.request();
  expect(kinds()).toEqual(['applied', 'rejected', 'applied']);
});

test('a change made during a pass is seen by the next one', async () => {
  const parts = setup(async (revision) => {
    if (revision === '1') {
      parts.world.revision = '2';
      void parts.reconciler.request();
    }
    return good(revision);
  });
  await parts.reconciler.request();
  expect(parts.published).toEqual(['1', '2']);
});

test('the newest files win: what came between is never built', async () => {
  const parts = setup(async (revision) => {
    if (revision === '1') {
      for (const next of ['2', '3', '4']) {
        parts.world.revision = next;
        void parts.reconciler.request();
      }
    }
    return good(revision);
  });
  await parts.reconciler.request();
  expect(parts.published).toEqual(['1', '4']);
});

test('a request made the moment a pass ends is not lost', async () => {
  for (let turns = 0; turns < 30; turns++) {
    const { reconciler, world, published } = setup();
    void reconciler.request();
    for (let i = 0; i < turns; i++) await Promise.resolve();
    world.revision = '2';
    await reconciler.request();
    expect(published.at(-1)).toBe('2');
  }
});

test('a pass is given the tree that was read last, also one that was rejected', async () => {
  const { world, reconciler, previous } = setup(goodUnlessBad);
  await reconciler.request();
  world.revision = 'bad';
  await reconciler.request();
  world.isBroken = true;
  await reconciler.request();
  await reconciler.request();
  expect(previous).toEqual([undefined, '1', 'bad', 'bad']);
});

test('a failure is tried again after 1 s, then 2 s, and so on up to 30 s', async () => {
  const { world, time, reconciler, outcomes } = setup();
  world.isBroken = true;
  await reconciler.request();
  for (const ms of [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]) {
    expect(time.pending()).toEqual([ms]);
    const before = outcomes.length;
    time.pass(ms);
    await vi.waitFor(() => expect(outcomes.length).toBe(before + 1));
    expect(outcomes[before - 1]).toMatchObject({ kind: 'failed', retryInMs: ms });
  }
});

test('after a success no retry is due, and the next failure begins again at 1 s', async () => {
  const { world, time, reconciler, outcomes, published } = setup();
  world.isBroken = true;
  await reconciler.request();
  await reconciler.request();
  expect(time.pending()).toEqual([2_000]);
  world.isBroken = false;
  await reconciler.request();
  expect(time.pending()).toEqual([]);
  expect(published).toEqual(['1']);
  world.isBroken = true;
  await reconciler.request();
  expect(outcomes.at(-1)).toMatchObject({ kind: 'failed', retryInMs: 1_000 });
});

test('a build that failed is tried again though no byte changed', async () => {
  let attempts = 0;
  const { reconciler, kinds } = setup(async (revision) => {
    if (attempts++ === 0) throw new Error('key service');
    return good(revision);
  });
  await reconciler.request();
  await reconciler.request();
  expect(kinds()).toEqual(['failed', 'applied']);
});

test('a publication that failed is tried again though no byte changed', async () => {
  const outcomes: string[] = [];
  let attempts = 0;
  const reconciler = new Reconciler<string>({
    readTree: async () => ({ revision: '1', files: [], faults: [] }),
    live: NOTHING_LIVE,
    decide: async (tree) => decisionOn(tree, await good('1')),
    publish: () => {
      if (attempts++ === 0) throw new Error('engine');
    },
    report: ({ kind }) => outcomes.push(kind),
    startTimer: createFakeTime().startTimer,
  });
  await reconciler.request();
  await reconciler.request();
  expect(outcomes).toEqual(['failed', 'applied']);
});

test('after an invalidation unchanged files are built again', async () => {
  const { reconciler, built } = setup();
  await reconciler.request();
  reconciler.invalidate();
  await reconciler.request();
  expect(built).toEqual(['1', '1']);
});

test('an invalidation during a pass is not lost', async () => {
  const parts = setup(async (revision) => {
    if (parts.built.length === 1) parts.reconciler.invalidate();
    return good(revision);
  });
  await parts.reconciler.request();
  await parts.reconciler.request();
  await parts.reconciler.request();
  expect(parts.built).toEqual(['1', '1']);
});

test('an error thrown by the report becomes a warning and the loop goes on', async () => {
  const warnings: string[] = [];
  const listen = (warning: Error): void => void warnings.push(warning.message);
  process.on('warning', listen);
  const { world, reconciler, published } = setup();
  world.report = () => {
    throw new Error('log disk full');
  };
  await reconciler.request();
  world.revision = '2';
  await reconciler.request();
  expect(published).toEqual(['1', '2']);
  await vi.waitFor(() => expect(warnings).toContain('log disk full'));
  process.off('warning', listen);
});

test('a closed reconciler finishes its pass and begins no other', async () => {
  const { world, time, reconciler, built, outcomes } = setup();
  void reconciler.request();
  void reconciler.request();
  await reconciler.close();
  expect(outcomes).toHaveLength(1);
  world.revision = '2';
  await reconciler.request();
  expect(built).toEqual(['1']);
  expect(time.pending()).toEqual([]);
});

test('a closed reconciler does not retry', async () => {
  const { world, time, reconciler } = setup();
  world.isBroken = true;
  const pass = reconciler.request();
  await reconciler.close();
  await pass;
  expect(time.pending()).toEqual([]);
});
