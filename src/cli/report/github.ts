import type { Diagnostic } from '../../diagnostic/diagnostic.ts';
import { sortDiagnostics } from '../../diagnostic/sort-diagnostics.ts';
import type { Findings, Refusal } from './findings.ts';
import { pathFromHere } from './path-from-here.ts';

/**
 * Workflow commands that GitHub Actions turns into annotations of the changed lines. Errors come
 * first: only the first ten of a step are shown.
 */
export function reportGithub({ directory, diagnostics }: Findings): string {
  const sorted = sortDiagnostics(diagnostics);
  const ofSeverity = (severity: Diagnostic['severity']) =>
    sorted.filter((one) => one.severity === severity);
  return [...ofSeverity('error'), ...ofSeverity('warning')]
    .map((diagnostic) => annotation(diagnostic, directory))
    .join('');
}

export function refuseGithub({ message }: Refusal): string {
  return command('error', { title: 'not evaluated' }, message);
}

function annotation(diagnostic: Diagnostic, directory: string): string {
  const { rule, severity, place, message, help } = diagnostic;
  const { start, end } = place.range;
  // GitHub refuses columns of a range over several lines.
  const columns = start.line === end.line ? { col: start.column, endColumn: end.column } : {};
  const properties = {
    file: pathFromHere(directory, place.file),
    line: start.line,
    endLine: end.line,
    ...columns,
    title: rule,
  };
  return command(severity, properties, help === undefined ? message : `${message}\n${help}`);
}

function command(
  name: string,
  properties: Readonly<Record<string, string | number>>,
  message: string,
): string {
  const pairs = Object.entries(properties).map(
    ([key, value]) => `${key}=${escapeProperty(String(value))}`,
  );
  return `::${name} ${pairs.join(',')}::${escapeData(message)}\n`;
}

/** A line break would end the command, and let the rest be another. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
