import { countBelow } from './count-below.ts';
import type { Position } from './diagnostic.ts';

const LINE_BREAK = /\r\n|\n|\r/g;
/** Code points that take two UTF-16 units. */
const PAIR = /[\u{10000}-\u{10ffff}]/gu;

/** The lines of a text, without their line breaks (LF, CRLF or CR, as YAML 1.2 section 5.4 has it). */
export function splitLines(text: string): readonly string[] {
  return text.split(/\r\n|\n|\r/);
}

/** A function from an offset (UTF-16 units, as JavaScript counts) to a place in this text. */
export function createPositionIndex(text: string): (offset: number) => Position {
  const starts = [
    0,
    ...Array.from(text.matchAll(LINE_BREAK), (found) => found.index + found[0].length),
  ];
  const pairs = Array.from(text.matchAll(PAIR), (found) => found.index);
  return (offset) => {
    const line = countBelow(starts, offset + 1);
    const start = starts[line - 1] ?? 0;
    // A line break is the end of its line, both halves of CRLF.
    const isSecondHalf = offset > start && text[offset - 1] === '\r';
    const end = isSecondHalf ? offset - 1 : offset;
    const doubled = countBelow(pairs, end - 1) - countBelow(pairs, start);
    return { line, column: end - start - Math.max(0, doubled) + 1 };
  };
}
