import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { PlacedPath } from './file-fault.ts';
import type { Include } from './include.ts';
import type { SourceFile } from './source-tree.ts';

/** What lies in the configuration directory, before any file is opened. */
export type Listing = Readonly<{
  /** Files to be read. */
  entries: readonly PlacedPath[];
  /** Files that no hint spoke of: taken over from the previous tree. */
  kept: readonly SourceFile[];
  faults: readonly Diagnostic[];
  /** Real path of every folder that was listed, and its path below the configuration directory. */
  directories: ReadonlyMap<string, string>;
  /** Every link that was followed, and the real path it led to. */
  links: ReadonlyMap<string, string>;
  /** The directories that were looked for besides. */
  include: Include;
  /** Real path of every folder in which a name decides what is included; undefined when any may. */
  ways: ReadonlyMap<string, ReadonlySet<string> | undefined>;
}>;
