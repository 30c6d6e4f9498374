import { expect, test } from 'vitest';
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
