import { describe, expect, test } from 'vitest';
import type { Recorded } from '../../src/cli/status-report.ts';
import { verdictOn, verdictOnFleet, type Verdict, type WaitGoal } from '../../src/cli/wait-goal.ts';
import { COMMIT, FLEET, OTHER_REVISION, replicaOf, reportOf, REVISION } from './status-parts.ts';

type Row = readonly [string, Partial<Recorded>, WaitGoal, Verdict];

const OTHER_COMMIT = 'fedcba9876'.repeat(4);
const clean = { provenance: { commit: COMMIT, source: 'git', state: 'clean' } } as const;
const partly = { isInStep: false, lastAttemptedRevision: OTHER_REVISION };
const failed = { ...partly, lastOutcome: 'failed', failure: 'no disk' } as const;
const held = { reason: 'mass-deletion', lost: ['clients/a.yaml'] } as const;
const commit = { kind: 'commit', id: COMMIT } as const;
const revision = { kind: 'revision', id: OTHER_REVISION } as const;

describe('a commit', () => {
  test.each<Row>([
    ['reached when all its files are served', clean, commit, 'reached'],
    ['known by its first digits', clean, { ...commit, id: COMMIT.slice(0, 7) }, 'reached'],
    [
      'known when the server has its first digits only',
      { provenance: { commit: COMMIT.slice(0, 7), source: 'revision-file' } },
      commit,
      'reached',
    ],
    [
      'still to come while another one is served',
      clean,
      { ...commit, id: OTHER_COMMIT },
      'pending',
    ],
    ['still to come where the server knows of none', {}, commit, 'pending'],
    ['missed when some of its files are broken', { ...clean, ...partly }, commit, 'missed'],
    [
      'missed when it is held',
      { ...clean, ...partly, lastOutcome: 'held', held },
      commit,
      'missed',
    ],
    [
      'missed when the files differ from it',
      { provenance: { ...clean.provenance, state: 'modified' } },
      commit,
      'missed',
    ],
    ['still to come while the disk fails', { ...clean, ...failed }, commit, 'pending'],
  ])('is %s', (_, changes, goal, verdict) => {
    expect(verdictOn(reportOf(changes), goal)).toBe(verdict);
  });
});

describe('a revision', () => {
  test.each<Row>([
    ['reached when it is served', {}, { ...revision, id: REVISION }, 'reached'],
    ['known by its first digits', {}, { ...revision, id: REVISION.slice(0, 7) }, 'reached'],
    ['still to come while another one is served', {}, revision, 'pending'],
    ['missed when it was tried and is not served as a whole', partly, revision, 'missed'],
    ['still to come while the disk fails', failed, revision, 'pending'],
  ])('is %s', (_, changes, goal, verdict) => {
    expect(verdictOn(reportOf(changes), goal)).toBe(verdict);
  });
});

describe('everything on the disk', () => {
  test.each<Row>([
    ['reached in step', {}, { kind: 'in-step' }, 'reached'],
    ['still to come otherwise: somebody may be mending it', partly, { kind: 'in-step' }, 'pending'],
  ])('is %s', (_, changes, goal, verdict) => {
    expect(verdictOn(reportOf(changes), goal)).toBe(verdict);
  });
});

describe('the same of all servers', () => {
  const goal = { kind: 'in-step' } as const;
  const alike = [replicaOf('a'), replicaOf('b')];
  const others = [replicaOf('a'), replicaOf('b'), replicaOf('c')].map((replica) => ({
    ...replica,
    revision: OTHER_REVISION,
  }));

  test.each([
    ['reached when all serve it', {}, goal, alike, 'reached'],
    ['reached when there is no other server', {}, goal, [replicaOf('a')], 'reached'],
    ['still to come while one of them serves another revision', {}, goal, FLEET, 'pending'],
    ['still to come while the others agree on something else', {}, goal, others, 'pending'],
    ['still to come while nobody knows of the others', {}, goal, undefined, 'pending'],
    ['still to come while it is to the server itself', failed, goal, alike, 'pending'],
    ['missed when the server itself has', { ...clean, ...partly }, commit, alike, 'missed'],
  ] as const)('is %s', (_, changes, wanted, fleet, verdict) => {
    expect(verdictOnFleet(reportOf(changes, [], undefined, fleet), wanted)).toBe(verdict);
  });
});
