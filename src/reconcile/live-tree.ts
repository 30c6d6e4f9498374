import type { SwitchedOff } from '../snapshot/switched-off.ts';
import type { SourceTree } from '../tree/source-tree.ts';

/** A file that is not served as it lies on the disk. */
export type StaleFile = Readonly<{
  path: string;
  /** `stale`: its last good version is served; `absent`: there is none. */
  state: 'stale' | 'absent';
}>;

/** Before anything is served. */
export const NOTHING_LIVE: LiveTree = Object.freeze({
  tree: Object.freeze({ revision: '', files: [], faults: [] }),
  switchedOff: new Map(),
});

/** What is served: for each file the version that was taken over last. */
export type LiveTree = Readonly<{
  /** Of versions that were really written, though perhaps never all at the same time. */
  tree: SourceTree;
  switchedOff: SwitchedOff;
}>;
