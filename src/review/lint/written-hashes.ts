import type { ParsedDocument } from '../../document/parsed-document.ts';
import { valueAt } from '../../secret/value-at.ts';
import { resourcesOf } from '../reviewed-revision.ts';
import type { LintedRevision } from './linted-revision.ts';

/** A hash that stands in a file. */
export type WrittenHash = Readonly<{ document: ParsedDocument; pointer: string; hash: string }>;

/** The password hashes of people. */
export function passwordHashes(revision: LintedRevision): readonly WrittenHash[] {
  return resourcesOf(revision, 'User').flatMap(({ document }) =>
    hashAt(document, '/spec/passwordHash'),
  );
}

/** The hashes of the secrets of clients, those of earlier ones included. */
export function secretHashes(revision: LintedRevision): readonly WrittenHash[] {
  return resourcesOf(revision, 'Client').flatMap(({ document, value: { spec } }) => [
    ...hashAt(document, '/spec/secretHash'),
    ...(spec.previousSecrets ?? []).flatMap((_, index) =>
      hashAt(document, `/spec/previousSecrets/${index}/secretHash`),
    ),
  ]);
}

/** Of the document itself: what comes from elsewhere has no place in it. */
function hashAt(document: ParsedDocument, pointer: string): readonly WrittenHash[] {
  const hash = valueAt(document.value, pointer);
  return typeof hash === 'string' ? [{ document, pointer, hash }] : [];
}
