import type { Place, Range } from '../diagnostic/diagnostic.ts';
import type { ParsedDocument } from '../document/parsed-document.ts';

/** Where a resource is declared; the range is worked out when somebody asks for it. */
export function sourceOf(document: ParsedDocument, pointer = '/metadata/name'): Place {
  return new Source(document, pointer);
}

/** A class, because an object with a getter of its own takes four times the space of every client. */
class Source implements Place {
  readonly #document: ParsedDocument;
  readonly #pointer: string;

  constructor(document: ParsedDocument, pointer: string) {
    this.#document = document;
    this.#pointer = pointer;
  }

  get file(): string {
    return this.#document.file.path;
  }

  get range(): Range {
    return this.#document.rangeOf(this.#pointer, 'value');
  }
}
