import type { Diagnostic } from '../../diagnostic/diagnostic.ts';
import { sortDiagnostics } from '../../diagnostic/sort-diagnostics.ts';

/** Diagnostics for a program: a JSON array, in the order of the text report. Ends with a line break. */
export function reportJson(diagnostics: readonly Diagnostic[]): string {
  return `${JSON.stringify(jsonEntries(diagnostics), undefined, 2)}\n`;
}

/** The same as plain data. */
export function jsonEntries(diagnostics: readonly Diagnostic[]): readonly object[] {
  return sortDiagnostics(diagnostics).map(entryOf);
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
