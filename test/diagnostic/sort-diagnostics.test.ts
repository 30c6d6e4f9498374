import { expect, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostic/diagnostic.ts';
import { sortDiagnostics } from '../../src/diagnostic/sort-diagnostics.ts';

function diagnostic(
  file: string,
  line: number,
  column: number,
  more: Partial<Diagnostic> = {},
): Diagnostic {
  const start = { line, column };
  return {
    rule: 'syntax',
    severity: 'error',
    place: { file, range: { start, end: start } },
    pointer: '',
    message: 'wrong',
    ...more,
  };
}

test('diagnostics come by file, line, column and rule, numbers as numbers', () => {
  const sorted = sortDiagnostics([
    diagnostic('b.yaml', 1, 1),
    diagnostic('a.yaml', 10, 1),
    diagnostic('a.yaml', 9, 10),
    diagnostic('a.yaml', 9, 2, { rule: 'wrong-type' }),
    diagnostic('a.yaml', 9, 2, { rule: 'missing-field' }),
    diagnostic('B.yaml', 5, 1),
  ]);
  expect(
    sorted.map(
      ({ place: { file, range }, rule }) =>
        `${file}:${range.start.line}:${range.start.column} ${rule}`,
    ),
  ).toEqual([
    'B.yaml:5:1 syntax',
    'a.yaml:9:2 missing-field',
    'a.yaml:9:2 wrong-type',
    'a.yaml:9:10 syntax',
    'a.yaml:10:1 syntax',
    'b.yaml:1:1 syntax',
  ]);
});

test('what is said twice is kept once, what differs in anything is kept', () => {
  const one = diagnostic('a.yaml', 1, 1);
  const others = [
    { ...one, message: 'other' },
    { ...one, help: 'help' },
    { ...one, pointer: '/a' },
    { ...one, related: [{ place: one.place, message: 'first' }] },
  ];
  expect(sortDiagnostics([one, ...others, { ...one }])).toHaveLength(5);
});

test('the given list stays as it is', () => {
  const given = [diagnostic('b.yaml', 1, 1), diagnostic('a.yaml', 1, 1)];
  sortDiagnostics(given);
  expect(given[0]?.place.file).toBe('b.yaml');
});
