import type { Place } from '../diagnostic/diagnostic.ts';
import type { ParsedDocument } from '../document/parsed-document.ts';
import { valueAt } from '../secret/value-at.ts';
import { findClient } from '../snapshot/snapshot.ts';
import type { FieldChange, ReviewedKind } from './change.ts';
import { compareCredentials, SECRET_CHANGED, stateOf } from './compare-credentials.ts';
import { fieldChange } from './compare-fields.ts';
import { personCredentialsOf } from './person-credentials.ts';
import type { ReviewedRevision } from './reviewed-revision.ts';

type Thing = Readonly<{ name: string; id: string; place: Place }>;

type Compared = Readonly<{
  before: Thing;
  after: Thing;
  base: ReviewedRevision;
  head: ReviewedRevision;
}>;

/** Fields of which a snapshot without keys holds a stand-in, compared as the files have them. */
export function hiddenFields(
  kind: ReviewedKind,
  compared: Compared,
  placeOf: (path: string) => Place,
): readonly FieldChange[] {
  switch (kind) {
    case 'Client':
      return credentialFields(compared, placeOf);
    case 'User':
      return passwordField(compared);
    case 'Issuer':
      return [
        ...writtenField(kind, compared, ['keys'], 'signingKeys', placeOf),
        ...writtenField(kind, compared, ['storage/sealKey'], 'sealKeys', placeOf),
      ];
    case 'Connector':
    case 'Policy':
    case 'Resource':
    case 'Scope':
    case 'Test':
      return [];
  }
}

function credentialFields(
  compared: Compared,
  placeOf: (path: string) => Place,
): readonly FieldChange[] {
  const { before, after, base, head } = compared;
  const old = findClient(base.snapshot, before.id);
  const now = findClient(head.snapshot, after.id);
  if (old === undefined || now === undefined) return [];
  const [oldResource, resource] = [base.clients.get(before.id), head.clients.get(after.id)];
  const isSealed = oldResource === undefined || resource === undefined;
  const sealed = isSealed ? writtenField('Client', compared, SEALED, 'secret', placeOf) : [];
  const fields = compareCredentials(
    { client: old, resource: oldResource, revision: base },
    { client: now, resource, revision: head },
    placeOf,
  );
  return [...fields, ...sealed];
}

/** What says which secret it is, where sops encrypted the file in part. */
const SEALED = ['secretHash', 'secretRef', 'previousSecrets'];

function passwordField({ before, after, base, head }: Compared): readonly FieldChange[] {
  const old = personCredentialsOf(base, before.name);
  const now = personCredentialsOf(head, after.name);
  if (old === undefined && now === undefined) return [];
  const place = () => now?.place ?? after.place;
  if (now === undefined) return [fieldChange('password', 'one', undefined, place)];
  const state = old === undefined ? SECRET_CHANGED : stateOf(old, now);
  const was = old === undefined ? undefined : 'one';
  return state === undefined ? [] : [fieldChange('password', was, state, place)];
}

function writtenField(
  kind: ReviewedKind,
  { before, after, base, head }: Compared,
  names: readonly string[],
  path: string,
  placeOf: (path: string) => Place,
): readonly FieldChange[] {
  const old = writtenIn(base.documentOf(kind, before.name), names);
  const now = writtenIn(head.documentOf(kind, after.name), names);
  if (old === now) return [];
  return [fieldChange(path, old === '' ? undefined : 'one', SECRET_CHANGED, placeOf)];
}

function writtenIn(document: ParsedDocument | undefined, names: readonly string[]): string {
  const values = names.map((name) => valueAt(document?.value, `/spec/${name}`));
  return values.every((value) => value === undefined) ? '' : JSON.stringify(values);
}
