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
