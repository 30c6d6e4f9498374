import type { Place } from '../diagnostic/diagnostic.ts';
import type { RevisionChange, ReviewedKind } from './change.ts';
import type { ReviewedRevision } from './reviewed-revision.ts';

/** From the worst to what is merely worth knowing. */
export const RISK_SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'] as const;

/** How bad a risk is. */
export type RiskSeverity = (typeof RISK_SEVERITIES)[number];

/** Two revisions, what is different between them, and the time by which waivers and dates are judged. */
export type Comparison = Readonly<{
  base: ReviewedRevision;
  head: ReviewedRevision;
  change: RevisionChange;
  now: Date;
}>;

/** What a rule found: a sentence without a full stop about one place. */
export type FoundRisk = Readonly<{
  kind: ReviewedKind | 'Secret';
  /** metadata.name of what it is about. */
  name: string;
  /** Where the new text stands that brings the risk; in the old revision for what was removed. */
  place: Place;
  /** Never holds the value of a secret. */
  message: string;
  help?: string;
  /** Where it is not that of the rule. */
  severity?: RiskSeverity;
  /** The path of the field it is about, as in FieldChange; undefined: the resource as a whole. */
  field?: string;
}>;

/** One risk of the catalogue: what it looks for, and how bad that is. */
export type RiskRule = Readonly<{
  /** Kebab-case, as in `redirect-new-site`. */
  name: string;
  severity: RiskSeverity;
  /** One sentence for the list of rules. */
  summary: string;
  find(comparison: Comparison): readonly FoundRisk[];
}>;

/** A risk of this change, its severity as the policy has it, and whether somebody accepted it. */
export type Risk = Omit<FoundRisk, 'severity'> &
  Readonly<{
    rule: string;
    severity: RiskSeverity;
    /** The reason of the waiver that covers it; such a risk fails nothing. */
    waived?: string;
  }>;

/** Whether one severity is at least as bad as another. */
export function isAtLeast(severity: RiskSeverity, threshold: RiskSeverity): boolean {
  return RISK_SEVERITIES.indexOf(severity) <= RISK_SEVERITIES.indexOf(threshold);
}
