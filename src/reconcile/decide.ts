import type { Diagnostic, Result } from '../diagnostic/diagnostic.ts';
import type { BuildOptions } from '../snapshot/build-snapshot.ts';
import type { ReloadPolicy } from '../snapshot/issuer.ts';
import type { SwitchedOff } from '../snapshot/switched-off.ts';
import { compareText } from '../tree/compare-text.ts';
import type { Revision, SourceTree } from '../tree/source-tree.ts';
import { admit } from './admit.ts';
import { guard, type GuardParts, type Held } from './guard.ts';
import { heldBack } from './held-back.ts';
import type { LiveTree, StaleFile } from './live-tree.ts';

/** What becomes of a tree. */
export type Decision<S> =
  | Readonly<{
      kind: 'applied';
      snapshot: S;
      live: LiveTree;
      stale: readonly StaleFile[];
      diagnostics: readonly Diagnostic[];
    }>
  | Readonly<{
      kind: 'rejected';
      stale: readonly StaleFile[];
      diagnostics: readonly Diagnostic[];
    }>
  | Held;

export type DecideParts<S> = Readonly<{
  /** As the snapshot that is served has it: a change of it counts from the next change on. */
  policy(): ReloadPolicy;
  buildSnapshot(tree: SourceTree, options: BuildOptions): Promise<Result<S>>;
  isDeliberate: GuardParts['isDeliberate'];
}>;

export type Wishes = Readonly<{
  /** The revision that a person has confirmed. */
  accepted: Revision | undefined;
  /** Take over even the files that are served already: what they refer to has changed. */
  evenTheSame: boolean;
}>;

/** Decides what is taken over of a tree, given what is served. Changes nothing by itself. */
export async function decide<S>(
  tree: SourceTree,
  live: LiveTree,
  { accepted, evenTheSame }: Wishes,
  { policy, buildSnapshot, isDeliberate }: DecideParts<S>,
): Promise<Decision<S>> {
  const { mode, allowEmpty } = policy();
  const held = await guard(tree, live.tree, { allowEmpty, accepted, isDeliberate });
  if (held !== undefined) return held;
  if (mode === 'atomic') {
    return asAWhole(
      tree,
      live,
      await buildSnapshot(tree, { dangling: 'refuse', served: live.tree }),
    );
  }
  const admission = await admit(tree, live, (candidate, switchedOff) =>
    buildSnapshot(candidate, { dangling: 'inert', switchedOff, served: live.tree }),
  );
  const { diagnostics } = admission;
  if (admission.kind === 'refused') return rejected(tree, live, diagnostics);
  const { snapshot, live: next, stale } = admission;
  // What is new is broken altogether: everything stays as it is.
  if (stale.length > 0 && !evenTheSame && isSame(next, live))
    return { kind: 'rejected', stale, diagnostics };
  return { kind: 'applied', snapshot, live: next, stale, diagnostics };
}

function asAWhole<S>(tree: SourceTree, live: LiveTree, built: Result<S>): Decision<S> {
  if (!built.ok) return rejected(tree, live, built.diagnostics);
  const next = { tree, switchedOff: new Map() };
  return {
    kind: 'applied',
    snapshot: built.value,
    live: next,
    stale: [],
    diagnostics: built.warnings,
  };
}

/** Nothing of a tree is taken over. */
function rejected(
  tree: SourceTree,
  live: LiveTree,
  diagnostics: readonly Diagnostic[],
): Decision<never> {
  return { kind: 'rejected', stale: heldBack(tree, live.tree), diagnostics };
}

function isSame(one: LiveTree, other: LiveTree): boolean {
  return one.tree.revision === other.tree.revision && areSame(one.switchedOff, other.switchedOff);
}

function areSame(one: SwitchedOff, other: SwitchedOff): boolean {
  return keyOf(one) === keyOf(other);
}

function keyOf(switchedOff: SwitchedOff): string {
  const entries = [...switchedOff].map(([path, names]) =>
    JSON.stringify([path, ...[...names].toSorted(compareText)]),
  );
  return entries.toSorted(compareText).join('\n');
}
