import fc from 'fast-check';
import { stringify } from 'yaml';
import { describe, expect, test } from 'vitest';
import { editFields } from '../../../src/cli/author/edit-fields.ts';
import type { FieldEdit } from '../../../src/cli/author/field-edit.ts';
import { parseDocuments } from '../../../src/document/parse-documents.ts';
import { readResources } from '../../../src/snapshot/read-resources.ts';
import { fileOf } from '../../snapshot/tree-of.ts';

const SET: FieldEdit = { kind: 'set', field: 'secretHash', value: '$2b$10$new' };
const REFER: FieldEdit = { kind: 'set', field: 'secretRef', value: { name: 'new' } };
const ADD = { secretHash: '$2b$10$old', expiresAt: '2026-12-01T00:00:00Z' };
const list = (...drop: number[]): FieldEdit => ({
  kind: 'list',
  field: 'previousSecrets',
  drop,
  add: ADD,
});

function documentsOf(text: string) {
  const parsed = parseDocuments(fileOf('clients/a.yaml', text));
  if (!parsed.ok) throw new Error('this is no YAML');
  return parsed.value;
}

function edited(text: string, edits: readonly FieldEdit[], place = 0): string {
  const document = documentsOf(text)[place];
  if (document === undefined) throw new Error('there is no such document');
  return Buffer.from(editFields(document, edits).file.bytes).toString();
}

describe('fields are changed where they stand, whatever the layout', () => {
  test.each<[string, string, readonly FieldEdit[], string]>([
    ['a value', 'spec:\n  secretHash: a # b\n', [SET], 'spec:\n  secretHash: $2b$10$new # b\n'],
    ['in its quotes', "spec: {secretHash: 'a'}\n", [SET], "spec: {secretHash: '$2b$10$new'}\n"],
    [
      'a new field, at the end',
      'spec:\n    url: x\n\n# the end\n',
      [SET],
      'spec:\n    url: x\n    secretHash: $2b$10$new\n\n# the end\n',
    ],
    [
      'without a last line break',
      'spec:\n  a: b',
      [SET],
      'spec:\n  a: b\n  secretHash: $2b$10$new',
    ],
    ['an empty mapping', 'spec: {}\n', [SET], 'spec: {secretHash: "$2b$10$new"}\n'],
    [
      'two fields, in their order',
      'spec:\n  a: |\n    b\n',
      [SET, list()],
      'spec:\n  a: |\n    b\n  secretHash: $2b$10$new\n  previousSecrets:\n    - secretHash: $2b$10$old\n      expiresAt: 2026-12-01T00:00:00Z\n',
    ],
    [
      'lines that end as in DOS',
      'spec:\r\n  secretHash: a\r\n  b: c\r\n',
      [SET, REFER],
      'spec:\r\n  secretHash: $2b$10$new\r\n  b: c\r\n  secretRef:\r\n    name: new\r\n',
    ],
    [
      'a reference of several lines',
      'spec:\n  secretRef:\n    # which\n    name: old\n    key: k\n  b: c\n',
      [REFER],
      'spec:\n  secretRef:\n    # which\n    name: new\n  b: c\n',
    ],
    [
      'one of a single line',
      'spec: {secretRef: {name: old, key: k}}\n',
      [REFER],
      'spec: {secretRef: { name: new }}\n',
    ],
    [
      'a list in brackets',
      'spec: {previousSecrets: [{a: b}, {c: d}], e: f}\n',
      [list(0)],
      `spec: {previousSecrets: [{"c":"d"},${JSON.stringify(ADD)}], e: f}\n`,
    ],
    [
      'the only item of a list',
      'spec:\n  previousSecrets:\n  - a: b # gone\n  c: d\n',
      [list(0)],
      'spec:\n  previousSecrets:\n  - secretHash: $2b$10$old\n    expiresAt: 2026-12-01T00:00:00Z\n  c: d\n',
    ],
    [
      'the first and the last of three',
      'spec:\n  previousSecrets:\n    - a: 1\n      b: 2\n    # kept\n    - c: 3\n    - d: 4\n',
      [list(0, 2)],
      'spec:\n  previousSecrets:\n    # kept\n    - c: 3\n    - secretHash: $2b$10$old\n      expiresAt: 2026-12-01T00:00:00Z\n',
    ],
  ])('%s', (_, before, edits, after) => {
    expect(edited(before, edits)).toBe(after);
  });

  test('only in the document that is meant', () => {
    const other = 'spec:\n  secretHash: a\n';
    const text = `---\n${other}---\n# two\n${other}---\n${other}`;
    expect(edited(text, [SET], 1)).toBe(
      `---\n${other}---\n# two\n${other.replace(' a\n', ' $2b$10$new\n')}---\n${other}`,
    );
  });

  test('and behind a byte order mark', () => {
    expect(edited('\ufeffspec: {secretHash: a}\n', [SET])).toBe(
      '\ufeffspec: {secretHash: $2b$10$new}\n',
    );
  });

  test('of an item of a List as well', () => {
    const client = (name: string, hash: string) => `  - apiVersion: idpfile/v1
    kind: Client
    metadata: { name: ${name} }
    spec: { type: service, secretHash: ${hash} }
`;
    const hash = '$2b$10$7hEhoYwKl5AwkWvLGv8Rd.ZfvwEw0SAc4zDxMjtUUtZX2bTdm4SNy';
    const text = `apiVersion: v1\nkind: List\nitems:\n${client('a', hash)}${client('b', hash)}`;
    const [, second] = readResources(fileOf('clients/list.yaml', text)).resources;
    if (second === undefined) throw new Error('the list has two items');

    const after = Buffer.from(editFields(second.document, [SET]).file.bytes).toString();

    expect(after).toBe(text.replace(client('b', hash), client('b', '$2b$10$new')));
  });
});

