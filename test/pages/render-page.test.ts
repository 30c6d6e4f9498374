import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { LOCALES } from '../../src/pages/locale.ts';
import { createPages } from '../../src/pages/render-page.ts';
import { findAll, findOne, named, parseHTML, textOf, withAttribute } from './parse-html.ts';
import { samplePages } from './sample-pages.ts';

const pages = createPages({
  title: 'Example Login',
  links: { help: 'mailto:help@example.com', privacy: 'https://example.com/privacy' },
});

describe.each(LOCALES)('in the language %s', (locale) => {
  const samples = Object.entries(samplePages(pages, locale));

  test('every state of a page has its own title, and the site stands at its end', () => {
    const titles = new Set(samples.map(([, { title }]) => title));
    expect(titles.size).toBeGreaterThanOrEqual(11);
    for (const title of titles) expect(title).toMatch(/^.{4,} – Example Login$/);
  });

  describe.each(samples)('the page "%s"', (_name, page) => {
    const document = parseHTML(page.html);

    test('names its language and the direction of it', () => {
      const { attributes } = findOne(document, named('html'));
      expect(attributes).toEqual({ lang: locale, dir: 'ltr' });
    });

    test('has one title, one main part and one heading', () => {
      expect(textOf(findOne(document, named('title')))).toBe(page.title.replace(/\s+/g, ' '));
      expect(textOf(findOne(document, named('main')))).not.toBe('');
      expect(textOf(findOne(document, named('h1')))).not.toBe('');
    });

    test('runs no script and carries no style of its own', () => {
      const names = ['script', 'style', 'iframe', 'object', 'embed', 'base'];
      expect(findAll(document, ({ name }) => names.includes(name))).toEqual([]);
      const active = findAll(document, ({ attributes }) =>
        Object.keys(attributes).some((name) => name.startsWith('on') || name === 'style'),
      );
      expect(active).toEqual([]);
    });

    test('gives every field a label, every id once, and refers only to ids that exist', () => {
      const ids = findAll(document, ({ attributes }) => 'id' in attributes).map(
        ({ attributes }) => attributes['id'],
      );
      expect(new Set(ids).size).toBe(ids.length);
      const references = findAll(document, () => true).flatMap(({ attributes }) =>
        [attributes['for'], attributes['aria-describedby'], attributes['form']].filter(
          (id) => id !== undefined,
        ),
      );
      expect(ids).toEqual(expect.arrayContaining(references));
      for (const field of findAll(document, named('input'))) {
        if (['hidden', 'checkbox'].includes(field.attributes['type'] ?? '')) continue;
        expect(references).toContain(field.attributes['id']);
      }
    });

    test('leaves the order of the focus alone', () => {
      const moved = findAll(document, ({ attributes }) => (attributes['tabindex'] ?? '0') !== '0');
      expect(moved).toEqual([]);
    });

    test('shows the links to help and privacy at its foot', () => {
      const hrefs = findAll(findOne(document, named('footer')), named('a')).map(
        ({ attributes }) => attributes['href'],
      );
      expect(hrefs.slice(0, 2)).toEqual(['mailto:help@example.com', 'https://example.com/privacy']);
    });
  });
});

test('a page that can be asked for again links to itself in the other languages', () => {
  const { html } = pages.home({ locale: 'en', here: '/?demo=1' });
  const link = findOne(parseHTML(html), withAttribute('lang', 'de'));
  expect(link.attributes['href']).toBe('/?demo=1&ui_locales=de');
  expect(textOf(link)).toBe('Deutsch');
});

test('a page without any link has no foot', () => {
  const { html } = createPages({ title: 'Example' }).notFound({ locale: 'en' });
  expect(findAll(parseHTML(html), named('footer'))).toEqual([]);
});

test('links of other kinds than the web and mail are left out', () => {
  const site = createPages({ title: 'Example', links: { help: 'javascript:alert(1)' } });
  expect(site.notFound({ locale: 'en' }).html).not.toContain('javascript');
});

test('the home page greets who is signed in, and leads to the demo', () => {
  const account = { name: 'Alice Example', login: 'alice' };
  const { status, html } = pages.home({ locale: 'en', account, demoURL: 'http://localhost:3001/' });
  expect(status).toBe(200);
  expect(textOf(parseHTML(html))).toContain('Signed in as Alice Example alice');
  expect(html).toContain('href="http://localhost:3001/"');
});

test('an address that does not exist is answered with 404', () => {
  const page = pages.notFound({ locale: 'de' });
  expect(page.status).toBe(404);
  expect(page.title).toBe('Fehler: Hier gibt es nichts – Example Login');
});

test('templates print raw only what was made as markup', () => {
  const folder = new URL('../../src/pages/templates/', import.meta.url);
  for (const file of readdirSync(folder)) {
    const template = readFileSync(new URL(file, folder), 'utf8');
    for (const [, code = ''] of template.matchAll(/<%~(.*?)%>/g)) {
      expect(code.trim(), file).toMatch(/^(?:[a-zA-Z.]+\.html|include\('@[a-z]+'.*\)|it\.body)$/);
    }
    expect(template, file).not.toMatch(/=<%/);
  }
});
