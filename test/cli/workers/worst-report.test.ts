import { describe, expect, test } from 'vitest';
import { worstReport } from '../../../src/cli/workers/worst-report.ts';
import { reportOf } from '../status-parts.ts';

const older = reportOf({ lastAppliedAt: new Date('2026-11-21T10:00:00Z') });
const newer = reportOf({ lastAppliedAt: new Date('2026-11-21T10:00:01Z') });
const broken = reportOf({ lastAppliedAt: new Date('2026-11-21T10:00:02Z'), isInStep: false });

describe('of several processes that serve together the report counts', () => {
  test.each([
    ['of one that is not in step', [older, broken, newer], broken],
    ['of the one that has taken nothing over for the longest time', [newer, older], older],
    ['of the first, where all are the same', [older, { ...older }], older],
  ])('%s', (_, reports, worst) => {
    expect(worstReport(reports)).toBe(worst);
  });

  test('of nobody, where nobody answers', () => {
    expect(worstReport([])).toBeUndefined();
  });
});
