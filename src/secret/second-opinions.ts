/**
 * What the second decryptor has agreed about. It is asked only of what our own reader has opened, and
 * says the same of the same bytes and the same key each time.
 */
import type { SourceFile } from '../tree/source-tree.ts';

/** By file: whose key it was opened with. */
const agreements = new WeakMap<Pick<SourceFile, 'bytes'>, string>();

/** @param recipient the public half of the key that both have opened the file with */
export function rememberAgreement(file: Pick<SourceFile, 'bytes'>, recipient: string): void {
  agreements.set(file, recipient);
}

/** Whose key a file was opened with when both agreed; undefined while they have not. */
export function agreedRecipient(file: Pick<SourceFile, 'bytes'>): string | undefined {
  return agreements.get(file);
}
