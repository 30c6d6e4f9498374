import { describe, expect, test } from 'vitest';
import { refuseGitlab, reportGitlab } from '../../../src/cli/report/gitlab.ts';
import type { Diagnostic } from '../../../src/diagnostic/diagnostic.ts';
import { findingsOf, TYPO, WARNING } from './findings-for-test.ts';

type Issue = Readonly<{ fingerprint: string; location: { lines: { begin: number } } }>;

function issuesOf(...diagnostics: readonly Diagnostic[]): readonly Issue[] {
  return JSON.parse(reportGitlab(findingsOf(...diagnostics))) as Issue[];
}

function lower(diagnostic: Diagnostic, lines: number): Diagnostic {
  const { file, range } = diagnostic.place;
  const start = { ...range.start, line: range.start.line + lines };
  const end = { ...range.end, line: range.end.line + lines };
  return { ...diagnostic, place: { file, range: { start, end } } };
}

describe('the Code Quality report', () => {
  test('is a list of issues', () => {
    expect(issuesOf(TYPO, WARNING)).toEqual([
      {
        description: 'redirectUri is not a field of spec: did you mean redirectURIs?',
        check_name: 'unknown-field',
        fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
        severity: 'critical',
        location: { path: 'idp/clients/a.yaml', lines: { begin: 2, end: 2 } },
      },
      expect.objectContaining({ check_name: 'retired-keys', severity: 'minor' }),
    ]);
    expect(issuesOf()).toEqual([]);
  });

  test('a fingerprint stays when lines move, and no two are the same', () => {
    const before = issuesOf(TYPO, lower(TYPO, 10), WARNING);
    const after = issuesOf(lower(TYPO, 3), lower(TYPO, 13), WARNING);
    expect(after.map((one) => one.fingerprint)).toEqual(before.map((one) => one.fingerprint));
    expect(after[0]?.location.lines.begin).toBe(5);
    expect(new Set(before.map((one) => one.fingerprint)).size).toBe(3);
  });

  test('not evaluated is an issue that blocks', () => {
    const issues: unknown = JSON.parse(refuseGitlab({ directory: 'idp', message: 'not there' }));
    expect(issues).toEqual([
      expect.objectContaining({
        description: 'not evaluated: not there',
        check_name: 'not-evaluated',
        severity: 'blocker',
      }),
    ]);
  });
});
