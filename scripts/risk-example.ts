import { unmark } from '../test/review/marked.ts';
import type { RiskCase } from '../test/review/risk-cases.ts';

/** The change of a case as a reviewer would see it, with what is told of it. */
export function riskExample({ rule, severity, base, bad }: RiskCase): string {
  const [before, after] = [unmark(base), unmark(bad)];
  const place = after.marks[0] ?? before.marks[0] ?? '';
  const files = Object.keys(bad).map((path) =>
    [`--- ${path}`, ...changedLines(before.files[path] ?? '', after.files[path] ?? '')].join('\n'),
  );
  return ['```diff', ...files, '```', '', `\`${place}: ${severity} [${rule}]\``, ''].join('\n');
}

/** The lines that differ, with those around them that say what they belong to. */
function changedLines(before: string, after: string): readonly string[] {
  const [old, now] = [before.trimEnd().split('\n'), after.trimEnd().split('\n')];
  const from = firstDifference(old, now);
  const to = firstDifference(old.slice(from).toReversed(), now.slice(from).toReversed());
  const kept = (lines: readonly string[]) => lines.slice(from, lines.length - to);
  return [
    ...now.slice(Math.max(0, from - 2), from).map((line) => ` ${line}`),
    ...kept(old)
      .filter((line) => line !== '')
      .map((line) => `-${line}`),
    ...kept(now)
      .filter((line) => line !== '')
      .map((line) => `+${line}`),
  ];
}

function firstDifference(one: readonly string[], other: readonly string[]): number {
  const found = one.findIndex((line, index) => line !== other[index]);
  return found < 0 ? Math.min(one.length, other.length) : found;
}
