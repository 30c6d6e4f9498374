/**
 * How much of a tree is taken over. A file is the unit: one that is broken stays as it was served
 * last, and everything else goes live. Which files are broken is found by building, so that nothing
 * is refused here that `validate` would accept, nor the other way round.
 */
import type { Diagnostic, Result } from '../diagnostic/diagnostic.ts';
import { sortDiagnostics } from '../diagnostic/sort-diagnostics.ts';
import type { SwitchedOff } from '../snapshot/switched-off.ts';
import type { SourceTree } from '../tree/source-tree.ts';
import { Choice } from './choice.ts';
import { NOTHING_LIVE, type LiveTree, type StaleFile } from './live-tree.ts';

/** Builds a tree in which names of what is not there have no effect. */
export type BuildLeniently<S> = (tree: SourceTree, switchedOff: SwitchedOff) => Promise<Result<S>>;

/** What came of a tree. The diagnostics are errors and warnings about the files on the disk. */
export type Admission<S> =
  | Readonly<{
      kind: 'admitted';
      snapshot: S;
      live: LiveTree;
      stale: readonly StaleFile[];
      diagnostics: readonly Diagnostic[];
    }>
  /** The mistakes cannot be kept apart from the rest. */
  | Readonly<{ kind: 'refused'; diagnostics: readonly Diagnostic[] }>;

/** More rounds than this find nothing that the ones before did not. */
const MOST_ROUNDS = 20;

/** Takes over what is good of a tree. */
export async function admit<S>(
  tree: SourceTree,
  live: LiveTree = NOTHING_LIVE,
  build: BuildLeniently<S>,
): Promise<Admission<S>> {
  const whole = await build(tree, new Map());
  if (whole.ok) {
    const { value, warnings } = whole;
    const taken = { tree, switchedOff: new Map() };
    return { kind: 'admitted', snapshot: value, live: taken, stale: [], diagnostics: warnings };
  }
  return admitInPart(tree, live, build, whole.diagnostics);
}

async function admitInPart<S>(
  tree: SourceTree,
  live: LiveTree,
  build: BuildLeniently<S>,
  mistakes: readonly Diagnostic[],
): Promise<Admission<S>> {
  const choice = new Choice(tree, live.tree);
  const told = [...mistakes];
  let found = mistakes;
  let { revision } = tree;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    choice.blame(found);
    const taken = await choice.take();
    // The same files would come to the same mistakes.
    if (taken.tree.revision === revision) break;
    ({ revision } = taken.tree);
    const built = await build(taken.tree, taken.switchedOff);
    if (built.ok) {
      const diagnostics = sortDiagnostics(told);
      const stale = choice.stale();
      return { kind: 'admitted', snapshot: built.value, live: taken, stale, diagnostics };
    }
    found = built.diagnostics;
    told.push(...found.filter((mistake) => !told.some((other) => areSame(mistake, other))));
  }
  return { kind: 'refused', diagnostics: sortDiagnostics(told) };
}

function areSame(one: Diagnostic, other: Diagnostic): boolean {
  return (
    one.place.file === other.place.file &&
    one.pointer === other.pointer &&
    one.message === other.message
  );
}
