import { describe, expect, test } from 'vitest';
import { contactLink, leavingLink, webLink } from '../../src/pages/link.ts';

describe('a page links to', () => {
  test.each([
    ['https://example.com/a?b=c#d', 'https://example.com/a?b=c#d'],
    ['http://example.com', 'http://example.com/'],
    ['/assets/logo.png?v=1', '/assets/logo.png?v=1'],
  ])('%s', (text, href) => {
    expect(webLink(text)).toBe(href);
  });

  test('a mail address where people find help', () => {
    expect(contactLink('mailto:help@example.com')).toBe('mailto:help@example.com');
    expect(webLink('mailto:help@example.com')).toBeUndefined();
  });
});

test.each([
  'javascript:alert(1)',
  ' javascript:alert(1)',
  'java\tscript:alert(1)',
  'data:text/html,x',
  'ftp://example.com/',
  'example.com',
  '//evil.example/',
  '/\\evil.example/',
  '/\t/evil.example/',
  '',
])('a page never links to %j', (text) => {
  expect(webLink(text)).toBeUndefined();
  expect(contactLink(text)).toBeUndefined();
});

test.each([
  ['https://outline.example.com/cb?code=1', 'https://outline.example.com/cb?code=1'],
  ['app.immich:///oauth-callback?code=1', 'app.immich:///oauth-callback?code=1'],
  ['/auth/1', '/auth/1'],
])('somebody can be sent to %s', (text, href) => {
  expect(leavingLink(text)).toBe(href);
});

test.each([
  'javascript:alert(1)',
  'JAVA\nSCRIPT:alert(1)',
  'data:text/html,x',
  'file:///etc',
  '//evil.example',
  '',
])('nobody is sent to %j', (text) => {
  expect(() => leavingLink(text)).toThrow(TypeError);
});
