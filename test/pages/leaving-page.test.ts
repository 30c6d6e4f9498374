import { expect, test } from 'vitest';
import { destinationOf } from '../../src/pages/destination.ts';
import { createPages } from '../../src/pages/render-page.ts';
import { findAll, findOne, named, parseHTML, textOf, withAttribute } from './parse-html.ts';

const pages = createPages({ title: 'Example Login' });

function leave(href: string, redirectURI = href) {
  const page = pages.leaving({ locale: 'en', href, host: destinationOf(redirectURI) });
  return { ...page, document: parseHTML(page.html) };
}

const refresh = withAttribute('http-equiv', 'refresh');

test('a site is opened at once by a page of status 200, with a link for whom that fails', () => {
  const href = 'https://outline.example.com/cb?code=a&state=b;c';
  const { status, title, document } = leave(href);
  expect(status).toBe(200);
  expect(title).toBe('Taking you to outline.example.com – Example Login');
  expect(findOne(document, refresh).attributes['content']).toBe(`0; url=${href}`);
  expect(findOne(document, named('a')).attributes['href']).toBe(href);
});

test('the way may lead over an address of ours', () => {
  const { document } = leave('/auth/1', 'https://outline.example.com/cb');
  expect(findOne(document, refresh).attributes['content']).toBe('0; url=/auth/1');
  expect(textOf(findOne(document, named('h1')))).toBe('Taking you to outline.example.com');
});

test('what listens on this device is opened at once', () => {
  const href = 'http://127.0.0.1:8400/cb?code=1';
  const { document } = leave(href);
  expect(findOne(document, refresh).attributes['content']).toBe(`0; url=${href}`);
  expect(textOf(findOne(document, named('h1')))).toBe('Continue on this device');
});

test('an app with a scheme of its own is opened by a click, and the tab can be closed then', () => {
  const href = 'app.immich:///oauth-callback?code=1';
  const { document } = leave(href);
  expect(findAll(document, refresh)).toEqual([]);
  expect(textOf(findOne(document, named('h1')))).toBe('Continue in the app app.immich');
  expect(textOf(document)).toContain('You can close this tab afterwards.');
  expect(findOne(document, named('a')).attributes['href']).toBe(href);
});

test('nobody is sent to an address that runs a script', () => {
  expect(() => leave('javascript:alert(1)')).toThrow(TypeError);
});