describe('what cannot be changed safely is refused', () => {
  test.each([
    ['a field that is a text and should be more', 'spec:\n  secretRef: a\n', REFER],
    ['a list that is none', 'spec:\n  previousSecrets:\n', list()],
    ['no mapping', 'spec: a\n', SET],
    ['a file of sops', 'spec:\n  a: ENC[AES256_GCM,data:x]\n', SET],
  ])('%s', (_, text, edit) => {
    expect(() => edited(text, [edit])).toThrow(/nothing was written/);
  });
});

test('of any layout of any values, the other values stay what they are', () => {
  const word = fc.constantFrom('a', 'b c', '0777', '# no', 'x: y', '- z', 'a\nb\n', "it's", '"');
  const value = fc.oneof(
    word,
    fc.array(word, { maxLength: 3 }),
    fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), word, { maxKeys: 2 }),
  );
  const spec = fc.record({
    one: value,
    secretHash: fc.option(fc.constant('old'), { nil: undefined }),
    two: value,
    previousSecrets: fc.option(
      fc.array(fc.record({ secretHash: word, expiresAt: word }), { minLength: 1, maxLength: 4 }),
      { nil: undefined },
    ),
    three: value,
  });
  const layout = fc.record({
    indent: fc.integer({ min: 1, max: 6 }),
    indentSeq: fc.boolean(),
    collectionStyle: fc.constantFrom('any' as const, 'flow' as const),
    lineWidth: fc.constantFrom(0, 30),
    defaultStringType: fc.constantFrom(
      'PLAIN' as const,
      'QUOTE_DOUBLE' as const,
      'QUOTE_SINGLE' as const,
    ),
  });
  fc.assert(
    fc.property(spec, layout, fc.boolean(), (values, options, drop) => {
      const before = JSON.parse(JSON.stringify(values)) as typeof values;
      const text = stringify({ kind: 'Client', spec: before, last: 'x' }, options);
      const after = documentsOf(edited(text, [SET, list(...(drop ? [0] : []))]))[0]?.value;
      const kept = (before.previousSecrets ?? []).slice(drop ? 1 : 0);
      expect(after).toEqual({
        kind: 'Client',
        spec: { ...before, secretHash: '$2b$10$new', previousSecrets: [...kept, ADD] },
        last: 'x',
      });
    }),
    { numRuns: 500 },
  );
});
