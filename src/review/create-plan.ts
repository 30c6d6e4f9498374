import { compareText } from '../tree/compare-text.ts';
import type { Plan } from './plan.ts';
import { failOnOf, policyOf, severityBy } from './policy.ts';
import { reachOf } from './reach.ts';
import { RISK_RULES } from './risk-rules.ts';
import { RISK_SEVERITIES, type Comparison, type Risk } from './risk.ts';
import { createWaiverSearch, waiversFrom } from './waivers.ts';

/** Judges a change by the policy of its base. */
export function createPlan(comparison: Comparison): Plan {
  const policy = policyOf(comparison.base);
  const risks = findRisks(comparison).toSorted(byWeight);
  const worrying = new Set(
    risks.filter(({ waived }) => waived === undefined).map(({ severity }) => severity),
  );
  const reviewers = RISK_SEVERITIES.filter((severity) => worrying.has(severity)).flatMap(
    (severity) => policy.reviewers?.[severity] ?? [],
  );
  return {
    comparison,
    risks,
    reach: reachOf(comparison),
    failOn: failOnOf(policy),
    reviewers: [...new Set(reviewers)],
    policyFrom: 'base',
    waiversFrom: waiversFrom(comparison),
  };
}

function findRisks(comparison: Comparison): readonly Risk[] {
  const { head, now } = comparison;
  const policy = policyOf(comparison.base);
  const waivers = comparison[waiversFrom(comparison)];
  const waiverOf = createWaiverSearch(waivers, { now, placedIn: head });
  return RISK_RULES.flatMap((rule) =>
    rule.find(comparison).flatMap((found): Risk[] => {
      const severity = severityBy(policy, rule, found.severity);
      if (severity === 'off') return [];
      const waiver = waiverOf({ ...found, rule: rule.name });
      const waived = waiver === undefined ? {} : { waived: waiver.reason };
      return [{ ...found, rule: rule.name, severity, ...waived }];
    }),
  );
}

function byWeight(a: Risk, b: Risk): number {
  const rank = ({ severity }: Risk) => RISK_SEVERITIES.indexOf(severity);
  const [from, to] = [a.place.range.start, b.place.range.start];
  return (
    rank(a) - rank(b) ||
    compareText(a.place.file, b.place.file) ||
    from.line - to.line ||
    from.column - to.column ||
    compareText(a.rule, b.rule)
  );
}
