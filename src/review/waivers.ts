import type { Place } from '../diagnostic/diagnostic.ts';
import { placeOfField } from './field-place.ts';
import { policyOf } from './policy.ts';
import { resourcesOf, type ReviewedRevision } from './reviewed-revision.ts';
import type { Comparison } from './risk.ts';
import { waiverCommentsIn, type AcceptedRisk } from './waiver-comments.ts';

/** What is accepted, by the policy or by a comment. */
export type Waiver = AcceptedRisk &
  Readonly<{
    place: Place;
    /** What it is for: a resource, or whatever stands in a line. */
    scope: Readonly<{ kind: string; name: string }> | Readonly<{ file: string; line: number }>;
  }>;

/** Where waivers are written. */
export type WaivingRevision = Pick<ReviewedRevision, 'resources' | 'documentOf'> &
  Readonly<{ tree: Pick<ReviewedRevision['tree'], 'files'> }>;

/** What a waiver may be for. */
type Finding = Readonly<{ rule: string; kind: string; name: string; place: Place; field?: string }>;

/** Where the waivers of a review are: no change waives its own findings, unless the base says so. */
export function waiversFrom({ base }: Pick<Comparison, 'base'>): 'base' | 'head' {
  return policyOf(base).waiversFrom ?? 'base';
}

/** All waivers of a revision, expired ones included. */
export function waiversIn(revision: WaivingRevision): readonly Waiver[] {
  return [...policyWaivers(revision), ...commentedWaivers(revision)];
}

/**
 * Finds the waiver for a finding. A comment is looked for at the field or the name of the resource
 * as this revision has it, and at the very place where that is in it.
 * @param placedIn the revision that the place of the findings is in
 */
export function createWaiverSearch(
  revision: WaivingRevision,
  { now, placedIn }: Readonly<{ now: Date; placedIn: WaivingRevision }>,
): (finding: Finding) => Waiver | undefined {
  const valid = Map.groupBy(
    waiversIn(revision).filter(({ expiresAt }) => expiresAt > now.getTime()),
    ({ rule }) => rule,
  );
  return (finding) => {
    const candidates = valid.get(finding.rule);
    if (candidates === undefined) return undefined;
    const lines = linesOf(finding, revision, placedIn);
    return candidates.find(({ scope }) =>
      'kind' in scope
        ? scope.kind === finding.kind && scope.name === finding.name
        : lines.has(lineKey(scope.file, scope.line)),
    );
  };
}

function linesOf(
  { kind, name, place, field }: Finding,
  revision: WaivingRevision,
  placedIn: WaivingRevision,
): ReadonlySet<string> {
  const document = revision.documentOf(kind, name);
  const places = document === undefined ? [] : [ownPlace(document, '/metadata/name')];
  if (document !== undefined && field !== undefined) places.push(placeOfField(document, field));
  if (placedIn === revision) places.push(place);
  return new Set(places.map(({ file, range }) => lineKey(file, range.start.line)));
}

type Document = NonNullable<ReturnType<ReviewedRevision['documentOf']>>;

const ownPlace = (document: Document, pointer: string): Place => ({
  file: document.file.path,
  range: document.rangeOf(pointer),
});

const lineKey = (file: string, line: number) => `${file}:${line}`;

function policyWaivers(revision: WaivingRevision): readonly Waiver[] {
  return resourcesOf(revision, 'Policy').flatMap(({ document, value }) =>
    (value.spec.waivers ?? []).map(({ rule, kind, name, reason, expiresAt }, index) => ({
      rule,
      reason,
      until: expiresAt,
      expiresAt: Date.parse(expiresAt),
      place: ownPlace(document, `/spec/waivers/${index}`),
      scope: { kind, name },
    })),
  );
}

function commentedWaivers({ tree }: WaivingRevision): readonly Waiver[] {
  return tree.files.flatMap((file) =>
    waiverCommentsIn(file).flatMap(({ waiver, range, line }) =>
      waiver === undefined
        ? []
        : [{ ...waiver, place: { file: file.path, range }, scope: { file: file.path, line } }],
    ),
  );
}
