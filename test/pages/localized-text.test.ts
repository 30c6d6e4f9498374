import { expect, test } from 'vitest';
import { anyTextIn, textIn } from '../../src/pages/localized-text.ts';

test.each([
  [{ en: 'Wiki', de: 'Das Wiki' }, 'Das Wiki'],
  [{ 'de-AT': 'Das Wiki' }, 'Das Wiki'],
  [{ 'de-AT': 'Österreichisch', DE: 'Das Wiki' }, 'Das Wiki'],
  [{ en: 'Wiki', del: 'Lenape' }, undefined],
  [{}, undefined],
])('of %j a German page takes %s', (texts, expected) => {
  expect(textIn(texts, 'de')).toBe(expected);
});

test('words that have to be said are said in English, or in any language', () => {
  expect(anyTextIn({ fr: 'Le wiki', en: 'The wiki' }, 'de')).toBe('The wiki');
  expect(anyTextIn({ fr: 'Le wiki' }, 'de')).toBe('Le wiki');
  expect(anyTextIn({}, 'de')).toBeUndefined();
});
