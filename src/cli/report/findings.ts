import type { Diagnostic } from '../../diagnostic/diagnostic.ts';
import type { SourceTree } from '../../tree/source-tree.ts';
import type { ReportedRule } from './sarif-rules.ts';
import { findingsAbout, type Finding } from './finding.ts';

/** What there is to report about a directory that was evaluated. */
export type Findings = Readonly<{
  /** What ran, where it was not `validate`. */
  command?: string;
  /** The directory, as the command line names it. */
  directory: string;
  tree: SourceTree;
  diagnostics: readonly Diagnostic[];
  /** Found by others than the rules of the files: risks of a change, cases that fail. The worst first. */
  others?: readonly Finding[];
  /** The rules that those may name. */
  otherRules?: readonly ReportedRule[];
  /** Why a part of what was asked for could not be evaluated; the rest could. */
  notEvaluated?: string | undefined;
  /** What a person is told when nothing is wrong, a sentence. */
  verdict: string | undefined;
}>;

/** Why nothing can be said about a directory. No report of it may look as if nothing was found. */
export type Refusal = Readonly<{ command?: string; directory: string; message: string }>;

/** Everything that was found: of the files first. */
export function allFindings({ diagnostics, others = [] }: Findings): readonly Finding[] {
  return [...findingsAbout(diagnostics), ...others];
}
