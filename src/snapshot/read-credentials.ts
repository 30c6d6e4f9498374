import { parseDocuments } from '../document/parse-documents.ts';
import type { Secret } from '../secret/secret.ts';
import type { OpenedSecret, Refusal } from './secret-opening.ts';
import {
  CREDENTIAL_FIELDS,
  understandCredentials,
  unusable,
  type CredentialFields,
  type Credentials,
} from './understand-credentials.ts';
import { isMapping } from '../document/is-mapping.ts';

/** `sealed`: there was no key to open the Secret with, so that little could be checked. */
type CredentialsResult =
  | Readonly<{ kind: 'read'; credentials: Credentials }>
  | Readonly<{ kind: 'sealed' }>
  | Readonly<{ kind: 'refused'; refusals: readonly Refusal[] }>;

type FieldName = keyof CredentialFields;

type Gathered = Readonly<{
  fields: CredentialFields;
  refusals: readonly Refusal[];
  /** What to say of a field that is not there, where more is known than that. */
  absent?: ReadonlyMap<FieldName, Refusal>;
}>;

/**
 * Reads what the Dex Config Operator keeps about a LocalUser in a Secret: a mapping in JSON or YAML
 * under one key, or a key for each field.
 * @param key the one key; undefined for a key each
 */
export function readCredentials(secret: OpenedSecret, key: string | undefined): CredentialsResult {
  const gathered = key === undefined ? eachByItsKey(secret) : allUnder(key, secret);
  const isBlind = secret.sealed && key !== undefined;
  const refusals = [
    ...gathered.refusals,
    ...(gathered.refusals.length > 0 || isBlind ? [] : missingFields(gathered)),
  ];
  if (refusals.length > 0) return { kind: 'refused', refusals };
  return secret.sealed ? { kind: 'sealed' } : understandCredentials(gathered.fields);
}

function eachByItsKey(secret: OpenedSecret): Gathered {
  const values = CREDENTIAL_FIELDS.map((field) => [field, secret.valueAt(field)] as const);
  return {
    fields: Object.fromEntries(
      values.flatMap(([field, value]) => (value.ok ? [[field, value.secret.reveal()]] : [])),
    ),
    refusals: values.flatMap(([, value]) => (value.ok || isAbsent(value) ? [] : [value])),
    absent: new Map(
      values.flatMap(([field, value]) => (value.ok || !isAbsent(value) ? [] : [[field, value]])),
    ),
  };
}

const isAbsent = ({ rule }: Refusal) => rule === 'unknown-secret-key';

function allUnder(key: string, secret: OpenedSecret): Gathered {
  const value = secret.valueAt(key);
  if (!value.ok) return { fields: {}, refusals: [value] };
  if (secret.sealed) return { fields: {}, refusals: [] };
  const mapping = parseMapping(value.secret);
  if (mapping === undefined) {
    const message = `the value of ${JSON.stringify(key)} is no JSON or YAML mapping`;
    return {
      fields: {},
      refusals: [unusable(message, 'leave out key where each field has its own')],
    };
  }
  const names: readonly string[] = CREDENTIAL_FIELDS;
  const isForeign = Object.keys(mapping).some((name) => !names.includes(name));
  const message = `the value of ${JSON.stringify(key)} has a field of another name`;
  return {
    fields: mapping,
    refusals: isForeign ? [unusable(message, `allowed: ${names.join(', ')}`)] : [],
  };
}

function parseMapping(secret: Secret): Readonly<Record<string, unknown>> | undefined {
  const bytes = Buffer.from(secret.reveal());
  const parsed = parseDocuments({ path: '', bytes, digest: '' });
  const [document, ...more] = parsed.ok ? parsed.value : [];
  return more.length === 0 && isMapping(document?.value) ? document.value : undefined;
}

function missingFields({ fields, absent }: Gathered): readonly Refusal[] {
  const { username, email, hash, password } = fields;
  const missing: readonly FieldName[] = [
    ...(username === undefined ? (['username'] as const) : []),
    ...(email === undefined ? (['email'] as const) : []),
    ...(hash === undefined && password === undefined ? (['hash'] as const) : []),
  ];
  const refusals = missing.map(
    (name): Refusal =>
      absent?.get(name) ?? { rule: 'unknown-secret-key', message: `there is no ${name}` },
  );
  if (hash === undefined || password === undefined) return refusals;
  return [...refusals, unusable('hash and password are both there', 'keep the hash')];
}
