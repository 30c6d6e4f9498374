import { setTimeout } from 'node:timers/promises';

import { readHinted, readPass, type Pass, type PassInput } from './read-pass.ts';
import type { IncludeOf } from './read-include.ts';
import type { SourceFile, SourceTree } from './source-tree.ts';
import { SourceUnavailable } from './source-unavailable.ts';
import { TreeMoved } from './tree-moved.ts';

const PAUSE_MS = 25;
const LIMIT_MS = 3_000;

/** What spares work where a directory is read again, and what else belongs to it. */
export type ReadTreeOptions = Readonly<{
  /** The tree read last. Files that did not change since are not read again and stay the same objects. */
  previous?: SourceTree | undefined;
  /**
   * The only places that may have changed since `previous`, absolute and real. Without it every file
   * is looked at, which must happen from time to time: hints get lost.
   */
  hints?: ReadonlySet<string> | undefined;
  /** Which other directories belong to this one. Without it none does. */
  includeOf?: IncludeOf | undefined;
}>;

/**
 * Reads the configuration directory as it was at one moment. It yields to the event loop every few
 * milliseconds. While files vanish, change or are replaced, or git holds its index lock, it begins
 * again, for at most three seconds; given a previous tree it also waits up to a second for a changed
 * file that is empty or lacks its last newline.
 *
 * What cannot be read of a directory that is there becomes a fault of the tree. A fault may name a
 * folder, and then stands for everything below it. When nothing changed, `previous` itself is
 * returned.
 *
 * @throws SourceUnavailable when the directory is missing, may not be entered, or does not come to
 * rest.
 */
export async function readTree(root: string, options: ReadTreeOptions = {}): Promise<SourceTree> {
  const { previous, includeOf } = options;
  let { hints } = options;
  const read = new Map<string, SourceFile>();
  const deadline = performance.now() + LIMIT_MS;
  for (;;) {
    const outcome = await tryPass({ root, previous, hints, includeOf, read });
    const pause = outcome instanceof TreeMoved ? PAUSE_MS : Math.ceil(outcome.unfinishedMs);
    const isLast = performance.now() + pause > deadline;
    if (!(outcome instanceof TreeMoved) && (pause === 0 || isLast)) return outcome.tree;
    if (isLast) throw neverAtRest(root, outcome);
    await setTimeout(pause);
    // More has happened than the hints say.
    hints = undefined;
  }
}

/**
 * Takes one look at what the hints point at. Undefined when that does not tell what the directory is
 * like: hints are missing or not enough, or what they point at may be only half-written.
 */
export async function glanceAtTree(
  root: string,
  { previous, hints, includeOf }: ReadTreeOptions,
): Promise<SourceTree | undefined> {
  try {
    const pass = await readHinted({ root, previous, hints, includeOf, read: new Map() });
    return pass?.unfinishedMs === 0 ? pass.tree : undefined;
  } catch (error) {
    if (error instanceof TreeMoved || error instanceof SourceUnavailable) return undefined;
    throw error;
  }
}

async function tryPass(input: PassInput): Promise<Pass | TreeMoved> {
  try {
    return await readPass(input);
  } catch (error) {
    if (error instanceof TreeMoved) return error;
    throw error;
  }
}

function neverAtRest(root: string, cause: unknown): SourceUnavailable {
  const reason = cause instanceof Error ? cause.message : 'it keeps changing';
  return new SourceUnavailable(
    `the configuration directory ${root} did not come to rest within ${LIMIT_MS / 1000} s: ${reason}`,
    { cause },
  );
}
