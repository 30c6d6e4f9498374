import type { Range } from '../diagnostic/diagnostic.ts';
import type { SourceFile } from '../tree/source-tree.ts';

/** Which half of a `key: value` pair a range is about. */
export type PairPart = 'key' | 'value';

/** One YAML document of a file, or a part of one: plain data, and where each part of it stands. */
export type ParsedDocument = Readonly<{
  file: SourceFile;
  /** Place of the document among those of its file, from 0. */
  index: number;
  /** JSON pointer of what this is in the YAML document: `''` for all of it, `/items/3` for an item of a list. */
  base: string;
  /** Plain data: objects, arrays, strings, numbers, booleans, null. */
  value: unknown;
  /**
   * The range of what a JSON pointer (RFC 6901) into `value` names; of its nearest ancestor that exists when it
   * names nothing. Costs a second parse of the file: ask only when a person is going to read it.
   */
  rangeOf(pointer: string, part?: PairPart): Range;
}>;
