import { describe, expect, test } from 'vitest';
import type { Edit } from '../../src/diagnostic/fix.ts';
import { applyTextEdits, createFixLocator } from '../../src/document/text-edits.ts';
import { fileOf } from '../snapshot/tree-of.ts';

const fixOf = (document: number, ...edits: readonly Edit[]) => ({ title: '', document, edits });

/** The text after some edits of one document; undefined when there is no place for them. */
function edit(text: string, ...edits: readonly Edit[]): string | undefined {
  const file = fileOf('a.yaml', text);
  const located = createFixLocator(file)(fixOf(0, ...edits));
  return located && Buffer.from(applyTextEdits(file, located)).toString();
}

const rename = (pointer: string, name: string): Edit => ({ kind: 'rename-key', pointer, name });
const replace = (pointer: string, value: string | boolean): Edit => ({
  kind: 'replace-value',
  pointer,
  value,
});
const quote = (pointer: string): Edit => ({ kind: 'quote-value', pointer });

describe('an edit changes what its pointer names and nothing else', () => {
  test.each([
    ['a: 1 # a', rename('/a', 'b'), 'b: 1 # a'],
    ['{"a":1}', rename('/a', 'b'), '{"b":1}'],
    ["? 'a'\n: 1", rename('/a', 'b'), "? 'b'\n: 1"],
    ['x: [{ a: 1 }]', rename('/x/0/a', 'b'), 'x: [{ b: 1 }]'],
    ['a/b: { c~d: 1 }', rename('/a~1b/c~0d', 'e'), 'a/b: { e: 1 }'],
    ['a:   yes\t# no', replace('/a', true), 'a:   true\t# no'],
    ['- x\r\n- "yes"\r\n', replace('/1', false), '- x\r\n- false\r\n'],
    ["a: 'x'", replace('/a', 'y'), "a: 'y'"],
    ['a: x', replace('/a', 'urn:x:y'), 'a: urn:x:y'],
    ['a: x', replace('/a', 'true'), 'a: "true"'],
    ['[007, 8]', quote('/0'), '["007", 8]'],
    ['\ufeffé: 0x1F', quote('/é'), '\ufeffé: "0x1F"'],
  ])('%j', (text, change, expected) => {
    expect(edit(text, change)).toBe(expected);
  });

  test('several at once', () => {
    expect(edit('a: yes\nb: 7\n', replace('/a', true), rename('/a', 'c'), quote('/b'))).toBe(
      'c: true\nb: "7"\n',
    );
  });

  test('the same edit twice is made once', () => {
    expect(edit('a: 7', quote('/a'), quote('/a'))).toBe('a: "7"');
  });

  test('documents count from the first that holds something', () => {
    const file = fileOf('a.yaml', '---\n---\na: 1\n---\na: 2\n');
    const [second] = createFixLocator(file)(fixOf(1, quote('/a'))) ?? [];
    expect(second?.range.start).toEqual({ line: 5, column: 4 });
  });

  test('a range counts code points, as diagnostics do', () => {
    const [first] =
      createFixLocator(fileOf('a.yaml', '"🎉": { a: 1 }'))(fixOf(0, rename('/🎉/a', 'b'))) ?? [];
    expect(first?.range).toEqual({ start: { line: 1, column: 8 }, end: { line: 1, column: 9 } });
  });
});

describe('there is no place for an edit', () => {
  test.each([
    ['what its pointer names is not there', 'a: 1', rename('/b', 'c')],
    ['its new name is taken', 'a: 1\nb: 2', rename('/a', 'b')],
    ['it is the root', 'a: 1', rename('', 'b')],
    ['the value is a block', 'a: |-\n  yes', replace('/a', true)],
    ['the value is a list', 'a: [1]', replace('/a', true)],
    ['nothing is written there', 'a:', replace('/a', true)],
    ['it is quoted already', "a: '7'", quote('/a')],
    ['the new value needs more than quotes', 'a: x', replace('/a', 'y: z\n')],
  ])('where %s', (_why, text, change) => {
    expect(edit(text, change)).toBeUndefined();
  });
});
