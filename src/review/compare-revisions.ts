import type { Place } from '../diagnostic/diagnostic.ts';
import type { Resource } from '../resource/resource.ts';
import { compareText } from '../tree/compare-text.ts';
import type { FieldChange, ResourceChange, ReviewedKind, RevisionChange } from './change.ts';
import { compareFields } from './compare-fields.ts';
import { placeOfField, saysField } from './field-place.ts';
import { hiddenFields } from './hidden-fields.ts';
import { reformattedFiles } from './reformatted-files.ts';
import { resourcesOf, type ReviewedRevision } from './reviewed-revision.ts';
import { hasSameSecrets } from './same-secrets.ts';
import { withoutStandIns } from './sealed-fields.ts';

/** A thing of the resolved model, and what its file calls it. */
type Thing = Readonly<{ name: string; id: string; place: Place; value: object }>;

type Side = 'before' | 'after';

type Sides = Readonly<{ base: ReviewedRevision; head: ReviewedRevision }>;

/** In the order in which a review tells of them. */
const KINDS: readonly ReviewedKind[] = [
  'Issuer',
  'Policy',
  'Connector',
  'Client',
  'User',
  'Scope',
  'Resource',
  'Test',
];

/**
 * What is different in the resolved model: presets and defaults filled in, the order of files and of
 * lists without meaning left aside. Two revisions that declare the same differ in nothing, however
 * their files are written.
 */
export function compareRevisions(base: ReviewedRevision, head: ReviewedRevision): RevisionChange {
  const all = KINDS.map((kind) => compareKind(kind, { base, head }));
  const changes = all.flatMap((kind) => kind.changes);
  return {
    changes,
    unchanged: all.reduce((sum, kind) => sum + kind.unchanged, 0),
    reformatted: reformattedFiles(base, head, changes),
  };
}

function compareKind(
  kind: ReviewedKind,
  { base, head }: Sides,
): Readonly<{ changes: readonly ResourceChange[]; unchanged: number }> {
  const [before, after] = [thingsOf(kind, base), thingsOf(kind, head)];
  const changes: ResourceChange[] = [];
  for (const [id, thing] of after) {
    const old = before.get(id);
    const fields = old === undefined ? [] : fieldsOf(kind, old, thing, { base, head });
    if (old === undefined) changes.push(changed('add', kind, thing));
    else if (fields.length > 0) changes.push(changed('change', kind, thing, fields));
  }
  for (const [id, thing] of before) {
    if (!after.has(id)) changes.push(changed('delete', kind, thing));
  }
  const unchanged = after.size - changes.filter(({ action }) => action !== 'delete').length;
  return { changes: changes.toSorted((a, b) => compareText(a.name, b.name)), unchanged };
}

function changed(
  action: ResourceChange['action'],
  kind: ReviewedKind,
  { name, id, place }: Thing,
  fields: readonly FieldChange[] = [],
): ResourceChange {
  return { action, kind, name, id, place, fields };
}

function thingsOf(kind: ReviewedKind, revision: ReviewedRevision): ReadonlyMap<string, Thing> {
  const { issuer, addresses, clients, usersBySub, scopes, resourceServers } = revision.snapshot;
  switch (kind) {
    case 'Issuer':
      return byId([
        thing(issuer.source, 'issuer', { ...issuer, ...addresses }, nameOfIssuer(revision)),
      ]);
    case 'Client':
      return byId(
        [...clients.values()].map((one) =>
          thing(one.source, one.id, one, revision.clients.get(one.id)?.value.metadata.name),
        ),
      );
    case 'User':
      return byId([...usersBySub.values()].map((one) => thing(one.source, one.sub, one, one.key)));
    case 'Scope':
      return byId([...scopes.values()].map((one) => thing(one.source, one.name, one)));
    case 'Resource':
      return byId(
        [...resourceServers.values()].map((one) => thing(one.source, one.identifier, one, one.key)),
      );
    case 'Connector':
    case 'Policy':
    case 'Test':
      return byId(resourcesOf(revision, kind).map(declared));
  }
}

function nameOfIssuer(revision: ReviewedRevision): string | undefined {
  return resourcesOf(revision, 'Issuer')[0]?.value.metadata.name;
}

function thing(place: Place, id: string, value: object, name = id): Thing {
  return { name, id, place, value };
}

/** Of what has no place in the snapshot, the file's own words are compared. */
function declared({ document, value }: Resource): Thing {
  const { name } = value.metadata;
  const range = () => document.rangeOf('/metadata/name');
  const place: Place = {
    file: document.file.path,
    get range() {
      return range();
    },
  };
  return { name, id: name, place, value: 'spec' in value ? value.spec : {} };
}

const byId = (things: readonly Thing[]) => new Map(things.map((one) => [one.id, one]));

function fieldsOf(
  kind: ReviewedKind,
  before: Thing,
  after: Thing,
  sides: Sides,
): readonly FieldChange[] {
  const { base, head } = sides;
  if (before.value === after.value && hasSameSecrets(base, head)) return [];
  const documents = {
    before: base.documentOf(kind, before.name),
    after: head.documentOf(kind, after.name),
  };
  const place = (path: string, side: Side = 'after', item?: unknown): Place => {
    const { before: old, after: now } = documents;
    const isGone = old !== undefined && saysField(old, path) && now && !saysField(now, path);
    const [document, one] = side === 'before' || isGone ? [old, before] : [now, after];
    return document === undefined ? one.place : placeOfField(document, path, item);
  };
  const fields = [
    ...(before.value === after.value ? [] : compareFields(before.value, after.value, place)),
    ...hiddenFields(kind, { before, after, ...sides }, place),
  ];
  const [old, now] = [
    { revision: base, name: before.name },
    { revision: head, name: after.name },
  ];
  return withoutStandIns(kind, fields, old, now).toSorted((a, b) => compareText(a.path, b.path));
}
