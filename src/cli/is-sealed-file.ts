import type { ParsedDocument } from '../document/parsed-document.ts';
import { isSopsDocument } from '../secret/sops/sops-format.ts';
import type { SourceFile } from '../tree/source-tree.ts';

/** Whether sops encrypted a file or a part of it: a checksum seals it, and only sops may change it. */
export function isSealedFile(
  { bytes }: Pick<SourceFile, 'bytes'>,
  documents: readonly Pick<ParsedDocument, 'value'>[],
): boolean {
  return (
    documents.some(({ value }) => isSopsDocument(value)) ||
    Buffer.from(bytes).includes('ENC[AES256_GCM,')
  );
}
