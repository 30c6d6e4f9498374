import { expect, test } from 'vitest';
import { registrableDomain } from '../../src/review/registrable-domain.ts';

test.each([
  ['wiki.eu.example.com', 'example.com'],
  ['example.com', 'example.com'],
  ['WIKI.Example.COM.', 'example.com'],
  ['wiki.example.co.uk', 'example.co.uk'],
  ['wiki.mallory.github.io', 'mallory.github.io'],
  ['a.b.azurewebsites.net', 'b.azurewebsites.net'],
  ['github.io', 'github.io'],
  ['wiki.corp.internal', 'corp.internal'],
  ['a.example.com.br', 'example.com.br'],
  ['mallory.s3.amazonaws.com', 'mallory.s3.amazonaws.com'],
  ['intranet', 'intranet'],
  ['203.0.113.7', '203.0.113.7'],
  ['[2001:db8::1]', '[2001:db8::1]'],
])('%s belongs to %s', (host, domain) => {
  expect(registrableDomain(host)).toBe(domain);
});
