import type { LintRuleName } from '../../diagnostic/lint-rules.ts';
import type { PairPart, ParsedDocument } from '../../document/parsed-document.ts';
import type { PolicySpec } from '../../resource/generated/policy.ts';
import type { LintedRevision } from './linted-revision.ts';
import type { SecretEntry } from './secret-entry.ts';

/** What a rule found: a sentence without a full stop about one place of a document. */
export type LintFinding = Readonly<{
  document: ParsedDocument;
  pointer: string;
  part: PairPart;
  message: string;
  help?: string;
}>;

export type LintContext = Readonly<{
  policy: PolicySpec;
  now: Date;
  /** What a running server tells; undefined where none was asked. */
  uses?: readonly SecretEntry[] | undefined;
}>;

/** What a team may want of its directory beyond what is right. */
export type LintRule = Readonly<{
  name: LintRuleName;
  find(revision: LintedRevision, context: LintContext): readonly LintFinding[];
}>;
