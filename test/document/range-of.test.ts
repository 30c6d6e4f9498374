import { expect, test } from 'vitest';
import type { Range } from '../../src/diagnostic/diagnostic.ts';
import { parseDocuments } from '../../src/document/parse-documents.ts';
import type { ParsedDocument } from '../../src/document/parsed-document.ts';
import { sourceFile } from './source-file.ts';

function documentsOf(text: string): readonly ParsedDocument[] {
  const result = parseDocuments(sourceFile(text));
  if (!result.ok) throw new Error(result.diagnostics.map((one) => one.message).join('; '));
  return result.value;
}

/** The text of a range, which is in one line or goes to the end of another. */
function cut(text: string, { start, end }: Range): string {
  const lines = text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .slice(start.line - 1, end.line)
    .map((line) => Array.from(line));
  const last = lines.length - 1;
  return lines
    .map((line, at) =>
      line
        .slice(at === 0 ? start.column - 1 : 0, at === last ? end.column - 1 : undefined)
        .join(''),
    )
    .join('\n');
}

const TEXT = `kind: Client
spec:
  name: "Ünï 😀"   # comment
  list:
    - one
    -
    - 'three'
  flow: [a, { b: c }, # comment ]
    d ]
  empty:
  block: |
    two
    lines
  "a/b~c": deep
`;

test.each([
  ['/kind', 'value', 'Client'],
  ['/kind', 'key', 'kind'],
  ['/spec/name', 'value', '"Ünï 😀"'],
  ['/spec/list', 'value', "- one\n    -\n    - 'three'"],
  ['/spec/list/0', 'value', 'one'],
  ['/spec/list/1', 'value', '-'],
  ['/spec/list/2', 'value', "'three'"],
  ['/spec/flow', 'value', '[a, { b: c }, # comment ]\n    d ]'],
  ['/spec/flow/1', 'value', '{ b: c }'],
  ['/spec/flow/1/b', 'value', 'c'],
  ['/spec/flow/2', 'value', 'd'],
  ['/spec/empty', 'value', 'empty'],
  ['/spec/block', 'value', 'two\n    lines'],
  ['/spec/a~1b~0c', 'key', '"a/b~c"'],
  ['/spec/a~1b~0c', 'value', 'deep'],
] as const)('%s has a %s, which is %j', (pointer, part, expected) => {
  const [document] = documentsOf(TEXT);
  expect(document && cut(TEXT, document.rangeOf(pointer, part))).toBe(expected);
});

test('a pointer that names nothing has the range of its nearest ancestor', () => {
  const [document] = documentsOf(TEXT);
  expect(document?.rangeOf('/spec/list/9/x')).toEqual(document?.rangeOf('/spec/list'));
  expect(document?.rangeOf('/nothing', 'key')).toEqual(document?.rangeOf(''));
});

test('each document of a file has its own ranges, leading empty ones counted', () => {
  const text = '---\n---\na: 1\n---\nb: 2\na: 3\n';
  const [first, second] = documentsOf(text);
  expect(first?.rangeOf('/a').start).toEqual({ line: 3, column: 4 });
  expect(second?.rangeOf('/a').start).toEqual({ line: 6, column: 4 });
});

test('neither a byte order mark nor CRLF moves a column', () => {
  const [document] = documentsOf('\ufeffa: 1\r\nb: 2\r\n');
  expect(document?.rangeOf('/a', 'key').start).toEqual({ line: 1, column: 1 });
  expect(document?.rangeOf('/b')).toEqual({
    start: { line: 2, column: 4 },
    end: { line: 2, column: 5 },
  });
});

test('the whole document reaches from its first to its last value', () => {
  const [document] = documentsOf('# comment\na: 1\nb: [2]\n\n');
  expect(document?.rangeOf('')).toEqual({
    start: { line: 2, column: 1 },
    end: { line: 3, column: 7 },
  });
});
