import { valueAt } from '../../secret/value-at.ts';
import type { ResourceChange } from '../change.ts';
import { placeIn } from '../change-place.ts';
import { resourcesOf, type ReviewedRevision } from '../reviewed-revision.ts';
import type { Comparison, FoundRisk, RiskRule } from '../risk.ts';
import { waiverCommentsIn } from '../waiver-comments.ts';
import { ownerOfLine } from '../waiver-owner.ts';

/** The next review will be another one. This one still goes by the policy of before. */
export const policyChanged: RiskRule = {
  name: 'policy-changed',
  severity: 'high',
  summary:
    'What later changes are held against is another: the policy, a waiver, or (medium) a test that was there, or whether a scope is sensitive.',
  find: (comparison) => [
    ...comparison.change.changes.flatMap((change) =>
      change.kind === 'Policy' ? ofPolicy(change) : [...ofTest(change), ...ofScope(change)],
    ),
    ...newComments(comparison),
    ...notEnforced(comparison),
  ],
};

function ofPolicy({ kind, name, action, place, fields }: ResourceChange): readonly FoundRisk[] {
  const whole = action === 'add' ? 'there is a policy now' : 'the policy is gone';
  if (action !== 'change') return [{ kind, name, place, message: whole }];
  return fields.map((field) => ({
    kind,
    name,
    place: field.place,
    field: field.path,
    message: `the policy has another ${field.path}${shown(field.before, field.after)}`,
  }));
}

/** Of a single value only. */
function shown(before: unknown, after: unknown): string {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  return old === undefined || now === undefined ? '' : `: ${old} → ${now}`;
}

function wordsOf(value: unknown): string | undefined {
  if (value === undefined) return 'none';
  return typeof value === 'string' ? value : undefined;
}

/** More cases are no harm; one that is gone or another is what a change would break. */
function ofTest({ kind, name, action, place, fields }: ResourceChange): readonly FoundRisk[] {
  if (kind !== 'Test' || action === 'add') return [];
  const severity = 'medium';
  if (action === 'delete') return [{ kind, name, place, severity, message: 'the test is gone' }];
  return fields
    .filter(({ removed }) => removed.length > 0)
    .map((field) => {
      const message = `${field.removed.length} of its cases are gone or others`;
      return { kind, name, place: field.place, field: field.path, severity, message };
    });
}

/** Whoever asks for it is no longer told of as before. */
function ofScope({ kind, name, action, fields }: ResourceChange): readonly FoundRisk[] {
  if (kind !== 'Scope' || action !== 'change') return [];
  return fields
    .filter(({ path, after }) => path === 'sensitive' && after === false)
    .map(({ path, place }) => {
      const message = 'the scope no longer counts as sensitive';
      return { kind, name, place, field: path, severity: 'medium', message };
    });
}

/** Comments that waive something, and were not there, or at another resource. */
function newComments({ base, head }: Comparison): readonly FoundRisk[] {
  const known = new Map(base.tree.files.map((file) => [file.path, file.digest]));
  const touched = head.tree.files.filter(({ path, digest }) => known.get(path) !== digest);
  const comments = touched.flatMap((file) => waiverCommentsIn(file));
  if (comments.length === 0) return [];
  const before = new Set(base.tree.files.flatMap(waiverCommentsIn).map((one) => keyOf(base, one)));
  return comments
    .filter((one) => one.waiver !== undefined && !before.has(keyOf(head, one)))
    .map(({ file, line, range, waiver }) => ({
      ...ownerOfLine(head, file, line),
      place: { file, range },
      message: `a waiver for ${waiver?.rule ?? ''} is new, or at another place`,
    }));
}

function keyOf(revision: ReviewedRevision, one: ReturnType<typeof waiverCommentsIn>[number]) {
  const { kind, name } = ownerOfLine(revision, one.file, one.line);
  return JSON.stringify([kind, name, one.text]);
}

/** A server that no longer refuses what the policy forbids. */
function notEnforced({ base, head }: Comparison): readonly FoundRisk[] {
  const [before, after] = [base, head].map((revision) => resourcesOf(revision, 'Issuer')[0]);
  const isEnforced = (issuer: typeof before) =>
    valueAt(issuer?.document.value, `/spec/${FIELD}`) === true;
  if (after === undefined || !isEnforced(before) || isEnforced(after)) return [];
  const issuer = { kind: 'Issuer', name: after.value.metadata.name } as const;
  const fallback = { file: after.document.file.path, range: after.document.rangeOf('/spec') };
  const place = placeIn(head, { ...issuer, place: fallback }, FIELD);
  return [{ ...issuer, place, field: FIELD, message: 'servers no longer refuse what it forbids' }];
}

const FIELD = 'enforcePolicy';
