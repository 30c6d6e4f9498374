import { expect, test } from 'vitest';
import { createPositionIndex, splitLines } from '../../src/diagnostic/text-position.ts';

test('lines end at LF, CRLF and CR', () => {
  expect(splitLines('a\nb\r\nc\rd\n')).toEqual(['a', 'b', 'c', 'd', '']);
});

test('a column counts code points, from 1', () => {
  const positionOf = createPositionIndex('a😀b\nc');
  expect(positionOf(0)).toEqual({ line: 1, column: 1 });
  expect(positionOf(3)).toEqual({ line: 1, column: 3 });
  expect(positionOf(5)).toEqual({ line: 2, column: 1 });
  expect(positionOf(6)).toEqual({ line: 2, column: 2 });
});

test('both halves of CRLF are the end of their line', () => {
  const positionOf = createPositionIndex('ab\r\nc');
  expect(positionOf(2)).toEqual({ line: 1, column: 3 });
  expect(positionOf(3)).toEqual({ line: 1, column: 3 });
  expect(positionOf(4)).toEqual({ line: 2, column: 1 });
});

test('what is marked anywhere in a large text is found there', () => {
  const lines = Array.from({ length: 1000 }, (_, index) => 'x'.repeat(index % 7));
  lines[777] = 'xx!';
  const text = lines.join('\n');
  expect(createPositionIndex(text)(text.indexOf('!'))).toEqual({ line: 778, column: 3 });
});
