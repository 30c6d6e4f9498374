import { expect, test } from 'vitest';
import { codeFrame } from '../../src/diagnostic/code-frame.ts';
import type { Range } from '../../src/diagnostic/diagnostic.ts';

function range(line: number, column: number, endColumn: number, endLine = line): Range {
  return { start: { line, column }, end: { line: endLine, column: endColumn } };
}

test('a frame shows the line, carets under the range, and one line around it', () => {
  expect(codeFrame('a: 1\nb: two\nc: 3\nd: 4\n', range(2, 4, 7))).toMatchInlineSnapshot(`
    "  1 | a: 1
    > 2 | b: two
        |    ^^^
      3 | c: 3"
  `);
});

test('the first and the last line have neighbours on one side only', () => {
  expect(codeFrame('a: 1\nb: 2\n', range(1, 1, 2))).toMatchInlineSnapshot(`
    "> 1 | a: 1
        | ^
      2 | b: 2"
  `);
  expect(codeFrame('a: 1\nb: 2\n', range(2, 1, 2))).toMatchInlineSnapshot(`
    "  1 | a: 1
    > 2 | b: 2
        | ^"
  `);
});

test('line numbers of different length are aligned, more context can be asked for', () => {
  const text = Array.from({ length: 12 }, (_, index) => `k${index + 1}: v`).join('\n');
  expect(codeFrame(text, range(9, 1, 3), { contextLines: 2 })).toMatchInlineSnapshot(`
    "   7 | k7: v
       8 | k8: v
    >  9 | k9: v
         | ^^
      10 | k10: v
      11 | k11: v"
  `);
});

test('a range over several lines is marked to the end of its first', () => {
  expect(codeFrame('a:\n  - b\n  - c\n', range(2, 3, 6, 3))).toMatchInlineSnapshot(`
    "  1 | a:
    > 2 |   - b
        |   ^^^
      3 |   - c"
  `);
});

test('an empty range and one beyond the end of its line get one caret', () => {
  expect(codeFrame('a: 1\n', range(1, 4, 4))).toMatchInlineSnapshot(`
    "> 1 | a: 1
        |    ^"
  `);
  expect(codeFrame('a: 1\n', range(1, 90, 95))).toMatchInlineSnapshot(`
    "> 1 | a: 1
        |     ^"
  `);
  expect(codeFrame('', range(1, 1, 1))).toMatchInlineSnapshot(`
    "> 1 |
        | ^"
  `);
  expect(codeFrame('a: 1\n', range(7, 1, 2))).toMatchInlineSnapshot(`
    "  1 | a: 1
    > 2 |
        | ^"
  `);
});

test('a long line is trimmed around the carets', () => {
  const line = `list: [${Array.from({ length: 60 }, (_, index) => `item-${index}`).join(', ')}]`;
  const column = line.indexOf('item-40') + 1;
  const frame = codeFrame(`a: 1\n${line}\n`, range(2, column, column + 7), { width: 40 });
  expect(frame).toMatchInlineSnapshot(`
    "  1 |
    > 2 | …m-38, item-39, item-40, item-41, item-…
        |                 ^^^^^^^"
  `);
  const start = codeFrame(line, range(1, 1, 5), { width: 40 });
  expect(start).toMatchInlineSnapshot(`
    "> 1 | list: [item-0, item-1, item-2, item-3, …
        | ^^^^"
  `);
});

test('tabs, wide and combining characters keep the carets in their place', () => {
  expect(codeFrame('\ta: x\n', range(1, 5, 6))).toMatchInlineSnapshot(`
    "> 1 | →a: x
        |     ^"
  `);
  expect(codeFrame('a: 日本 x\n', range(1, 7, 8))).toMatchInlineSnapshot(`
    "> 1 | a: 日本 x
        |         ^"
  `);
  expect(codeFrame('a: e\u0301 x\n', range(1, 7, 8))).toMatchInlineSnapshot(`
    "> 1 | a: é x
        |      ^"
  `);
});

test('CRLF and a byte order mark leave no trace', () => {
  expect(codeFrame('\ufeffa: 1\r\nb: 2\r\n', range(1, 1, 2))).toMatchInlineSnapshot(`
    "> 1 | a: 1
        | ^
      2 | b: 2"
  `);
});

test('what a terminal would obey is made visible', () => {
  const frame = codeFrame('a: \u001b[31mred\u0007\u202e\u009b\n', range(1, 1, 2));
  expect(frame).toMatchInlineSnapshot(`
    "> 1 | a: ␛[31mred␇��
        | ^"
  `);
});

test('colour is asked for', () => {
  expect(codeFrame('a: 1', range(1, 1, 2), { color: true })).toContain('\u001b[31m^\u001b[39m');
  expect(codeFrame('a: 1', range(1, 1, 2))).not.toContain('\u001b');
});
