import { styleText } from 'node:util';
import type { Range } from './diagnostic.ts';
import { maskSecrets } from './mask-secrets.ts';
import { printable } from './printable.ts';
import { splitLines } from './text-position.ts';

/** How a frame is drawn. */
export type FrameOptions = Readonly<{
  /** Lines shown above and below; 1 by default. */
  contextLines?: number;
  /** Most columns of source text in one line; 100 by default. */
  width?: number;
  color?: boolean;
}>;

/** The columns of the source that are shown, from 0; `to` is the one after the last. */
type Window = Readonly<{ from: number; to: number }>;

// What fills two cells of a terminal, and what fills none.
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|[\u{20000}-\u{3fffd}]/u;
const NARROW = /\p{Mn}|\p{Me}|[\u200b-\u200d]/u;

/**
 * The lines of a text around a range, with line numbers and carets below the range, without a final
 * line break. Secrets are masked, control characters made visible.
 */
export function codeFrame(text: string, range: Range, options: FrameOptions = {}): string {
  return createCodeFrames(text, options)(range);
}

/** The same for several ranges of one text, which is searched for secrets but once. */
export function createCodeFrames(
  text: string,
  options: FrameOptions = {},
): (range: Range) => string {
  const lines = splitLines(maskSecrets(text.replace(/^\ufeff/, '')));
  return (range) => drawFrame(linesToShow(lines, range.start.line), range, options);
}

function drawFrame(lines: readonly string[], range: Range, options: FrameOptions): string {
  const { contextLines = 1, width = 100, color = false } = options;
  const marked = Math.min(Math.max(range.start.line, 1), lines.length);
  const first = Math.max(1, marked - contextLines);
  const last = Math.min(lines.length, marked + contextLines);
  const gutter = String(last).length;

  const carets = caretsOf(Array.from(lines[marked - 1] ?? '').length, range);
  const window = windowAround(carets, width);
  const rows: string[] = [];
  for (let number = first; number <= last; number += 1) {
    const source = Array.from(printable(lines[number - 1] ?? ''));
    const isMarked = number === marked;
    rows.push(sourceRow(number, isMarked, gutter, cut(source, window)));
    if (isMarked) rows.push(caretRow(gutter, source, carets, window, color));
  }
  return rows.join('\n');
}

/** The final line break ends the last line: it begins another only where a range says so. */
function linesToShow(lines: readonly string[], wanted: number): readonly string[] {
  const isOver = lines.length > 1 && lines.at(-1) === '' && wanted < lines.length;
  return isOver ? lines.slice(0, -1) : lines;
}

/** The part of the first line that the range covers, at least one column. */
function caretsOf(length: number, { start, end }: Range): Window {
  const from = Math.min(start.column - 1, length);
  const to = end.line === start.line ? end.column - 1 : length;
  return { from, to: Math.max(from + 1, Math.min(to, length)) };
}

function windowAround(carets: Window, width: number): Window {
  if (carets.to < width) return { from: 0, to: width };
  const length = Math.min(carets.to - carets.from, width);
  const from = Math.max(0, carets.from - Math.floor((width - length) / 2));
  return { from, to: from + width };
}

function cut(source: readonly string[], { from, to }: Window): string {
  const shown = source.slice(from, to);
  if (from > 0 && shown.length > 0) shown[0] = '…';
  if (source.length > to) shown[shown.length - 1] = '…';
  return shown.join('');
}

function sourceRow(number: number, isMarked: boolean, gutter: number, source: string): string {
  return `${isMarked ? '>' : ' '} ${String(number).padStart(gutter)} | ${source}`.trimEnd();
}

function caretRow(
  gutter: number,
  source: readonly string[],
  carets: Window,
  window: Window,
  color: boolean,
): string {
  const before = source.slice(window.from, carets.from);
  const under = source.slice(carets.from, Math.min(carets.to, window.to));
  const marks = '^'.repeat(Math.max(1, cellsOf(under)));
  const shown = color ? styleText('red', marks, { validateStream: false }) : marks;
  return `  ${' '.repeat(gutter)} | ${' '.repeat(cellsOf(before))}${shown}`;
}

function cellsOf(characters: readonly string[]): number {
  return characters.reduce((sum, one) => sum + (WIDE.test(one) ? 2 : NARROW.test(one) ? 0 : 1), 0);
}
