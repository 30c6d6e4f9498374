import type { Diagnostic, Place } from '../../diagnostic/diagnostic.ts';
import { sortDiagnostics } from '../../diagnostic/sort-diagnostics.ts';
import type { FieldChange } from '../../review/change.ts';
import type { Risk, RiskSeverity } from '../../review/risk.ts';
import { counted } from '../counted.ts';
import { packageVersion } from '../package-version.ts';
import type { Refusal } from './findings.ts';
import { markdownCode, markdownText } from './markdown-text.ts';
import {
  failedCases,
  otherRisks,
  tellingChanges,
  worstOf,
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
import { reviewText } from './review-text.ts';
import { rowsWithin } from './rows-within.ts';
import { valueText } from './value-text.ts';

/** GitHub takes comments of less than 65,536 characters; others count bytes. */
const COMMENT_BYTES = 65_000;

const SIGNS: Readonly<Record<RiskSeverity, string>> = {
  critical: '🔴',
  high: '🟠',
  medium: '🟡',
  low: '🟢',
  info: '⚪',
};

const ACTIONS = { add: 'new', change: '', delete: 'deleted' } as const;

/**
 * A review as a comment on a pull request. Its first line tells it from other comments, so that the
 * next run can replace it. What does not fit is left out, and said to be.
 * @param mostBytes how long it may become
 */
export function reviewMarkdown(report: ReviewReport, mostBytes = COMMENT_BYTES): string {
  const { judged, notEvaluated, diagnostics, cases } = report;
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const head = [
    marker(report.directory),
    headingOf(report, errors.length),
    ...(judged === undefined ? [] : [contextOf(judged)]),
    ...(cases.length === 0 ? [] : [casesLine(report)]),
  ].join('\n\n');
  const foot = `\n<sub>idpfile ${packageVersion()} · updated on every push</sub>\n`;
  const room = mostBytes - Buffer.byteLength(head + foot) - 200;
  const mistakes = tableOf('| | Where | What is wrong |', mistakeRows(report), room / 2);
  const left = room - Buffer.byteLength(mistakes);
  const changes =
    judged === undefined
      ? ''
      : tableOf('| | What | Change | Why it matters |', changeRows(judged), left);
  const body = [head, mistakes, changes].filter((part) => part !== '').join('\n\n');
  const details = detailsOf(report, mostBytes - Buffer.byteLength(body + foot) - 200);
  return `${body}\n${notEvaluated === undefined ? details : ''}${foot}`;
}

/** A review that did not take place: never to be taken for one that found nothing. */
export function refuseReviewMarkdown({ directory, message }: Refusal): string {
  return `${marker(directory)}\n\n${notEvaluatedHeading(message)}\n`;
}

/** Which comment is ours, where several directories of a repository are reviewed. */
function marker(directory: string): string {
  return `<!-- idpfile:plan:${encodeURIComponent(directory).replaceAll('-', '%2D')} -->`;
}

function notEvaluatedHeading(message: string): string {
  return `### ⛔ Sign-in changes: NOT EVALUATED – ${markdownText(message)}`;
}

function headingOf(report: ReviewReport, errors: number): string {
  const { judged, notEvaluated } = report;
  if (judged === undefined) return notEvaluatedHeading(notEvaluated ?? 'unknown');
  const { plan } = judged;
  const failed = failedCases(report).length;
  const worst = worstOf(plan.risks);
  const isWrong = errors > 0 || failed > 0;
  const sign = isWrong ? '🔴' : worst === undefined ? '✅' : SIGNS[worst];
  const isNothing = plan.comparison.change.changes.length === 0 && plan.risks.length === 0;
  const words = [
    ...(errors > 0 ? [counted(errors, 'error')] : []),
    ...(failed > 0 ? [`${counted(failed, 'case')} failed`] : []),
    isNothing ? 'none' : riskWords(plan.risks),
  ];
  return `### ${sign} Sign-in changes: ${words.join(', ')}${reviewersOf(judged)}`;
}

/** Only the base may have GitHub notify somebody: a change could name anybody. */
function reviewersOf({ plan }: Judged): string {
  if (plan.reviewers.length === 0) return '';
  const isOurs = plan.policyFrom === 'base';
  const names = plan.reviewers.map((name) =>
    isOurs && /^@[\w-]+(?:\/[\w.-]+)?$/.test(name) ? name : markdownText(name),
  );
  return ` — review by ${names.join(', ')}`;
}

function contextOf(judged: Judged): string {
  const { plan, leftAside } = judged;
  const { base, head } = plan.comparison;
  const between = `${revisionWords(base)} → ${revisionWords(head)}`;
  const policy = policyWords(plan);
  const aside =
    leftAside.length === 0
      ? ''
      : `\n\nBroken before, and not compared: ${leftAside.slice(0, 5).map(markdownCode).join(', ')}`;
  return `${markdownText(between)} · ${actionWords(judged)} · ${policy}${aside}`;
}

function casesLine(report: ReviewReport): string {
  const failed = failedCases(report).length;
  const verdict = failed === 0 ? 'all as expected' : `${failed} otherwise than expected`;
  return `Tests: ${counted(report.cases.length, 'case')}, ${verdict}`;
}

function mistakeRows(report: ReviewReport): readonly string[] {
  const cases = failedCases(report).map(({ test, name, place, failures }) =>
    row(['🔴', spot(place), markdownText(`Test ${test}: ${name}: ${failures.join('; ')}`)]),
  );
  return [...sortDiagnostics(report.diagnostics).map(mistakeRow), ...cases];
}

function mistakeRow({ severity, place, message, help, rule }: Diagnostic): string {
  const words = markdownText(help === undefined ? message : `${message}; ${help}`);
  return row([severity === 'error' ? '🔴' : '🟡', spot(place), `${words} <b>${rule}</b>`]);
}

function changeRows(judged: Judged): readonly string[] {
  const others = otherRisks(judged).map((risk) =>
    row([SIGNS[risk.severity], `${risk.kind} ${markdownCode(risk.name)}`, '', reasonOf(risk)]),
  );
  return [...tellingChanges(judged).map(changeRow), ...others];
}

function changeRow({ change, severity, risks, reach, holding }: TellingChange): string {
  const { action, kind, name, fields } = change;
  const what = `${kind} <b>${markdownCode(name)}</b>`;
  const moves = [
    ...(ACTIONS[action] === '' ? [] : [ACTIONS[action]]),
    ...fields.map(fieldWords),
    ...(reach === undefined ? [] : [markdownText(reachWords(reach))]),
    ...(holding === undefined ? [] : [holdingWords(holding)]),
  ];
  const isGone = action === 'delete';
  const cells = [isGone ? `<del>${what}</del>` : what, moves.join('<br>')];
  return row([SIGNS[severity], ...cells, risks.map(reasonOf).join('<br>')]);
}

function fieldWords({ path, before, after, added, removed }: FieldChange): string {
  const name = markdownText(path);
  if (added.length === 0 && removed.length === 0) {
    return `${name}: ${markdownCode(valueText(before))} → ${markdownCode(valueText(after))}`;
  }
  const items = [
    ...added.slice(0, 10).map((item) => `+ ${markdownCode(valueText(item))}`),
    ...removed.slice(0, 10).map((item) => `− ${markdownCode(valueText(item))}`),
  ];
  const left = added.length + removed.length - items.length;
  return `${name}: ${items.join(', ')}${left > 0 ? ` and ${left} more` : ''}`;
}

function reasonOf({ rule, severity, message, place, waived }: Risk): string {
  const accepted = waived === undefined ? '' : ` (waived: ${markdownText(waived)})`;
  return `<b>${rule}</b> (${severity}) ${markdownText(message)}${accepted} ${spot(place)}`;
}

function tableOf(heading: string, rows: readonly string[], mostBytes: number): string {
  if (rows.length === 0) return '';
  const rule = heading.replaceAll(/[^|]+/g, ' --- ');
  const { kept, left } = rowsWithin(rows, mostBytes - Buffer.byteLength(heading + rule));
  const more = left === 0 ? '' : `\n\n**${left} more do not fit here; the full plan has them.**`;
  return `${[heading, rule, ...kept].join('\n')}${more}`;
}

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

/** The report as it is in a terminal, unless there is no room left for it. */
function detailsOf(report: ReviewReport, mostBytes: number): string {
  const escaped = reviewText(report, { color: false })
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
  const details = `\n<details><summary>Full plan</summary>\n\n<pre>${escaped}</pre>\n</details>\n`;
  return Buffer.byteLength(details) <= mostBytes ? details : '';
}

function spot({ file, range }: Place): string {
  return markdownCode(`${file}:${range.start.line}`);
}
