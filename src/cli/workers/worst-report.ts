import type { StatusReport } from '../status-report.ts';

/**
 * The report of the process that is furthest behind: one that is not in step, or else the one that
 * took its files over the longest time ago. Undefined of none.
 */
export function worstReport(reports: readonly StatusReport[]): StatusReport | undefined {
  const [worst] = reports.toSorted(
    (a, b) => Number(a.inStep) - Number(b.inStep) || compareTexts(a.lastAppliedAt, b.lastAppliedAt),
  );
  return worst;
}

/** Times in ISO 8601 sort as texts. */
function compareTexts(a = '', b = ''): number {
  return a < b ? -1 : Number(a > b);
}
