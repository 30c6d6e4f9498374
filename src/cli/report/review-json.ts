import type { Place } from '../../diagnostic/diagnostic.ts';
import type { CaseResult } from '../../review/case-result.ts';
import type { FieldChange } from '../../review/change.ts';
import type { Risk } from '../../review/risk.ts';
import type { Refusal } from './findings.ts';
import { jsonEntries } from './json.ts';
import {
  countActions,
  countRisks,
  isFailing,
  otherRisks,
  tellingChanges,
  worstOf,
  type Judged,
  type ReviewReport,
  type TellingChange,
} from './review-report.ts';

/** Goes up when something is taken away or means another thing; what is new leaves it. */
const VERSION = 1;

/** A review for programs; `idpfile schema plan` describes it. Ends with a line break. */
export function reportReviewJson(report: ReviewReport): string {
  const { command, judged, notEvaluated, diagnostics, cases } = report;
  return asText({
    version: VERSION,
    command,
    evaluated: notEvaluated === undefined,
    ...(notEvaluated === undefined ? {} : { notEvaluated }),
    ...(judged === undefined ? {} : judgedOf(judged)),
    diagnostics: jsonEntries(diagnostics),
    tests: cases.map(caseOf),
  });
}

/** Says that nothing was evaluated: no changes are listed, for an empty list says there are none. */
export function refuseReviewJson({ command, message }: Refusal): string {
  return asText({ version: VERSION, command, evaluated: false, notEvaluated: message });
}

function asText(value: object): string {
  return `${JSON.stringify(value, plain, 2)}\n`;
}

function judgedOf(judged: Judged): object {
  const { plan, failOn, leftAside } = judged;
  const { base, head, change } = plan.comparison;
  return {
    base: { name: base.name, commit: base.commit },
    head: { name: head.name, ...(head.commit === undefined ? {} : { commit: head.commit }) },
    policyFrom: plan.policyFrom,
    waiversFrom: plan.waiversFrom,
    failOn,
    failed: plan.risks.some((risk) => isFailing(risk, failOn)),
    summary: {
      ...countActions(change.changes),
      unchanged: change.unchanged,
      worst: worstOf(plan.risks),
      counts: countRisks(plan.risks),
      waived: plan.risks.filter(({ waived }) => waived !== undefined).length,
    },
    changes: tellingChanges(judged).map(changeOf),
    otherRisks: otherRisks(judged).map(riskOf),
    reach: plan.reach,
    reformatted: change.reformatted,
    leftAside,
    reviewers: plan.reviewers,
  };
}

function changeOf({ change, severity, risks, reach, holding }: TellingChange): object {
  const { action, kind, name, id, place, fields } = change;
  return {
    action,
    kind,
    name,
    id,
    ...spotOf(place),
    severity,
    fields: fields.map(fieldOf),
    risks: risks.map(riskOf),
    ...(reach === undefined ? {} : { reach }),
    ...(holding === undefined ? {} : { ends: holding }),
  };
}

function fieldOf({ path, before, after, added, removed, place }: FieldChange): object {
  return { path, before, after, added, removed, ...spotOf(place) };
}

function riskOf({ rule, severity, kind, name, field, message, help, waived, place }: Risk): object {
  return { rule, severity, kind, name, field, message, help, waived, ...spotOf(place) };
}

function caseOf({ test, name, place, failures }: CaseResult): object {
  return { test, name, passed: failures.length === 0, failures, ...spotOf(place) };
}

function spotOf({ file, range }: Place): object {
  return { file, line: range.start.line, column: range.start.column };
}

/** Tables of the resolved model, and sets, as JSON has them. */
function plain(_key: string, value: unknown): unknown {
  if (value instanceof Map) return Object.fromEntries(value);
  return value instanceof Set ? [...value] : value;
}
