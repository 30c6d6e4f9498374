import { expect, test } from 'vitest';
import { parseSopsYaml } from '../../src/secret/sops/parse-sops-yaml.ts';
import { isSopsDocument, sopsFormatOf } from '../../src/secret/sops/sops-format.ts';

test.each([
  ['secrets/a.sops.yaml', 'yaml'],
  ['a.YML', 'yaml'],
  ['a.json', 'json'],
  ['prod.enc.env', 'dotenv'],
  ['x/.env', 'dotenv'],
  ['secret.txt', 'binary'],
  ['.env.sops', 'binary'],
  ['secret', 'binary'],
])('the format of %s is %s, by its extension as for sops', (path, format) => {
  expect(sopsFormatOf(path)).toBe(format);
});

test('INI files are refused', () => {
  expect(() => sopsFormatOf('a.ini')).toThrow(
    expect.objectContaining({ code: 'SOPS_UNSUPPORTED' }),
  );
});

test('a document is one of sops when it has a mapping sops at its top', () => {
  expect(isSopsDocument({ a: 1, sops: { mac: '' } })).toBe(true);
  for (const value of [null, 'sops', [], {}, { sops: null }, { sops: 'x' }, { sops: [] }]) {
    expect(isSopsDocument(value)).toBe(false);
  }
  expect(isSopsDocument(Object.create({ sops: {} }))).toBe(false);
});

test.each([0x7f, 0x85, 0x9f, 0x2028, 0x2029, 0xfffe, 0xffff])(
  'YAML with the character %i is refused, as sops would read it differently',
  (code) => {
    const character = String.fromCharCode(code);

    expect(() => parseSopsYaml(`a: "x${character}y"\n`)).toThrow(/the character U\+[0-9A-F]{4},/);
    expect(() => parseSopsYaml(`"x${character}y": a\n`)).toThrow(/the character U\+[0-9A-F]{4},/);
  },
);

test('YAML with such a character written as an escape is read', () => {
  expect(parseSopsYaml('"x\\Ly": "\\N"\n')).toMatchObject({
    entries: [['x\u2028y', { scalar: { type: 'str', value: '\u0085' } }]],
  });
});

test.each([
  ['an alias', 'a: &x 1\nb: *x\n', /a YAML anchor/],
  ['an anchor', 'a: &x 1\n', /a YAML anchor/],
  ['a tag', 'a: !x 1\n', /a YAML tag/],
  ['the tag of another kind', 'a: !!str {}\n', /a YAML tag/],
  ['a merge key', '<<: {a: 1}\n', /a key is not a string/],
  ['a number for a key', '1: a\n', /a key is not a string/],
  ['a list for a key', '? [a]\n: b\n', /a key is not a string/],
  ['a key twice', 'a: 1\na: 2\n', /the key "a" occurs twice/],
  ['several documents', 'a: 1\n---\nb: 2\n', /several YAML documents/],
  ['a directive', '%YAML 1.2\n---\na: 1\n', /a YAML directive/],
  ['a carriage return alone', 'a: 1\rb: 2\n', /a carriage return alone/],
  ['an escaped line break before an empty line', 'a: "b\\\n\n  c"\n', /ends in a backslash/],
  ['a mistake', 'a: 1\nb: [\n', /is not valid YAML \(line 3, column 1\)/],
  ['an integer of more than 64 bits', 'a: 9223372036854775808\n', /64 bits/],
  ['more nesting than anyone writes', `a: ${'['.repeat(65)}${']'.repeat(65)}\n`, /deeper than 64/],
])('YAML with %s is refused', (_, text, message) => {
  expect(() => parseSopsYaml(text)).toThrow(message);
});

test('a block may hold what is refused elsewhere', () => {
  expect(parseSopsYaml('a: |\n  x \\\n\n   ---\n  y\n')).toMatchObject({
    entries: [['a', { scalar: { value: 'x \\\n\n ---\ny\n' } }]],
  });
});

test('the tags of what a value is in any case are read', () => {
  expect(parseSopsYaml('!!map\na: !!str 1\nb: !!seq []\n')).toEqual({
    kind: 'map',
    entries: [
      ['a', { kind: 'leaf', scalar: { type: 'str', value: '1' } }],
      ['b', { kind: 'list', items: [] }],
    ],
  });
});
