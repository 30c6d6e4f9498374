import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import {
  glanceAtDirectory,
  readDirectory,
  type ReadDirectoryOptions,
} from '../snapshot/read-directory.ts';
import type { Revision, SourceTree } from '../tree/source-tree.ts';
import { originOf, type TreeOrigin } from '../tree/tree-origin.ts';
import { decide, type DecideParts } from './decide.ts';
import { Hints } from './hints.ts';
import { NOTHING_LIVE, type LiveTree } from './live-tree.ts';
import type { Outcome } from './outcome.ts';
import { Reconciler } from './reconciler.ts';
import { ServedFrom } from './served-from.ts';
import { Settle } from './settle.ts';
import { ReconcileStatus, type ReconcileRecord } from './status.ts';
import { Watcher } from './watcher.ts';

/** What is served when the following begins. */
export type Serving = Readonly<{
  live: LiveTree;
  /** The tree it was made of without a mistake; without one it is older than the directory. */
  settled?: Readonly<{ tree: SourceTree; diagnostics: readonly Diagnostic[] }> | undefined;
}>;

export type FollowDirectoryParts<S> = Omit<DecideParts<S>, 'isDeliberate'> &
  Readonly<{
    /** The configuration directory. */
    root: string;
    serving: Serving;
    /** Whether a tree of which much is gone is what somebody wanted; `before`: where that was read. */
    isDeliberate(tree: SourceTree, before: TreeOrigin | undefined): Promise<boolean>;
    /** Whether something beside the directory has changed that what is served depends on. */
    haveInputsChanged?: (() => Promise<boolean>) | undefined;
    /** Files beside the directory that are worth watching, by now. */
    otherFiles?(): readonly string[];
    /** Told of each tree that is about to be decided on. */
    onRead?(tree: SourceTree): void;
    publish(snapshot: S, live: LiveTree): void;
    report(outcome: Outcome<S>, tookMs: number): void;
    /** Told once that the system refuses to watch files; they are looked at every second then. */
    onTrouble(cause: unknown): void;
    /** Milliseconds between two full looks, 30,000 by default: for file systems that send no events. */
    resyncMs?: number | undefined;
  }>;

/** A directory that is being followed. */
export type FollowedDirectory = Readonly<{
  /** Looks at everything; resolves when the files as they are now have been dealt with. */
  request(): Promise<void>;
  /** The same, and builds anew even from unchanged files: a key has changed, or a person asks. */
  rebuild(): Promise<void>;
  /** Takes over a revision that is held. */
  accept(revision: Revision): Promise<void>;
  status(): ReconcileRecord;
  /** Follows no longer; resolves when the pass that is running has ended. */
  close(): Promise<void>;
}>;

/**
 * Keeps what is published in step with a directory: watcher, settling, reading and reconciling
 * joined together. Where what is served may be older than the directory, the first pass is the caller's
 * to request.
 */
export function followDirectory<S>(parts: FollowDirectoryParts<S>): FollowedDirectory {
  const { root, serving } = parts;
  const settled = serving.settled?.tree;
  const servedFrom = new ServedFrom(settled);
  let served = serving.live.tree;
  const hints = new Hints();
  const status = new ReconcileStatus();
  const settle = new Settle({
    onPause: () => void reconciler.prepare(),
    onQuiet: () => void reconciler.request(),
  });
  const watcher = createWatcher(parts, hints, settle);
  const reconciler = new Reconciler<S>({
    live: serving.live,
    settled,
    previous: serving.live === NOTHING_LIVE ? undefined : serving.live.tree,
    readTree: async (previous) => {
      const tree = await readAndFollow(root, { previous, served }, hints, watcher);
      servedFrom.see(tree);
      return tree;
    },
    glance: (previous) => glanceAtFew(root, { previous, served }, hints),
    haveInputsChanged: parts.haveInputsChanged,
    decide: (tree, live, wishes) =>
      decide(tree, live, wishes, {
        ...parts,
        isDeliberate: (candidate) => parts.isDeliberate(candidate, servedFrom.origin),
      }),
    onRead: parts.onRead,
    publish: (snapshot, live, tree) => {
      servedFrom.publish(tree);
      served = live.tree;
      parts.publish(snapshot, live);
    },
    report: (outcome, tookMs) => {
      status.observe(outcome);
      // What was built may refer to files elsewhere that nobody watches yet.
      if (outcome.kind !== 'unchanged') watcher.followOthers();
      parts.report(outcome, tookMs);
    },
  });
  status.observe(begun(serving));
  watcher.start();
  watcher.follow(settled && originOf(settled));
  return {
    request: () => lookEverywhere(hints, reconciler),
    rebuild: () => {
      reconciler.invalidate();
      return lookEverywhere(hints, reconciler);
    },
    accept: (revision) => reconciler.accept(revision),
    status: () => status.get(),
    close: async () => {
      settle.close();
      await watcher.close();
      await reconciler.close();
    },
  };
}

type Watching = Pick<
  FollowDirectoryParts<unknown>,
  'root' | 'onTrouble' | 'otherFiles' | 'resyncMs'
>;

function createWatcher(
  { root, onTrouble, otherFiles, resyncMs }: Watching,
  hints: Hints,
  settle: Settle,
): Watcher {
  return new Watcher({
    root,
    onHint: (path) => {
      hints.add(path);
      settle.hint();
    },
    onTrouble,
    otherFiles: () => otherFiles?.() ?? [],
    resyncMs,
  });
}

function lookEverywhere(
  hints: Hints,
  reconciler: Pick<Reconciler<unknown>, 'request'>,
): Promise<void> {
  hints.add();
  return reconciler.request();
}

function begun({ live, settled }: Serving): Outcome<undefined> {
  const servedRevision = live.tree.revision;
  const revision = settled?.tree.revision ?? servedRevision;
  const diagnostics = settled?.diagnostics ?? [];
  return {
    kind: 'applied',
    revision,
    servedRevision,
    published: undefined,
    stale: [],
    diagnostics,
  };
}

async function glanceAtFew(
  root: string,
  { previous, served }: ReadDirectoryOptions,
  hints: Hints,
): Promise<SourceTree | undefined> {
  const few = hints.few();
  return few && glanceAtDirectory(root, { previous, served, hints: few });
}

async function readAndFollow(
  root: string,
  { previous, served }: ReadDirectoryOptions,
  hints: Hints,
  watcher: Watcher,
): Promise<SourceTree> {
  try {
    const tree = await readDirectory(root, { previous, served, hints: hints.take() });
    watcher.follow(originOf(tree));
    return tree;
  } catch (error) {
    // What the hints spoke of has not been read: look everywhere next time.
    hints.add();
    watcher.follow(previous && originOf(previous));
    throw error;
  }
}
