import { expect, test } from 'vitest';
import { securityHeaders } from '../../src/pages/security-headers.ts';

test('a page may load its own style and images, post to its own site, and be framed by nobody', () => {
  expect(securityHeaders({ secure: true })).toEqual({
    'Content-Security-Policy':
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'same-origin',
    'Cache-Control': 'no-store',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Strict-Transport-Security': 'max-age=31536000',
  });
});

test('plain http is not told to become https', () => {
  expect(securityHeaders({ secure: false })).not.toHaveProperty('Strict-Transport-Security');
});

test('images may come from the origin of a logo, each origin named once', () => {
  const logo = 'https://cdn.example.com/logos/outline.png';
  const policy = securityHeaders({ secure: true, imageOrigins: [logo, logo] })[
    'Content-Security-Policy'
  ];
  expect(policy).toContain("img-src 'self' https://cdn.example.com; form-action");
});

test.each([
  "https://a.example; script-src 'unsafe-inline'",
  '*',
  'data:',
  'https:',
  "'unsafe-inline'",
  '/logo.png',
])('no image origin such as %j widens the policy', (origin) => {
  const headers = securityHeaders({ secure: true, imageOrigins: [origin] });
  expect(headers).toEqual(securityHeaders({ secure: true }));
});
