import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createPages } from '../../src/pages/render-page.ts';
import { readStylesheet } from '../../src/pages/stylesheet.ts';

const stylesheet = readStylesheet();

test('the style sheet is at most 8 kB', () => {
  expect(Buffer.byteLength(stylesheet.body)).toBeLessThanOrEqual(8192);
});

test('its address holds a digest of its content', () => {
  expect(stylesheet.path).toMatch(/^\/assets\/idp-[0-9a-f]{12}\.css$/);
  expect(stylesheet.body).toBe(
    readFileSync(new URL('../../src/pages/idp.css', import.meta.url), 'utf8'),
  );
});

test('it asks for nothing else: no font, no image, no import', () => {
  expect(stylesheet.body).not.toMatch(/url\(|@import|@font-face/);
});

test('it heeds dark mode, forced colours and reduced motion', () => {
  for (const feature of [
    'prefers-color-scheme: dark',
    'forced-colors: active',
    'prefers-reduced-motion',
  ]) {
    expect(stylesheet.body).toContain(`(${feature}`);
  }
});

test('every page links to it, below the path of the issuer', () => {
  const { html } = createPages({ title: 'Example', basePath: '/oidc' }).notFound({ locale: 'en' });
  expect(html).toContain(`<link rel="stylesheet" href="/oidc${stylesheet.path}">`);
});
