import { describe, expect, onTestFinished, test, vi } from 'vitest';

import { createTemporaryDirectory } from '../tree/temporary-directory.ts';
import { EDITS } from './scenarios/edits.ts';
import { FILES_OF, FLIPPERS, startFlipping } from './scenarios/flipper.ts';
import { observeInNamespace } from './scenarios/in-namespace.ts';
import { NAMESPACED } from './scenarios/namespaced.ts';
import { follow, observe, type Observation } from './scenarios/observe.ts';
import { revision, type Files, type Scenario } from './scenarios/scenario.ts';
import { SWAPS } from './scenarios/swaps.ts';

const STALE_MOUNT = 'was deleted on the host it is mounted from: restart the container';
/** The flipping goes on for so long, and until so many of its revisions have been read. */
const SHORTEST_MS = 3_000;
const FEWEST_TREES = 3;

function createPlace(): string {
  const directory = createTemporaryDirectory();
  onTestFinished(() => directory[Symbol.dispose]());
  return directory.path;
}

/** Every state it ought to be in, once and in order: nothing torn, mixed, missed or built twice. */
function expectedTrees({ first = revision(1), steps }: Scenario): readonly Files[] {
  return [first, ...steps.flatMap(({ result }) => (typeof result === 'string' ? [] : [result]))];
}

function expectAllSeen(scenario: Scenario, { trees, failures }: Observation): void {
  expect(trees).toEqual(expectedTrees(scenario));
  expect(failures).not.toContain('none');
}

describe('every change is read once and whole, by its events alone', () => {
  for (const scenario of [...EDITS, ...SWAPS]) {
    test(scenario.name, async () => {
      const observation = await observe(scenario, createPlace());
      expectAllSeen(scenario, observation);
      expect(observation.troubles).toEqual([]);
    });
  }
});

describe('in namespaces of its own (skipped where the system permits none)', () => {
  for (const scenario of NAMESPACED) {
    test(scenario.name, async ({ skip }) => {
      const observation = await observeInNamespace(scenario, createPlace());
      if (observation === undefined) return skip('the system does not permit it');
      expectAllSeen(scenario, observation);
      expect(observation.troubles).toHaveLength(scenario.watches === undefined ? 0 : 1);
      for (const failure of observation.failures) expect(failure).toContain(STALE_MOUNT);
    });
  }
});

describe('while revisions come and go without a pause, no tree is of two of them', () => {
  test.each(FLIPPERS)(
    '%s',
    async (name) => {
      const place = createPlace();
      const flipper = await startFlipping(name, place);
      const began = performance.now();
      const { trees, request, close } = follow(`${place}/root`);
      let last: number | undefined;
      try {
        await request();
        await vi.waitUntil(
          () => trees.length >= FEWEST_TREES && performance.now() - began > SHORTEST_MS,
          { timeout: 40_000 },
        );
      } finally {
        last = await flipper.end();
        await request();
        await close();
      }
      const sizes = new Set(trees.map((files) => Object.keys(files).length));
      const contents = trees.map((files) => new Set(Object.values(files)));
      expect(sizes).toEqual(new Set([FILES_OF[name]]));
      expect(contents.filter(({ size }) => size > 1)).toEqual([]);
      expect(contents.at(-1)).toEqual(new Set([`revision: ${last}\n`]));
    },
    60_000,
  );
});
