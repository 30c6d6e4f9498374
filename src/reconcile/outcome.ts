import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Revision } from '../tree/source-tree.ts';
import type { StaleFile } from './live-tree.ts';

/** Why a tree that may be in order is not taken over without somebody's word. */
export type HeldReason = 'empty-tree' | 'mass-deletion';

/** How one pass ended. `S` is what is published: a snapshot. `revision`: of the files on the disk. */
export type Outcome<S> =
  /** New files were good, all or most of them; `published` is current now. */
  | Readonly<{
      kind: 'applied';
      revision: Revision;
      /** Of the files that are served: another one where some are stale. */
      servedRevision: Revision;
      published: S;
      stale: readonly StaleFile[];
      diagnostics: readonly Diagnostic[];
    }>
  /** The files are those of the last pass that came to an answer, good or bad. */
  | Readonly<{ kind: 'unchanged'; revision: Revision }>
  /** Nothing of the change is good: what was published stays, until there are new bytes. */
  | Readonly<{
      kind: 'rejected';
      revision: Revision;
      stale: readonly StaleFile[];
      diagnostics: readonly Diagnostic[];
    }>
  /** So many files are gone that it may be an accident: what was published stays. */
  | Readonly<{
      kind: 'held';
      revision: Revision;
      reason: HeldReason;
      /** Paths of the files that are gone. */
      lost: readonly string[];
    }>
  /** The world was broken (disk, key service): what was published stays; tried again by itself. */
  | Readonly<{ kind: 'failed'; cause: unknown; retryInMs: number }>;
