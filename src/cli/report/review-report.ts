import type { Diagnostic } from '../../diagnostic/diagnostic.ts';
import type { CaseResult } from '../../review/case-result.ts';
import type { ResourceChange } from '../../review/change.ts';
import type { Plan, Reach } from '../../review/plan.ts';
import { isAtLeast, RISK_SEVERITIES, type Risk, type RiskSeverity } from '../../review/risk.ts';
import type { Holding } from '../../store/store.ts';
import type { SourceTree } from '../../tree/source-tree.ts';

/** A change that could be judged. */
export type Judged = Readonly<{
  plan: Plan;
  /** The least severity that fails it: what the command line says, or else the policy. */
  failOn: RiskSeverity;
  /** By client_id, what would end with clients that go; undefined where no server was asked. */
  holdings: ReadonlyMap<string, Holding> | undefined;
  /** Files of the base that are broken there, and were left aside. */
  leftAside: readonly string[];
}>;

/** What `plan` and `check` have to say. */
export type ReviewReport = Readonly<{
  command: 'plan' | 'check';
  /** As the command line names it. */
  directory: string;
  /** The files as they would be. */
  tree: SourceTree;
  diagnostics: readonly Diagnostic[];
  cases: readonly CaseResult[];
  /** Undefined when the change could not be judged: then `notEvaluated` says why. */
  judged: Judged | undefined;
  notEvaluated: string | undefined;
}>;

/** A resource that is another one, and everything there is to say about that. */
export type TellingChange = Readonly<{
  change: ResourceChange;
  /** The worst of its risks that nobody waived. */
  severity: RiskSeverity;
  risks: readonly Risk[];
  /** Undefined where a risk says it already. */
  reach: Reach | undefined;
  holding: Holding | undefined;
}>;

/** The changes, the worst first. */
export function tellingChanges({ plan, holdings }: Judged): readonly TellingChange[] {
  const risks = Map.groupBy(plan.risks, keyOf);
  const reach = new Map(plan.reach.map((one) => [one.client, one]));
  const changes = plan.comparison.change.changes.map((change) => {
    const found = risks.get(keyOf(change)) ?? [];
    const isClient = change.kind === 'Client';
    return {
      change,
      severity: worstOf(found) ?? 'info',
      risks: found,
      reach: isClient && !found.some(isAboutPeople) ? reach.get(change.id) : undefined,
      holding: isClient && endsWith(change) ? holdings?.get(change.id) : undefined,
    };
  });
  return changes.toSorted(
    (a, b) => RISK_SEVERITIES.indexOf(a.severity) - RISK_SEVERITIES.indexOf(b.severity),
  );
}

/** Such a risk says itself who they are. */
const isAboutPeople = ({ rule }: Risk) => rule === 'more-people' || rule === 'fewer-people';

/** Risks of resources that are themselves what they were. */
export function otherRisks({ plan }: Judged): readonly Risk[] {
  const told = new Set(plan.comparison.change.changes.map(keyOf));
  return plan.risks.filter((risk) => !told.has(keyOf(risk)));
}

/** Whether a change ends what people have with a client: it is deleted, or disabled. */
export function endsWith({ action, fields }: ResourceChange): boolean {
  if (action === 'delete') return true;
  return fields.some(({ path, after }) => path === 'enabled' && after === false);
}

/** The worst severity among risks that nobody waived; undefined when there is none. */
export function worstOf(risks: readonly Risk[]): RiskSeverity | undefined {
  const open = risks.filter(({ waived }) => waived === undefined);
  return RISK_SEVERITIES.find((severity) => open.some((risk) => risk.severity === severity));
}

/** Whether a risk fails the review. */
export function isFailing({ severity, waived }: Risk, failOn: RiskSeverity): boolean {
  return waived === undefined && isAtLeast(severity, failOn);
}

/** How many risks there are of each severity, without those that are waived. */
export function countRisks(risks: readonly Risk[]): Readonly<Record<RiskSeverity, number>> {
  const counts = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
  for (const { severity, waived } of risks) if (waived === undefined) counts[severity] += 1;
  return counts;
}

/** How many resources a change adds, changes and deletes. */
export function countActions(
  changes: readonly ResourceChange[],
): Readonly<Record<ResourceChange['action'], number>> {
  const counts = { add: 0, change: 0, delete: 0 };
  for (const { action } of changes) counts[action] += 1;
  return counts;
}

/** Cases that come out otherwise than their Test expects. */
export function failedCases({ cases }: Pick<ReviewReport, 'cases'>): readonly CaseResult[] {
  return cases.filter(({ failures }) => failures.length > 0);
}

const keyOf = ({ kind, name }: Readonly<{ kind: string; name: string }>) => `${kind}/${name}`;
