import { compareFiles } from '../tree/compare-files.ts';
import { compareText } from '../tree/compare-text.ts';
import { findFile } from '../tree/find-file.ts';
import type { SourceTree } from '../tree/source-tree.ts';
import type { StaleFile } from './live-tree.ts';

/**
 * The files that are served otherwise than they lie on the disk while nothing of a tree is taken
 * over: all that differ from what is served, good ones and deleted ones included.
 */
export function heldBack(tree: SourceTree, live: SourceTree): readonly StaleFile[] {
  const { written, gone } = compareFiles(live.files, tree.files);
  const unreadable = tree.faults.map(({ place }) => place.file);
  const paths = new Set([...written, ...gone].map(({ path }) => path).concat(unreadable));
  return [...paths].toSorted(compareText).map((path) => ({
    path,
    state: findFile(live.files, path) === undefined ? 'absent' : 'stale',
  }));
}
