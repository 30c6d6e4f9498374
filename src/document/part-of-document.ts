import type { ParsedDocument } from './parsed-document.ts';

/**
 * A part of a document, to be looked at as if it were a document of its own.
 * @param pointer JSON pointer (RFC 6901) of the part
 * @param value what the pointer names
 */
export function partOfDocument(
  document: ParsedDocument,
  pointer: string,
  value: unknown,
): ParsedDocument {
  return {
    file: document.file,
    index: document.index,
    base: document.base + pointer,
    value,
    rangeOf: (inner, part) => document.rangeOf(pointer + inner, part),
  };
}
