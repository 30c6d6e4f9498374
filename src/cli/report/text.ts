import { styleText } from 'node:util';
import { createCodeFrames } from '../../diagnostic/code-frame.ts';
import type { Diagnostic, Place, Severity } from '../../diagnostic/diagnostic.ts';
import { printable } from '../../diagnostic/printable.ts';
import { sortDiagnostics } from '../../diagnostic/sort-diagnostics.ts';
import { counted } from '../counted.ts';

/** How a report for people is written. */
export type TextReportOptions = Readonly<{
  /** The text of a file, for the frames; undefined where it cannot be shown. */
  textOf: (path: string) => string | undefined;
  color: boolean;
}>;

/** More than these about one file help nobody. */
const MOST_PER_FILE = 20;

/**
 * Diagnostics for a person: each with its place, the lines it is about (secrets masked) and what to
 * do, then how many there are. Ends with a line break.
 */
export function reportText(diagnostics: readonly Diagnostic[], options: TextReportOptions): string {
  const sorted = sortDiagnostics(diagnostics);
  const files = Map.groupBy(sorted, (diagnostic) => diagnostic.place.file);
  const parts = Array.from(files.values(), (group) => reportFile(group, options));
  return `${[...parts, countLine(sorted, files.size)].join('\n\n')}\n`;
}

function reportFile(group: readonly Diagnostic[], options: TextReportOptions): string {
  const { textOf, color } = options;
  const text = textOf(group[0]?.place.file ?? '');
  const frameOf = text === undefined ? undefined : createCodeFrames(text, { color });
  const parts = group
    .slice(0, MOST_PER_FILE)
    .map((diagnostic) => reportOne(diagnostic, frameOf?.(diagnostic.place.range), color));
  const left = group.length - parts.length;
  return [...parts, ...(left > 0 ? [`… and ${left} more in this file`] : [])].join('\n\n');
}

function reportOne(diagnostic: Diagnostic, frame: string | undefined, color: boolean): string {
  const { rule, severity, place, message, help, related = [] } = diagnostic;
  const severityWord = paint(severity, severity === 'error' ? 'red' : 'yellow', color);
  const lines = [
    `${nameOf(place)}: ${severityWord}: ${printable(message)} ${paint(`[${rule}]`, 'dim', color)}`,
    ...(frame === undefined ? [] : [frame]),
    ...(help === undefined ? [] : [`${paint('help', 'cyan', color)}: ${printable(help)}`]),
    ...related.map((one) => `${nameOf(one.place)}: ${printable(one.message)}`),
  ];
  return lines.join('\n');
}

function nameOf({ file, range }: Place): string {
  return `${printable(file)}:${range.start.line}:${range.start.column}`;
}

function paint(text: string, color: 'red' | 'yellow' | 'cyan' | 'dim', isOn: boolean): string {
  return isOn ? styleText(color, text, { validateStream: false }) : text;
}

/** "3 errors, 1 warning in 2 files" */
function countLine(diagnostics: readonly Diagnostic[], files: number): string {
  if (diagnostics.length === 0) return 'no errors';
  const counts = (['error', 'warning'] satisfies Severity[])
    .map(
      (severity) =>
        [diagnostics.filter((one) => one.severity === severity).length, severity] as const,
    )
    .filter(([count]) => count > 0)
    .map(([count, word]) => counted(count, word));
  return `${counts.join(', ')} in ${counted(files, 'file')}`;
}
