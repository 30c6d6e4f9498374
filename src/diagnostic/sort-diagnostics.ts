import type { Diagnostic } from './diagnostic.ts';

/** By file, line, column and rule; what says exactly the same as another is left out. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const distinct = new Map(diagnostics.map((diagnostic) => [identityOf(diagnostic), diagnostic]));
  return [...distinct.values()].toSorted(compare);
}

function identityOf(diagnostic: Diagnostic): string {
  const { rule, severity, place, pointer, message, help, related } = diagnostic;
  return JSON.stringify([
    rule,
    severity,
    spotsOf(place),
    pointer,
    message,
    help,
    related?.map((one) => [spotsOf(one.place), one.message]),
  ]);
}

function spotsOf(place: Diagnostic['place']): readonly unknown[] {
  const { start, end } = place.range;
  return [place.file, start.line, start.column, end.line, end.column];
}

function compare(a: Diagnostic, b: Diagnostic): number {
  const here = a.place.range.start;
  const there = b.place.range.start;
  return (
    compareText(a.place.file, b.place.file) ||
    here.line - there.line ||
    here.column - there.column ||
    compareText(a.rule, b.rule)
  );
}

/** By UTF-16 units: the same on every machine, whatever its locale. */
function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
