import type { Diagnostic } from '../../diagnostic/diagnostic.ts';
import type { SourceTree } from '../../tree/source-tree.ts';

/** What there is to report about a directory that was evaluated. */
export type Findings = Readonly<{
  /** The directory, as the command line names it. */
  directory: string;
  tree: SourceTree;
  diagnostics: readonly Diagnostic[];
  /** What a person is told when nothing is wrong, a sentence. */
  verdict: string | undefined;
}>;

/** Why nothing can be said about a directory. No report of it may look as if nothing was found. */
export type Refusal = Readonly<{ directory: string; message: string }>;
