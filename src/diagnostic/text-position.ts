import type { Position } from './diagnostic.ts';

const LINE_BREAK = /\r\n|\n|\r/g;

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
  return (offset) => {
    const line = lastAtOrBelow(starts, offset);
    // A line break is the end of its line, both halves of CRLF.
    const before = text.slice(starts[line], offset).replace(/\r$/, '');
    return { line: line + 1, column: countCodePoints(before) + 1 };
  };
}

function lastAtOrBelow(ascending: readonly number[], limit: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((ascending[middle] ?? Infinity) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}

function countCodePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
