import { wordsOfFinding, type Finding } from './finding.ts';
import { allFindings, type Findings, type Refusal } from './findings.ts';
import { pathFromHere } from './path-from-here.ts';

/** What GitHub calls them, the worst first. */
const COMMANDS = { error: 'error', warning: 'warning', note: 'notice' } as const;

const LEVELS = ['error', 'warning', 'note'] as const;

/**
 * Workflow commands that GitHub Actions turns into annotations of the changed lines. Errors come
 * first: only the first ten of a step are shown.
 */
export function reportGithub(findings: Findings): string {
  const { directory, notEvaluated } = findings;
  const all = allFindings(findings).filter(({ waived }) => waived === undefined);
  const refusal =
    notEvaluated === undefined ? '' : refuseGithub({ directory, message: notEvaluated });
  const annotations = LEVELS.flatMap((level) =>
    all.filter((one) => one.level === level).map((finding) => annotation(finding, directory)),
  );
  return `${refusal}${annotations.join('')}`;
}

export function refuseGithub({ message }: Refusal): string {
  return command('error', { title: 'not evaluated' }, message);
}

function annotation(finding: Finding, directory: string): string {
  const { rule, level, severity, place } = finding;
  const { start, end } = place.range;
  // GitHub refuses columns of a range over several lines.
  const columns = start.line === end.line ? { col: start.column, endColumn: end.column } : {};
  const properties = {
    file: pathFromHere(directory, place.file),
    line: start.line,
    endLine: end.line,
    ...columns,
    title: severity === level ? rule : `${rule} (${severity})`,
  };
  return command(COMMANDS[level], properties, wordsOfFinding(finding, '\n'));
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
