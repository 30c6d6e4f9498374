import { styleText } from 'node:util';
import type { Place } from '../../diagnostic/diagnostic.ts';
import { printable } from '../../diagnostic/printable.ts';
import type { FieldChange, ResourceChange } from '../../review/change.ts';
import type { Risk, RiskSeverity } from '../../review/risk.ts';
import { counted } from '../counted.ts';
import { diagnosticsText } from '../print-diagnostics.ts';
import {
  failedCases,
  isFailing,
  otherRisks,
  tellingChanges,
  type Judged,
  type ReviewReport,
  type TellingChange,
} from './review-report.ts';
import {
  actionWords,
  holdingWords,
  policyWords,
  reachWords,
  revisionWords,
  riskWords,
} from './review-words.ts';
import { valueText } from './value-text.ts';

export type ReviewTextOptions = Readonly<{ color: boolean }>;

type Colour = 'red' | 'yellow' | 'cyan' | 'green' | 'dim' | 'bold';
type Paint = (text: string, colour: Colour) => string;

const GLYPHS = { add: '+', change: '~', delete: '-' } as const;
const GLYPH_COLOURS = { add: 'green', change: 'yellow', delete: 'red' } as const;

const SEVERITY_COLOURS = {
  critical: 'red',
  high: 'red',
  medium: 'yellow',
  low: 'cyan',
  info: 'dim',
} as const satisfies Record<RiskSeverity, Colour>;

/** A review for people: what is wrong, what changes, the worst first, and what that comes to. */
export function reviewText(report: ReviewReport, { color }: ReviewTextOptions): string {
  const paint: Paint = (text, colour) =>
    color ? styleText(colour, text, { validateStream: false }) : text;
  const { diagnostics, tree, judged, notEvaluated } = report;
  const paragraphs = [
    ...(diagnostics.length === 0 ? [] : [diagnosticsText(diagnostics, tree, color).trimEnd()]),
    ...caseParagraph(report, paint),
    ...(judged === undefined ? [] : planParagraphs(judged, paint)),
    ...(notEvaluated === undefined
      ? []
      : [`${paint('NOT EVALUATED', 'red')}: ${printable(notEvaluated)}`]),
  ];
  return `${paragraphs.join('\n\n')}\n`;
}

function caseParagraph(report: ReviewReport, paint: Paint): readonly string[] {
  const { cases } = report;
  if (cases.length === 0) return [];
  const failed = failedCases(report);
  const lines = failed.flatMap(({ test, name, place, failures }) => [
    `${spot(place)}: ${paint('error', 'red')}: Test ${printable(`${test}: ${name}`)}`,
    ...failures.map((failure) => `    ${printable(failure)}`),
  ]);
  const verdict = `${counted(cases.length, 'case')}, ${failed.length === 0 ? 'all as expected' : `${failed.length} otherwise than expected`}`;
  return [[...lines, verdict].join('\n')];
}

function planParagraphs(judged: Judged, paint: Paint): readonly string[] {
  const { plan, leftAside } = judged;
  const { base, head, change } = plan.comparison;
  const heading = `Comparing ${revisionWords(base)} → ${revisionWords(head)}, ${policyWords(plan)}`;
  const changes = tellingChanges(judged).map((one) => changeLines(one, paint));
  const others = otherRisks(judged).map((risk) => `${riskLine(risk, paint)}`);
  const notes = [
    ...(leftAside.length === 0 ? [] : [`Broken before, and not compared: ${files(leftAside)}`]),
    ...(change.reformatted.length === 0
      ? []
      : [`Written in another way only: ${files(change.reformatted)}`]),
  ];
  return [
    printable(heading),
    ...changes,
    ...(others.length === 0 ? [] : [others.join('\n')]),
    ...(notes.length === 0 ? [] : [notes.join('\n')]),
    summary(judged, paint),
  ];
}

function changeLines(told: TellingChange, paint: Paint): string {
  const { change, severity, risks, reach, holding } = told;
  const { action, kind, name, place, fields } = change;
  const word = paint(severity.toUpperCase().padEnd(8), SEVERITY_COLOURS[severity]);
  const glyph = paint(GLYPHS[action], GLYPH_COLOURS[action]);
  return [
    `${word} ${glyph} ${kind} ${paint(printable(name), 'bold')}  ${spot(place)}${gone(change)}`,
    ...fields.flatMap((field) => fieldLines(field, paint)),
    ...(reach === undefined ? [] : [`    = ${printable(reachWords(reach))}`]),
    ...(holding === undefined ? [] : [`    = ${holdingWords(holding)}`]),
    ...risks.map((risk) => `    ! ${riskLine(risk, paint)}`),
  ].join('\n');
}

const gone = ({ action }: ResourceChange) => (action === 'delete' ? ' (before)' : '');

function fieldLines(field: FieldChange, paint: Paint): readonly string[] {
  const { path, before, after, added, removed } = field;
  const name = `    ${paint('~', 'yellow')} ${printable(path)}`;
  if (added.length === 0 && removed.length === 0) {
    return [`${name}: ${valueText(before)} → ${valueText(after)}`];
  }
  // A list that was not there before may mean everything: what it replaces is said.
  const whole = Array.isArray(before) && Array.isArray(after) ? '' : wholeOf(field);
  return [
    `${name}${whole}`,
    ...added.map((item) => `      ${paint('+', 'green')} ${valueText(item)}`),
    ...removed.map((item) => `      ${paint('-', 'red')} ${valueText(item)}`),
  ];
}

function wholeOf({ before, after }: FieldChange): string {
  if (before === undefined) return ' (none before)';
  return after === undefined ? ' (none any more)' : '';
}

function riskLine({ rule, severity, message, help, place, waived }: Risk, paint: Paint): string {
  const word = paint(severity, SEVERITY_COLOURS[severity]);
  const accepted = waived === undefined ? '' : ` (waived: ${printable(waived)})`;
  const advice = help === undefined ? '' : `; ${printable(help)}`;
  const name = paint(`[${rule}]`, 'dim');
  return `${spot(place)}: ${word}: ${printable(message)}${advice}${accepted} ${name}`;
}

function summary(judged: Judged, paint: Paint): string {
  const { plan, failOn } = judged;
  const failing = plan.risks.filter((risk) => isFailing(risk, failOn)).length;
  const threshold = failOn === 'critical' ? 'critical' : `${failOn} or worse`;
  const fails = failing === 0 ? '' : paint(` (${failing} ${threshold}: fails)`, 'red');
  const reviewers =
    plan.reviewers.length === 0 ? [] : [`Review by ${printable(plan.reviewers.join(', '))}`];
  const isNothing = plan.comparison.change.changes.length === 0;
  const plain = isNothing ? 'No changes' : 'Plan';
  return [`${plain}: ${actionWords(judged)}; ${riskWords(plan.risks)}${fails}`, ...reviewers].join(
    '\n',
  );
}

function files(paths: readonly string[]): string {
  const shown = paths.slice(0, 5).map(printable).join(', ');
  return paths.length > 5 ? `${counted(paths.length, 'file')} (${shown} …)` : shown;
}

function spot({ file, range }: Place): string {
  return `${printable(file)}:${range.start.line}:${range.start.column}`;
}
