import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isStatusReport } from '../../src/cli/is-status-report.ts';
import {
  COMMIT,
  diagnosticAt,
  FLEET,
  KEYS,
  OTHER_REVISION,
  reportOf,
  REVISION,
  USES,
} from './status-parts.ts';

const SINCE = new Date('2026-11-21T10:30:00Z');
const lost = Array.from({ length: 27 }, (_, index) => `clients/${index}.yaml`);

/** Everything that can be said, though never at the same time. */
const FULL = reportOf(
  {
    isInStep: false,
    lastOutcome: 'held',
    lastAttemptedRevision: OTHER_REVISION,
    stale: [{ path: 'clients/web.yaml', state: 'stale', since: SINCE }],
    held: { reason: 'mass-deletion', lost },
    failure: 'no disk',
    diagnostics: Array.from({ length: 103 }, (_, index) => diagnosticAt(index + 1)),
    provenance: { commit: COMMIT, source: 'git', state: 'clean' },
  },
  USES,
  KEYS,
  FLEET,
);

/** What a program gets to see of a report. */
const sent = (report: unknown): Record<string, unknown> => JSON.parse(JSON.stringify(report));

describe('the status', () => {
  test('of a server in step says what is served and leaves out what is not the case', () => {
    expect(sent(reportOf())).toEqual({
      version: '1.2.3',
      startedAt: '2026-11-21T08:00:00.000Z',
      inStep: true,
      lastOutcome: 'applied',
      since: '2026-11-21T09:00:00.000Z',
      lastAttemptedRevision: REVISION,
      lastAppliedRevision: REVISION,
      lastAppliedAt: '2026-11-21T10:00:00.000Z',
      revision: REVISION,
      generation: 3,
      clients: 0,
      users: 0,
      stale: [],
      problems: [],
    });
  });

  test('names each stale file and since when it is', () => {
    expect(FULL.stale).toEqual([
      { file: 'clients/web.yaml', state: 'stale', since: SINCE.toISOString() },
    ]);
  });

  test('names the keys that are published, by their kid and what they do, and the next change', () => {
    const { signingKeys, signingKeysChangeAt } = sent(FULL);
    expect(signingKeysChangeAt).toBe('2026-11-22T12:00:00.000Z');
    expect(signingKeys).toEqual([
      { kid: 'old', alg: 'RS256', state: 'signing', until: '2026-11-22T12:00:00.000Z' },
      { kid: 'new', alg: 'RS256', state: 'next', until: '2026-11-22T12:00:00.000Z' },
      { kid: 'older', alg: 'ES256', state: 'verifying', until: '2026-12-01T00:00:00.000Z' },
      { kid: 'spare', alg: 'ES256', state: 'verifying' },
    ]);
  });

  test('counts the servers that have converged, and names all', () => {
    const { fleet } = sent(FULL) as { fleet: { replicas: object[] } };
    expect(fleet).toMatchObject({ revision: REVISION, converged: 1, of: 3 });
    expect(fleet.replicas).toEqual(
      FLEET.map((replica, index) => ({ ...replica, converged: index === 0 })),
    );
  });

  test('of a change that is held counts the files that are gone and names the first 20', () => {
    const files = lost.slice(0, 20);
    expect(FULL.held).toEqual({ reason: 'mass-deletion', lost: 27, files });
  });

  test('shows at most 100 problems, errors first, and counts the rest', () => {
    const warnings = Array.from({ length: 100 }, (_, index) => diagnosticAt(index, 'warning'));
    const report = reportOf({ diagnostics: [...warnings, diagnosticAt(200)] });
    expect(report.problems).toHaveLength(100);
    expect(report.problems[0]).toEqual({
      file: 'clients/web.yaml',
      line: 200,
      column: 3,
      rule: 'unknown-field',
      severity: 'error',
      message: 'unknown field "redirectUris" in spec',
    });
    expect(report.problemsOmitted).toBe(1);
  });

  test('names the commit and who says so; without proof its state is unknown', () => {
    const { commit, commitSource, commitState } = FULL;
    expect({ commit, commitSource, commitState }).toEqual({
      commit: COMMIT,
      commitSource: 'git',
      commitState: 'clean',
    });
    const provenance = { commit: COMMIT, source: 'revision-file' };
    expect(reportOf({ provenance })).toMatchObject({ commitState: 'unknown' });
    expect(sent(reportOf({ provenance: { source: 'volume' } }))).not.toHaveProperty('commitState');
  });
});

test('docs/operations.md lists every field, and no other', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/operations.md'), 'utf8');
  const section = page.split(/^## /m).find((text) => text.startsWith('Status')) ?? '';
  const documented = [...section.matchAll(/^\| `(\w+)`/gm)].map(([, field = '']) => field);
  expect(documented.toSorted()).toEqual(Object.keys(sent(FULL)).toSorted());
});

describe('an answer is taken for a status', () => {
  test.each([
    ['in step', reportOf()],
    ['with all there is', FULL],
  ])('that is one: %s', (_, report) => {
    expect(isStatusReport(sent(report))).toBe(true);
  });

  test.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'ok'],
    ['an empty object', {}],
    ['one without a field', { ...reportOf(), revision: undefined }],
    ['one with a number for a time', { ...reportOf(), since: 1 }],
    ['one with problems of another shape', { ...reportOf(), problems: ['a problem'] }],
    ['one whose stale files are no list', { ...reportOf(), stale: 0 }],
    ['one whose keys have no kid', { ...reportOf(), signingKeys: [{ alg: 'RS256' }] }],
    ['one whose servers have no revision', { ...FULL, fleet: { ...FULL.fleet, replicas: [{}] } }],
    ['one that does not count its servers', { ...FULL, fleet: { replicas: [] } }],
    ['one that holds back no files', { ...reportOf(), held: { reason: 'empty-tree', lost: 1 } }],
  ])('and not %s', (_, answer) => {
    expect(isStatusReport(answer)).toBe(false);
  });
});
