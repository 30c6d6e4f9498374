import type { FollowDirectoryParts } from '../../src/reconcile/follow-directory.ts';
import { NOTHING_LIVE } from '../../src/reconcile/live-tree.ts';
import type { SourceTree } from '../../src/tree/source-tree.ts';

/** Publishes every tree that is read, whatever is in it, and looks again only after an event. */
export const TAKES_EVERYTHING: Omit<FollowDirectoryParts<SourceTree>, 'root' | 'publish'> = {
  serving: { live: NOTHING_LIVE },
  policy: () => ({ mode: 'isolate', allowEmpty: true }),
  buildSnapshot: async (tree) => ({ ok: true, value: tree, warnings: [] }),
  isDeliberate: async () => true,
  report: () => {},
  onTrouble: (cause) => {
    throw cause;
  },
  resyncMs: 1_000_000,
};
