import type { ParsedDocument } from '../document/parsed-document.ts';
import { isEncryptedInPlace } from '../resource/encrypted-document.ts';
import { valueAt } from '../secret/value-at.ts';
import type { FieldChange, ReviewedKind } from './change.ts';
import { pointersOfField } from './field-place.ts';
import type { ReviewedRevision } from './reviewed-revision.ts';

type Side = Readonly<{ revision: ReviewedRevision; name: string }>;

/** What a LocalUser says itself; all else is in its Secret, and a stand-in where there is no key. */
const OF_LOCAL_USER = new Set(['enabled', 'key', 'password', 'sub']);

/** A value that sops encrypted, where values are shown. */
const ENCRYPTED = 'encrypted';

/**
 * Fields without those of which a snapshot without keys holds stand-ins, which are others each time.
 * Where sops encrypted them in their own file, the ciphertext is what is compared.
 */
export function withoutStandIns(
  kind: ReviewedKind,
  fields: readonly FieldChange[],
  before: Side,
  after: Side,
): readonly FieldChange[] {
  if (kind === 'User' && isLocalUser(before) && isLocalUser(after)) {
    return fields.filter(({ path }) => OF_LOCAL_USER.has(path));
  }
  const [old, now] = [before, after].map(({ revision, name }) => revision.documentOf(kind, name));
  if (![old, now].some((document) => document !== undefined && isEncryptedInPlace(document))) {
    return fields;
  }
  return fields.flatMap((field) => {
    const [was, is] = [ciphertextOf(old, field.path), ciphertextOf(now, field.path)];
    if (was === undefined && is === undefined) return [field];
    if (was === is) return [];
    return [
      {
        ...field,
        before: was === undefined ? field.before : ENCRYPTED,
        after: is === undefined ? field.after : ENCRYPTED,
        added: [],
        removed: [],
      },
    ];
  });
}

const isLocalUser = ({ revision, name }: Side) =>
  revision.documentOf('User', name) === undefined &&
  revision.documentOf('LocalUser', name) !== undefined;

/** A field as its file has it, if any of it is encrypted. */
function ciphertextOf(document: ParsedDocument | undefined, path: string): string | undefined {
  const values = pointersOfField(path).map((pointer) => valueAt(document?.value, pointer));
  const text = JSON.stringify(values.find((value) => value !== undefined));
  return text?.includes('"ENC[') ? text : undefined;
}
