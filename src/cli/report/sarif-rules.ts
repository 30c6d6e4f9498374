import { LINT_RULES } from '../../diagnostic/lint-rules.ts';
import { RULES } from '../../diagnostic/rules.ts';
import type { Finding } from './finding.ts';
import type { Findings } from './findings.ts';

export const RULES_PAGE = 'https://idpfile.dev/docs/rules.md';

/** A rule that a finding may name. */
export type ReportedRule = Readonly<{
  name: string;
  level: Finding['level'];
  /** Of risks only. */
  severity?: string;
  summary: string;
}>;

/** Between 0 and 10, as GitHub reads it: critical is over 9, high from 7, medium from 4. */
export const SECURITY_SEVERITIES: Readonly<Record<string, string>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.0',
  low: '2.0',
  info: '0.5',
};

const RULES_OF_FILES: readonly ReportedRule[] = Object.entries({ ...RULES, ...LINT_RULES }).map(
  ([name, { severity, summary }]) => ({
    name,
    level: severity === 'off' ? 'warning' : severity,
    summary,
  }),
);

/** Every rule that a report may name. */
export function rulesOf({
  otherRules = [],
}: Pick<Findings, 'otherRules'>): readonly ReportedRule[] {
  return [...RULES_OF_FILES, ...otherRules];
}
