import { hash } from 'node:crypto';
import { ISSUER_FILE } from '../../tree/layout.ts';
import { wordsOfFinding } from './finding.ts';
import { fingerprinted, type Fingerprinted } from './fingerprint.ts';
import { allFindings, type Findings, type Refusal } from './findings.ts';
import { pathFromHere } from './path-from-here.ts';

/** What GitLab calls them; a risk has a word of its own. */
const SEVERITIES: Readonly<Record<string, string>> = {
  error: 'critical',
  warning: 'minor',
  critical: 'blocker',
  high: 'critical',
  medium: 'major',
  low: 'minor',
};

/** Code Quality JSON, as GitLab compares it between a branch and its target. */
export function reportGitlab(findings: Findings): string {
  const { directory, notEvaluated } = findings;
  const told = allFindings(findings).filter(({ waived }) => waived === undefined);
  const refusals = notEvaluated === undefined ? [] : [refusal(directory, notEvaluated)];
  return asText([...refusals, ...fingerprinted(told).map((one) => issueOf(one, directory))]);
}

/** The format knows nothing but issues, so that nothing was evaluated is one. */
export function refuseGitlab({ directory, message }: Refusal): string {
  return asText([refusal(directory, message)]);
}

function refusal(directory: string, message: string): object {
  return {
    description: `not evaluated: ${message}`,
    check_name: 'not-evaluated',
    fingerprint: hash('sha256', 'not-evaluated', 'hex'),
    severity: 'blocker',
    location: { path: pathFromHere(directory, ISSUER_FILE), lines: { begin: 1 } },
  };
}

function issueOf({ finding, fingerprint }: Fingerprinted, directory: string): object {
  const { rule, severity, place } = finding;
  const { start, end } = place.range;
  return {
    description: wordsOfFinding(finding, ': '),
    check_name: rule,
    fingerprint,
    severity: SEVERITIES[severity] ?? 'info',
    location: {
      path: pathFromHere(directory, place.file),
      lines: { begin: start.line, end: end.line },
    },
  };
}

function asText(issues: readonly object[]): string {
  return `${JSON.stringify(issues, undefined, 2)}\n`;
}
