import { RISK_RULES } from '../../review/risk-rules.ts';
import { isAtLeast, type Risk, type RiskSeverity } from '../../review/risk.ts';
import type { CaseResult } from '../../review/case-result.ts';
import type { Finding } from './finding.ts';
import type { Findings } from './findings.ts';
import { failedCases, isFailing, type ReviewReport } from './review-report.ts';
import type { ReportedRule } from './sarif-rules.ts';

/** The rule of cases of Test resources that come out otherwise. */
const TEST_FAILED: ReportedRule = {
  name: 'test-failed',
  level: 'error',
  summary: 'A case of a Test comes out otherwise than it says.',
};

/** A review for the formats that know nothing but places and what was found there. */
export function reviewFindings(report: ReviewReport): Findings {
  const { command, directory, tree, diagnostics, judged, notEvaluated } = report;
  const risks = judged === undefined ? [] : findingsOf(judged.plan.risks, judged.failOn);
  return {
    command,
    directory,
    tree,
    diagnostics,
    others: [...risks, ...failedCases(report).map(findingOfCase)],
    otherRules: [...RISK_RULES.map(reportedRule), TEST_FAILED],
    notEvaluated,
    verdict: undefined,
  };
}

function findingsOf(risks: readonly Risk[], failOn: RiskSeverity): readonly Finding[] {
  return risks.map((risk) => ({
    rule: risk.rule,
    level: levelOf(risk, failOn),
    severity: risk.severity,
    place: risk.place,
    message: `${risk.kind} ${risk.name}: ${risk.message}`,
    help: risk.help,
    related: [],
    fix: undefined,
    // The message names what the risk leads to, such as a host: another one is another finding.
    subject: [risk.kind, risk.name, risk.field, risk.message].join('\0'),
    waived: risk.waived,
  }));
}

/** What fails the review is an error; what is at least medium, a warning. */
function levelOf(risk: Risk, failOn: RiskSeverity): Finding['level'] {
  if (isFailing(risk, failOn)) return 'error';
  return risk.waived === undefined && isAtLeast(risk.severity, 'medium') ? 'warning' : 'note';
}

function findingOfCase({ test, name, place, failures }: CaseResult): Finding {
  return {
    rule: TEST_FAILED.name,
    level: 'error',
    severity: 'error',
    place,
    message: `Test ${test}: ${name}: ${failures.join('; ')}`,
    help: undefined,
    related: [],
    fix: undefined,
    subject: `${test}\0${name}`,
    waived: undefined,
  };
}

function reportedRule({ name, severity, summary }: (typeof RISK_RULES)[number]): ReportedRule {
  const level = severity === 'critical' ? 'error' : 'warning';
  return { name, level: isAtLeast(severity, 'medium') ? level : 'note', severity, summary };
}
