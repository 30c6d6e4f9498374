import { hash } from 'node:crypto';
import type { Place } from '../diagnostic/diagnostic.ts';
import { escapePointer } from '../diagnostic/pointer.ts';
import type { ParsedDocument } from '../document/parsed-document.ts';
import { expandClient } from '../resource/expand-client.ts';
import type { ResourceOf } from '../resource/resource.ts';
import { valueAt } from '../secret/value-at.ts';
import { secretReferencesOf, type SecretTarget } from '../snapshot/secret-references.ts';
import { resourcesOf, type ReviewedRevision } from './reviewed-revision.ts';

/**
 * A secret as its files hold it, told apart without a key: sops leaves the ciphertext of a value as
 * it is for as long as neither the value nor the data key changes.
 */
export type DeclaredSecret = Readonly<{
  /** sha256 of the hash, or of the text the file holds. Equal for equal secrets of one data key. */
  fingerprint: string;
  /** Of the data key it is encrypted with; undefined when sops did not encrypt it. */
  dataKey: string | undefined;
  place: Place;
  /** When it stops to be accepted, as the file says it; undefined for the current one. */
  expiresAt: string | undefined;
}>;

/** Every secret that a client is accepted with, the current one first. */
export function declaredSecretsOf(
  client: ResourceOf<'Client'>,
  revision: ReviewedRevision,
): readonly DeclaredSecret[] {
  const { spec } = expandClient(client);
  const references = secretReferencesOf(client);
  const { document } = client;
  const place = (pointer: string): Place => ({
    file: document.file.path,
    range: document.rangeOf(pointer),
  });
  const current =
    spec.secretHash !== undefined
      ? written(spec.secretHash, place('/spec/secretHash'))
      : references?.current && referred(references.current.ref, revision, place('/spec/secretRef'));
  const previous = (spec.previousSecrets ?? []).flatMap(({ secretHash, expiresAt }, index) => {
    const at = place(`/spec/previousSecrets/${index}`);
    const ref = references?.previous[index]?.ref;
    const secret =
      secretHash === undefined ? ref && referred(ref, revision, at) : written(secretHash, at);
    return secret === undefined ? [] : [{ ...secret, expiresAt }];
  });
  return current === undefined ? previous : [current, ...previous];
}

/** A text of the file itself. */
export function written(text: string, place: Place): DeclaredSecret {
  return { fingerprint: digestOf(text), dataKey: undefined, place, expiresAt: undefined };
}

/** What a reference leads to; `fallback` is where it stands, for what lies outside of the directory. */
export function referred(
  target: SecretTarget,
  revision: ReviewedRevision,
  fallback: Place,
): DeclaredSecret {
  const outside = { dataKey: undefined, place: fallback, expiresAt: undefined };
  if (!('name' in target)) return { ...outside, fingerprint: digestOf(JSON.stringify(target)) };
  const secret = secretsOf(revision).get(target.name);
  if (secret === undefined) return { ...outside, fingerprint: digestOf('nothing') };
  const { document } = secret;
  return inDocument(document, leafOf(document, target.key ?? 'secret'));
}

/** All values of a Secret as one, for what is spread over several; undefined when it is not there. */
export function wholeSecret(name: string, revision: ReviewedRevision): DeclaredSecret | undefined {
  const document = secretsOf(revision).get(name)?.document;
  if (document === undefined) return undefined;
  const sections = ['/stringData', '/data'].map((pointer) => valueAt(document.value, pointer));
  const isKubernetes = sections.some((section) => section !== undefined);
  const text = isKubernetes ? JSON.stringify(sections) : document.file.digest;
  return inDocument(document, { pointer: '', text });
}

type Leaf = Readonly<{ pointer: string; text: string }>;

function inDocument(document: ParsedDocument, { pointer, text }: Leaf): DeclaredSecret {
  return {
    fingerprint: digestOf(text),
    dataKey: dataKeyOf(document.value),
    place: { file: document.file.path, range: document.rangeOf(pointer) },
    expiresAt: undefined,
  };
}

const secretsByName = new WeakMap<ReviewedRevision, ReadonlyMap<string, ResourceOf<'Secret'>>>();

function secretsOf(revision: ReviewedRevision): ReadonlyMap<string, ResourceOf<'Secret'>> {
  const known = secretsByName.get(revision);
  if (known !== undefined) return known;
  const secrets = resourcesOf(revision, 'Secret');
  const byName = new Map(secrets.map((secret) => [secret.value.metadata.name, secret]));
  secretsByName.set(revision, byName);
  return byName;
}

/** A file of which nothing can be said without a key is another one when any byte is. */
function leafOf(document: ParsedDocument, key: string): Leaf {
  const name = escapePointer(key);
  const pointers = [`/stringData/${name}`, `/data/${name}`, key.startsWith('/') ? key : `/${name}`];
  for (const pointer of pointers) {
    const value = valueAt(document.value, pointer);
    if (value !== undefined) return { pointer, text: JSON.stringify(value) };
  }
  return { pointer: '', text: document.file.digest };
}

/** The data key is encrypted anew for every recipient whenever it is another one. */
function dataKeyOf(value: unknown): string | undefined {
  const recipients = valueAt(value, '/sops/age');
  return Array.isArray(recipients) ? digestOf(JSON.stringify(recipients)) : undefined;
}

const digestOf = (text: string) => hash('sha256', text);
