import type { Diagnostic } from '../../diagnostic/diagnostic.ts';
import { sortDiagnostics } from '../../diagnostic/sort-diagnostics.ts';

/** Diagnostics for a program: a JSON array, in the order of the text report. Ends with a line break. */
export function reportJson(diagnostics: readonly Diagnostic[]): string {
  return `${JSON.stringify(sortDiagnostics(diagnostics).map(entryOf), undefined, 2)}\n`;
}

function entryOf({ rule, severity, place, pointer, message, help }: Diagnostic): object {
  const { start, end } = place.range;
  return {
    rule,
    severity,
    file: place.file,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
    pointer,
    message,
    ...(help === undefined ? {} : { help }),
  };
}
