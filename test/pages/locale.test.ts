import { expect, test } from 'vitest';
import { chooseLocale } from '../../src/pages/locale.ts';

test.each([
  [{}, 'en'],
  [{ uiLocales: 'de' }, 'de'],
  [{ uiLocales: 'fr-CA de-CH en' }, 'de'],
  [{ uiLocales: 'DE-at' }, 'de'],
  [{ uiLocales: 'en', acceptLanguage: 'de' }, 'en'],
  [{ uiLocales: 'fr', acceptLanguage: 'de' }, 'de'],
  [{ acceptLanguage: 'de-DE,de;q=0.9,en;q=0.8' }, 'de'],
  [{ acceptLanguage: 'en;q=0.5, de;q=0.8' }, 'de'],
  [{ acceptLanguage: 'fr, en;q=0.5, de;q=0.8' }, 'de'],
  [{ acceptLanguage: 'de;q=0, en;q=0.1' }, 'en'],
  [{ acceptLanguage: 'de;q=zero, en;q=0.1' }, 'en'],
  [{ acceptLanguage: 'de;level=1;Q=0.9, en;q=0.1' }, 'de'],
  [{ acceptLanguage: '*' }, 'en'],
  [{ acceptLanguage: 'default, delta, constructor' }, 'en'],
  [{ uiLocales: '  ', acceptLanguage: ',;,;q=' }, 'en'],
] as const)('the wishes %j are answered in %s', (wishes, locale) => {
  expect(chooseLocale(wishes)).toBe(locale);
});

test.each([
  [{}, 'de'],
  [{ uiLocales: 'en' }, 'en'],
  [{ acceptLanguage: 'fr' }, 'de'],
] as const)('the wishes %j are answered in %s where German comes first', (wishes, locale) => {
  expect(chooseLocale(wishes, ['de', 'en'])).toBe(locale);
});

test('a language that is not offered is not spoken', () => {
  expect(chooseLocale({ uiLocales: 'en', acceptLanguage: 'en' }, ['de'])).toBe('de');
});
