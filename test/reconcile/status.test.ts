import { expect, test } from 'vitest';

import { START_OF_FILE, type Diagnostic } from '../../src/diagnostic/diagnostic.ts';
import type { StaleFile } from '../../src/reconcile/live-tree.ts';
import { ReconcileStatus } from '../../src/reconcile/status.ts';

const MISTAKE: Diagnostic = {
  rule: 'syntax',
  severity: 'error',
  place: { file: 'clients/a.yaml', range: START_OF_FILE },
  pointer: '',
  message: 'a mistake',
};

function setup() {
  let hour = 0;
  const status = new ReconcileStatus(() => new Date(Date.UTC(2026, 0, 1, ++hour)));
  const at = (then: number): Date => new Date(Date.UTC(2026, 0, 1, then));
  return { status, at };
}

const applied = (revision: string, stale: readonly StaleFile[] = []) =>
  ({
    kind: 'applied',
    revision,
    servedRevision: stale.length === 0 ? revision : `${revision} in part`,
    published: {},
    stale,
    diagnostics: [],
  }) as const;
const rejected = (revision: string) =>
  ({ kind: 'rejected', revision, stale: [], diagnostics: [MISTAKE] }) as const;
const held = (revision: string) =>
  ({ kind: 'held', revision, reason: 'mass-deletion', lost: ['clients/a.yaml'] }) as const;
const failed = { kind: 'failed', cause: new Error('no disk'), retryInMs: 1_000 } as const;

test('nothing is known at first', () => {
  expect(setup().status.get()).toMatchObject({ lastOutcome: undefined, since: undefined });
});

test('an applied revision is attempted and applied', () => {
  const { status, at } = setup();
  status.observe(applied('1'));
  expect(status.get()).toEqual({
    lastAttemptedRevision: '1',
    lastAppliedRevision: '1',
    lastAppliedAt: at(1),
    lastOutcome: 'applied',
    isInStep: true,
    stale: [],
    diagnostics: [],
    held: undefined,
    failure: undefined,
    since: at(1),
  });
});

test('a rejected revision is attempted, and the applied one stays', () => {
  const { status, at } = setup();
  status.observe(applied('1'));
  status.observe(rejected('2'));
  status.observe({ kind: 'unchanged', revision: '2' });
  status.observe(rejected('3'));
  expect(status.get()).toMatchObject({
    lastAttemptedRevision: '3',
    lastAppliedRevision: '1',
    lastAppliedAt: at(1),
    lastOutcome: 'rejected',
    diagnostics: [MISTAKE],
    since: at(2),
  });
});

test('a failure is told with its reason, and ends with unchanged files as it began', () => {
  const { status, at } = setup();
  status.observe(rejected('1'));
  status.observe(failed);
  status.observe(failed);
  expect(status.get()).toMatchObject({ lastOutcome: 'failed', failure: 'no disk', since: at(2) });
  status.observe({ kind: 'unchanged', revision: '1' });
  expect(status.get()).toMatchObject({
    lastOutcome: 'rejected',
    failure: undefined,
    diagnostics: [MISTAKE],
    since: at(4),
  });
});

test('a revision that was applied in part is not in step, and says since when which file is stale', () => {
  const { status, at } = setup();
  const a = { path: 'clients/a.yaml', state: 'stale' } as const;
  const b = { path: 'clients/b.yaml', state: 'absent' } as const;
  status.observe(applied('1', [a]));
  status.observe(applied('2', [a, b]));
  expect(status.get()).toMatchObject({
    lastAttemptedRevision: '2',
    lastAppliedRevision: '2 in part',
    isInStep: false,
    stale: [
      { ...a, since: at(1) },
      { ...b, since: at(2) },
    ],
  });
  status.observe(applied('3'));
  expect(status.get()).toMatchObject({ isInStep: true, stale: [] });
});

test('a revision that is held is attempted and waits, until another one is applied', () => {
  const { status } = setup();
  status.observe(applied('1'));
  status.observe(held('2'));
  status.observe({ kind: 'unchanged', revision: '2' });
  expect(status.get()).toMatchObject({
    lastAttemptedRevision: '2',
    lastAppliedRevision: '1',
    lastOutcome: 'held',
    isInStep: false,
    held: { reason: 'mass-deletion', lost: ['clients/a.yaml'] },
  });
  status.observe(applied('1'));
  expect(status.get()).toMatchObject({ lastOutcome: 'applied', isInStep: true, held: undefined });
});

test('a record that was handed out does not change', () => {
  const { status } = setup();
  status.observe(applied('1'));
  const record = status.get();
  status.observe(rejected('2'));
  expect(record.lastAttemptedRevision).toBe('1');
  expect(Object.isFrozen(record)).toBe(true);
});
