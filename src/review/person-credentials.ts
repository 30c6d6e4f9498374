import { valueAt } from '../secret/value-at.ts';
import { targetOf } from '../snapshot/secret-references.ts';
import type { Place } from '../diagnostic/diagnostic.ts';
import type { ParsedDocument } from '../document/parsed-document.ts';
import { isMapping } from '../document/is-mapping.ts';
import { referred, wholeSecret, written, type DeclaredSecret } from './declared-secret.ts';
import type { ReviewedRevision } from './reviewed-revision.ts';

/**
 * What somebody signs in with, told apart without a key: the hash, the value that a reference leads
 * to, or the whole Secret of a LocalUser.
 */
export function personCredentialsOf(
  revision: ReviewedRevision,
  name: string,
): DeclaredSecret | undefined {
  const user = revision.documentOf('User', name);
  if (user !== undefined) return passwordIn(user, revision);
  const localUser = revision.documentOf('LocalUser', name);
  const ref = ['credentialSecretRef', 'secretRef']
    .map((field) => valueAt(localUser?.value, `/spec/${field}/name`))
    .find((one) => typeof one === 'string');
  return typeof ref === 'string' ? wholeSecret(ref, revision) : undefined;
}

function passwordIn(
  document: ParsedDocument,
  revision: ReviewedRevision,
): DeclaredSecret | undefined {
  const placeAt = (pointer: string): Place => ({
    file: document.file.path,
    range: document.rangeOf(pointer, 'key'),
  });
  const hash = valueAt(document.value, '/spec/passwordHash');
  if (typeof hash === 'string') return written(hash, placeAt('/spec/passwordHash'));
  const ref = valueAt(document.value, '/spec/passwordRef');
  if (!isMapping(ref)) return undefined;
  return referred(targetOf(ref), revision, placeAt('/spec/passwordRef'));
}
