import { describe, expect, test } from 'vitest';
import { parseDocuments } from '../../src/document/parse-documents.ts';
import { sourceFile } from './source-file.ts';

function valuesOf(content: string | Uint8Array): readonly unknown[] {
  const result = parseDocuments(sourceFile(content));
  if (!result.ok) throw new Error(result.diagnostics.map((one) => one.message).join('; '));
  return result.value.map((document) => document.value);
}

describe('what a document means', () => {
  test('the core schema of YAML 1.2 decides: no, on and 0123 are what they look like', () => {
    const text =
      'a: no\nb: on\nc: 0123\nd: true\ne: null\nf: 1.5\ng: 2026-01-01\nh: 0x1F\ni: 12:30\n';
    expect(valuesOf(text)).toEqual([
      { a: 'no', b: 'on', c: 123, d: true, e: null, f: 1.5, g: '2026-01-01', h: 31, i: '12:30' },
    ]);
  });

  test('a file may hold several documents, numbered from 0', () => {
    const result = parseDocuments(sourceFile('a: 1\n---\nb: 2\n...\n---\nc: 3\n'));
    expect(result.ok && result.value.map(({ index, value }) => [index, value])).toEqual([
      [0, { a: 1 }],
      [1, { b: 2 }],
      [2, { c: 3 }],
    ]);
  });

  test('an empty document before the first one is no mistake and is not counted', () => {
    const result = parseDocuments(sourceFile('---\n# from a template\n---\na: 1\n'));
    expect(result.ok && result.value.map(({ index, value }) => [index, value])).toEqual([
      [0, { a: 1 }],
    ]);
  });

  test('a byte order mark is accepted and not part of the first key', () => {
    expect(valuesOf('\ufeffa: 1\n')).toEqual([{ a: 1 }]);
  });

  test('CRLF ends a line and is no part of a value', () => {
    expect(valuesOf('a: x\r\nb:\r\n  - y\r\n')).toEqual([{ a: 'x', b: ['y'] }]);
  });

  test('a replacement character that the author wrote is text', () => {
    expect(valuesOf('a: \ufffd\n')).toEqual([{ a: '\ufffd' }]);
  });

  test('braces in comments and in blocks are no templates', () => {
    const text = '# {{ .Values.id }}\na: |\n  write {{ name }}\nb: 1 # {{ x }}\n';
    expect(valuesOf(text)).toEqual([{ a: 'write {{ name }}\n', b: 1 }]);
  });

  test('a document may name the YAML version that is read anyway', () => {
    expect(valuesOf('%YAML 1.2\n# comment\n---\na: 1\n')).toEqual([{ a: 1 }]);
  });

  test('values are plain objects without a way to their prototype', () => {
    const [value] = valuesOf('a:\n  toString: x\n');
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(JSON.stringify(value)).toBe('{"a":{"toString":"x"}}');
  });

  test('values do not change when the bytes of the file do', () => {
    const file = sourceFile('name: a text of more than thirteen characters\n');
    const result = parseDocuments(file);
    file.bytes.fill(0);
    expect(result.ok && result.value[0]?.value).toEqual({
      name: 'a text of more than thirteen characters',
    });
  });
});

describe('all mistakes that can be known are told at once', () => {
  function summary(text: string): readonly string[] {
    const result = parseDocuments(sourceFile(text));
    if (result.ok) return [];
    return result.diagnostics.map(
      ({ rule, place: { range } }) => `${range.start.line}:${range.start.column} ${rule}`,
    );
  }

  test('within one document', () => {
    expect(summary('a: &x 1\nb: !t 2\na: *x\n3: c\n__proto__: d\n<<: {}\ne: .inf\n')).toEqual([
      '1:4 alias-not-allowed',
      '2:4 tag-not-allowed',
      '3:1 duplicate-key',
      '3:4 alias-not-allowed',
      '4:1 key-not-allowed',
      '5:1 key-not-allowed',
      '6:1 alias-not-allowed',
      '7:4 not-allowed-value',
    ]);
  });

  test('in the documents before and after one with a syntax error', () => {
    expect(summary('a: 1\na: 2\n---\nb: [1\n---\nc: "x\n---\nd: &y 1\n---\n')).toEqual([
      '2:1 duplicate-key',
      '4:4 syntax',
      '6:4 syntax',
      '8:4 alias-not-allowed',
      '9:1 empty-document',
    ]);
  });

  test('but no more than a hundred', () => {
    expect(summary('a: 1\n'.repeat(500))).toHaveLength(100);
    expect(summary('a: [\n---\n'.repeat(500))).toHaveLength(100);
  });
});

test('an alias bomb is refused before it grows', () => {
  const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]'];
  for (let level = 1; level < 12; level += 1) {
    const [name, before] = [level, level - 1].map((at) => String.fromCharCode(97 + at));
    bomb.push(`${name}: &${name} [${Array.from({ length: 9 }, () => `*${before}`).join(', ')}]`);
  }
  const result = parseDocuments(sourceFile(`${bomb.join('\n')}\n`));
  expect(result.ok).toBe(false);
});
