import type { Diagnostic, Result } from '../diagnostic/diagnostic.ts';
import { readTree } from '../tree/read-tree.ts';
import type { SourceTree } from '../tree/source-tree.ts';
import { originOf } from '../tree/tree-origin.ts';
import { Hints } from './hints.ts';
import type { Outcome } from './outcome.ts';
import { Reconciler } from './reconciler.ts';
import { Settle } from './settle.ts';
import { ReconcileStatus, type ReconcileRecord } from './status.ts';
import { Watcher } from './watcher.ts';

/** A tree, and what was made of it. */
type Published<S> = Readonly<{ tree: SourceTree; snapshot: S; warnings: readonly Diagnostic[] }>;

export type FollowDirectoryParts<S> = Readonly<{
  /** The configuration directory. */
  root: string;
  /** What was read and published before, so that the first pass need not do it again. */
  settled?: Published<S> | undefined;
  buildSnapshot(tree: SourceTree): Promise<Result<S>>;
  publish(snapshot: S): void;
  report(outcome: Outcome<S>): void;
  /** Told once that the system refuses to watch files; they are looked at every second then. */
  onTrouble(cause: unknown): void;
  /** Milliseconds between two full looks, 30,000 by default: for file systems that send no events. */
  resyncMs?: number;
}>;

/** A directory that is being followed. */
export type FollowedDirectory = Readonly<{
  /** Looks at everything; resolves when the files as they are now have been dealt with. */
  request(): Promise<void>;
  /** The same, and builds anew even from unchanged files: a key has changed, or a person asks. */
  rebuild(): Promise<void>;
  status(): ReconcileRecord;
  /** Follows no longer; resolves when the pass that is running has ended. */
  close(): Promise<void>;
}>;

/**
 * Keeps what is published in step with a directory: watcher, settling, reading and reconciling
 * joined together. Without a settled tree the first pass is the caller's to request.
 */
export function followDirectory<S>(parts: FollowDirectoryParts<S>): FollowedDirectory {
  const { root, settled } = parts;
  const hints = new Hints();
  const status = new ReconcileStatus();
  const settle = new Settle({ onQuiet: () => void reconciler.request() });
  const watcher = new Watcher({
    root,
    onHint: (path) => {
      hints.add(path);
      settle.hint();
    },
    onTrouble: parts.onTrouble,
    ...(parts.resyncMs === undefined ? {} : { resyncMs: parts.resyncMs }),
  });
  const reconciler = new Reconciler<S>({
    settled: settled?.tree,
    readTree: (previous) => readAndFollow(root, previous, hints, watcher),
    buildSnapshot: parts.buildSnapshot,
    publish: parts.publish,
    report: (outcome) => {
      status.observe(outcome);
      parts.report(outcome);
    },
  });
  const request = (): Promise<void> => {
    hints.add();
    return reconciler.request();
  };

  if (settled !== undefined) status.observe(appliedBefore(settled));
  watcher.start();
  watcher.follow(settled && originOf(settled.tree));
  return {
    request,
    rebuild: () => {
      reconciler.invalidate();
      return request();
    },
    status: () => status.get(),
    close: async () => {
      settle.close();
      await watcher.close();
      await reconciler.close();
    },
  };
}

function appliedBefore<S>({ tree, snapshot, warnings }: Published<S>): Outcome<S> {
  return { kind: 'applied', revision: tree.revision, published: snapshot, warnings };
}

async function readAndFollow(
  root: string,
  previous: SourceTree | undefined,
  hints: Hints,
  watcher: Watcher,
): Promise<SourceTree> {
  try {
    const tree = await readTree(root, { previous, hints: hints.take() });
    watcher.follow(originOf(tree));
    return tree;
  } catch (error) {
    // What the hints spoke of has not been read: look everywhere next time.
    hints.add();
    watcher.follow(previous && originOf(previous));
    throw error;
  }
}
