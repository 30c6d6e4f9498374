import type { Diagnostic, Range } from '../diagnostic/diagnostic.ts';
import { RULES } from '../diagnostic/rules.ts';
import { sortDiagnostics } from '../diagnostic/sort-diagnostics.ts';
import { createPositionIndex } from '../diagnostic/text-position.ts';
import type { SourceFile } from '../tree/source-tree.ts';
import type { Fault } from './fault.ts';
import { MOST_FAULTS } from './most-faults.ts';
import type { Span } from './span.ts';

/** What a person is told about the faults of a file, in the order of the file. */
export function describeFaults(
  file: SourceFile,
  text: string,
  faults: readonly Fault[],
): readonly Diagnostic[] {
  const positionOf = createPositionIndex(text);
  const rangeOf = ({ start, end }: Span): Range => ({
    start: positionOf(Math.min(start, text.length)),
    end: positionOf(Math.min(end, text.length)),
  });
  const inOrder = faults.toSorted((a, b) => a.span.start - b.span.start).slice(0, MOST_FAULTS);
  return sortDiagnostics(inOrder.map((fault) => describe(file, fault, rangeOf)));
}

function describe(file: SourceFile, fault: Fault, rangeOf: (span: Span) => Range): Diagnostic {
  const { rule, span, pointer, message, help, related } = fault;
  const base = {
    rule,
    severity: RULES[rule].severity,
    place: { file: file.path, range: rangeOf(span) },
    pointer,
    message,
  };
  if (related === undefined) return help === undefined ? base : { ...base, help };
  const range = rangeOf(related.span);
  return {
    ...base,
    help: `${help ?? ''}; ${related.message} is in line ${range.start.line}`,
    related: [{ place: { file: file.path, range }, message: `${related.message} is here` }],
  };
}
