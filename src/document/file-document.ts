import type { Range } from '../diagnostic/diagnostic.ts';
import type { SourceFile } from '../tree/source-tree.ts';
import type { Locator } from './locate.ts';
import type { PairPart, ParsedDocument } from './parsed-document.ts';

/** A whole document of a file. A class, because functions of their own take more space in thousands. */
export class FileDocument implements ParsedDocument {
  readonly file: SourceFile;
  readonly index: number;
  readonly base = '';
  readonly value: unknown;
  readonly #locator: Locator;
  /** Among all documents of the file, those that hold nothing included. */
  readonly place: number;

  constructor(locator: Locator, index: number, place: number, value: unknown) {
    this.file = locator.file;
    this.index = index;
    this.value = value;
    this.#locator = locator;
    this.place = place;
  }

  rangeOf(pointer: string, part: PairPart = 'value'): Range {
    return this.#locator.rangeOf(this.place, pointer, part);
  }
}
