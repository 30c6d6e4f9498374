import type { PolicySpec } from '../resource/generated/policy.ts';
import { resourcesOf, type ReviewedRevision } from './reviewed-revision.ts';
import type { RiskRule, RiskSeverity } from './risk.ts';

/**
 * The policy by which a change is judged: that of the base, so that no change can switch its own
 * alarm off. A directory without one has the defaults.
 */
export function policyOf(base: ReviewedRevision): PolicySpec {
  return resourcesOf(base, 'Policy')[0]?.value.spec ?? {};
}

/** How bad a rule's findings are by a policy; `found` is what the rule itself says of this one. */
export function severityBy(
  { rules }: PolicySpec,
  { name, severity }: Pick<RiskRule, 'name' | 'severity'>,
  found: RiskSeverity | undefined,
): RiskSeverity | 'off' {
  const said = rules === undefined || !Object.hasOwn(rules, name) ? undefined : rules[name];
  if (said === undefined) return found ?? severity;
  if (said === 'error') return 'critical';
  return said === 'warning' ? 'medium' : said;
}

/** The least severity that fails a review. */
export function failOnOf({ failOn }: PolicySpec): RiskSeverity {
  return failOn ?? 'critical';
}

/** The sites redirect URIs may lead to; undefined when the policy leaves that open. */
export function allowedSitesOf(base: ReviewedRevision): readonly string[] | undefined {
  return policyOf(base).allowedRedirectSites;
}

/** Whether a host is at one of the sites. */
export function isAtSite(host: string, sites: readonly string[]): boolean {
  return sites.some((site) => host === site || host.endsWith(`.${site}`));
}
