import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { LOCALES } from '../../src/pages/locale.ts';
import { createWords, wordsIn } from '../../src/pages/words.ts';

const pagesFolder = new URL('../../src/pages/', import.meta.url);

function readCatalogue(locale: string): Map<string, string> {
  const text = readFileSync(new URL(`catalogues/${locale}.json`, pagesFolder), 'utf8');
  return new Map(Object.entries<string>(JSON.parse(text)));
}

const english = readCatalogue('en');

describe.each(LOCALES)('the catalogue %s', (locale) => {
  const catalogue = readCatalogue(locale);

  test('has the same keys as the English one, no fewer and no more', () => {
    expect([...catalogue.keys()]).toEqual([...english.keys()]);
  });

  test('has the same placeholders in each string', () => {
    const placeholders = (text = '') => (text.match(/\{[a-z]+\}/g) ?? []).sort();
    for (const [key, text] of catalogue) {
      expect(placeholders(text), key).toEqual(placeholders(english.get(key)));
    }
  });

  test('holds no markup and no empty string', () => {
    for (const [key, text] of catalogue) expect(text, key).toMatch(/^[^<>&]+$/);
  });
});

test('there is a catalogue for each language, and none besides', () => {
  const files = readdirSync(new URL('catalogues/', pagesFolder)).sort();
  expect(files).toEqual(LOCALES.map((locale) => `${locale}.json`).sort());
});

test('every word a template asks for exists', () => {
  for (const file of readdirSync(new URL('templates/', pagesFolder))) {
    const template = readFileSync(new URL(`templates/${file}`, pagesFolder), 'utf8');
    for (const [, key] of template.matchAll(/words\.text\('([^']+)'/g)) {
      expect(english.has(key ?? ''), `${file}: ${key}`).toBe(true);
    }
  }
});

test('a word that a language lacks is said in English, the others in its own', () => {
  const words = createWords({ 'signIn.heading': 'Anmelden' });
  expect(words.text('signIn.heading')).toBe('Anmelden');
  expect(words.text('signIn.password')).toBe('Password');
});

test('values stand out in rich text, and are escaped like the words around them', () => {
  const words = createWords({ 'signIn.purpose': 'R&D: {client} {other}' });
  expect(words.rich('signIn.purpose', { client: '<i>' }).html).toBe(
    'R&amp;D: <b dir="auto">&lt;i&gt;</b> {other}',
  );
});

test('a value that looks like a placeholder is not filled again', () => {
  const words = wordsIn('en');
  expect(words.text('consent.heading', { client: '{site}', site: 'X' })).toBe(
    '{site} wants to use your X account',
  );
});
