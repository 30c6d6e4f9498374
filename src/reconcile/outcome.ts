import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Revision } from '../tree/source-tree.ts';

/** How one pass ended. `S` is what is published: a snapshot. */
export type Outcome<S> =
  /** The files were new and good; `published` is current now. */
  | Readonly<{
      kind: 'applied';
      revision: Revision;
      published: S;
      warnings: readonly Diagnostic[];
    }>
  /** The files are those of the last pass that came to an answer, good or bad. */
  | Readonly<{ kind: 'unchanged'; revision: Revision }>
  /** The files are bad: what was published stays, until there are new bytes. */
  | Readonly<{ kind: 'rejected'; revision: Revision; diagnostics: readonly Diagnostic[] }>
  /** The world was broken (disk, key service): what was published stays; tried again by itself. */
  | Readonly<{ kind: 'failed'; cause: unknown; retryInMs: number }>;
