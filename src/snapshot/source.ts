import type { Place } from '../diagnostic/diagnostic.ts';
import type { ParsedDocument } from '../document/parsed-document.ts';

/** Where a resource is declared; the range is worked out when somebody asks for it. */
export function sourceOf(document: ParsedDocument, pointer = '/metadata/name'): Place {
  return {
    file: document.file.path,
    get range() {
      return document.rangeOf(pointer, 'value');
    },
  };
}
