import { styleText } from 'node:util';
import { printable } from '../../diagnostic/printable.ts';
import type { CaseResult } from '../../review/case-result.ts';

/** A case that does not hold: where that is said, and what is otherwise. */
export function caseLines(
  { test, name, place, failures }: CaseResult,
  color: boolean,
): readonly string[] {
  const { line, column } = place.range.start;
  const failed = color ? styleText('red', 'failed', { validateStream: false }) : 'failed';
  return [
    `${printable(place.file)}:${line}:${column}: ${failed}: ${printable(`${test}: ${name}`)}`,
    ...failures.map((failure) => `  ${printable(failure)}`),
    '',
  ];
}
