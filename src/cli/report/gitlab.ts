import { hash } from 'node:crypto';
import { sortDiagnostics } from '../../diagnostic/sort-diagnostics.ts';
import { fingerprinted, type Fingerprinted } from './fingerprint.ts';
import type { Findings, Refusal } from './findings.ts';
import { pathFromHere } from './path-from-here.ts';

/** Code Quality JSON, as GitLab compares it between a branch and its target. */
export function reportGitlab({ directory, diagnostics }: Findings): string {
  const issues = fingerprinted(sortDiagnostics(diagnostics)).map((one) => issueOf(one, directory));
  return asText(issues);
}

/** The format knows nothing but issues, so that nothing was evaluated is one. */
export function refuseGitlab({ directory, message }: Refusal): string {
  return asText([
    {
      description: `not evaluated: ${message}`,
      check_name: 'not-evaluated',
      fingerprint: hash('sha256', 'not-evaluated', 'hex'),
      severity: 'blocker',
      location: { path: pathFromHere(directory, 'issuer.yaml'), lines: { begin: 1 } },
    },
  ]);
}

function issueOf({ diagnostic, fingerprint }: Fingerprinted, directory: string): object {
  const { rule, severity, place, message, help } = diagnostic;
  const { start, end } = place.range;
  return {
    description: help === undefined ? message : `${message}: ${help}`,
    check_name: rule,
    fingerprint,
    severity: severity === 'error' ? 'critical' : 'minor',
    location: {
      path: pathFromHere(directory, place.file),
      lines: { begin: start.line, end: end.line },
    },
  };
}

function asText(issues: readonly object[]): string {
  return `${JSON.stringify(issues, undefined, 2)}\n`;
}
