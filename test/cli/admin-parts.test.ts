import { describe, expect, test } from 'vitest';
import { servedOf } from '../../src/cli/admin-parts.ts';
import { CurrentSnapshot } from '../../src/snapshot/current-snapshot.ts';
import { person, snapshotOf } from '../people/people.ts';
import { COMMIT, IN_STEP } from './status-parts.ts';

const current = new CurrentSnapshot(snapshotOf([person('alice')]));
const SINCE = new Date('2026-11-21T10:30:00Z');
const provenance = { commit: COMMIT, source: 'git', state: 'clean' } as const;

describe('the present in numbers', () => {
  test('counts what is served', () => {
    expect(servedOf(IN_STEP, current)).toEqual({
      isInStep: true,
      lastAppliedAt: IN_STEP.lastAppliedAt,
      revision: '0'.repeat(64),
      commit: undefined,
      files: undefined,
      clients: 0,
      users: 1,
    });
  });

  test.each([
    ['names the commit that is served', { provenance }, COMMIT],
    [
      'names it where nobody can prove it',
      { provenance: { commit: COMMIT, source: 'git' } },
      COMMIT,
    ],
    ['names none of which some files are not served', { provenance, isInStep: false }, undefined],
    [
      'names none from which the files differ',
      { provenance: { ...provenance, state: 'modified' as const } },
      undefined,
    ],
  ])('%s', (_, changes, commit) => {
    expect(servedOf({ ...IN_STEP, ...changes }, current).commit).toBe(commit);
  });

  test('counts files by what is served of them', () => {
    const stale = [
      { path: 'clients/a.yaml', state: 'stale', since: SINCE },
      { path: 'clients/b.yaml', state: 'absent', since: SINCE },
    ] as const;
    expect(servedOf({ ...IN_STEP, files: 10, stale }, current).files).toEqual({
      served: 9,
      stale: 1,
      absent: 1,
    });
  });

  test('files that are gone and held are served in an earlier version', () => {
    const held = { reason: 'mass-deletion', lost: ['clients/a.yaml', 'clients/b.yaml'] } as const;
    const { files } = servedOf({ ...IN_STEP, files: 10, held }, current);
    expect(files).toEqual({ served: 8, stale: 2, absent: 0 });
  });
});
