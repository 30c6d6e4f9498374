import { TAKES_EVERYTHING } from '../follow-parts.ts';
import { setTimeout } from 'node:timers/promises';

import { followDirectory } from '../../../src/reconcile/follow-directory.ts';
import type { SourceTree } from '../../../src/tree/source-tree.ts';
import { fill, revision, type Consequence, type Files, type Scenario } from './scenario.ts';

/** What became of a scenario: plain data, so that it can come from another process. */
export type Observation = Readonly<{
  /** Every tree that came to be built, in order. */
  trees: readonly Files[];
  /** Why nothing could be read, each time it was to be so. */
  failures: readonly string[];
  /** What the watcher complained of. */
  troubles: readonly string[];
}>;

const NEVER_MS = 1_000_000;
const PATIENCE_MS = 10_000;
const POLL_MS = 5;
/** Four times the settling time: a look still to come from a change has begun by then. */
const QUIET_MS = 120;

/** Acts a scenario out at a place, while it is followed, and waits for every consequence. */
export async function observe(scenario: Scenario, place: string): Promise<Observation> {
  const { prepare = fillRoot, root = 'root', first = revision(1), resyncMs = NEVER_MS } = scenario;
  await prepare(place);
  const follower = follow(`${place}/${root}`, resyncMs);
  const failures: string[] = [];
  try {
    await follower.request();
    await follower.comeTo(first);
    for (const { change, result } of scenario.steps) {
      await change(place);
      await follower.comeTo(result);
      if (result === 'unavailable') failures.push(follower.failure() ?? 'none');
    }
  } finally {
    await follower.close();
  }
  return { trees: follower.trees, failures, troubles: follower.troubles };
}

function fillRoot(place: string): void {
  fill(`${place}/root`, revision(1));
}

/** Follows a directory; every tree that comes to be built is recorded and published. */
export function follow(root: string, resyncMs = NEVER_MS) {
  const trees: Files[] = [];
  const troubles: string[] = [];
  let looks = 0;
  const followed = followDirectory<SourceTree>({
    ...TAKES_EVERYTHING,
    root,
    buildSnapshot: (tree) => {
      trees.push(filesOf(tree));
      return Promise.resolve({ ok: true, value: tree, warnings: [] });
    },
    publish: () => {},
    report: () => (looks += 1),
    onTrouble: (cause) => troubles.push(cause instanceof Error ? cause.message : String(cause)),
    resyncMs,
  });
  const failure = () => followed.status().failure;
  const isReached = (aim: Consequence) => {
    if (aim === 'nothing') return true;
    return aim === 'unavailable' ? failure() !== undefined : areSame(trees.at(-1), aim);
  };
  /** Until it is so, and no further look follows; a consequence that never comes shows in the trees. */
  const comeTo = async (aim: Consequence): Promise<void> => {
    const deadline = performance.now() + PATIENCE_MS;
    while (!isReached(aim) && performance.now() < deadline) await setTimeout(POLL_MS);
    for (let before = -1; before !== looks; await setTimeout(QUIET_MS)) before = looks;
  };
  return { trees, troubles, failure, comeTo, request: followed.request, close: followed.close };
}

function filesOf({ files }: SourceTree): Files {
  return Object.fromEntries(files.map(({ path, bytes }) => [path, Buffer.from(bytes).toString()]));
}

function areSame(one: Files | undefined, other: Files): boolean {
  const paths = Object.keys(other);
  if (one === undefined || paths.length !== Object.keys(one).length) return false;
  return paths.every((path) => one[path] === other[path]);
}
