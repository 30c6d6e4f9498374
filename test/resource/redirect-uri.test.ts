import { describe, expect, test } from 'vitest';
import { hasCustomScheme, redirectURIProblem } from '../../src/resource/redirect-uri.ts';

describe('a redirect URI is legal', () => {
  test.each([
    'https://app.example.com/callback',
    'https://app.example.com',
    'https://app.example.com:8443/cb?tenant=a',
    'http://localhost:3000/callback',
    'http://127.0.0.1/callback',
    'http://[::1]:8000/',
    'app.immich:///oauth-callback',
    'com.example.app:/oauth',
  ])('%s', (uri) => {
    expect(redirectURIProblem(uri)).toBeUndefined();
  });
});

describe('a redirect URI is refused with its reason', () => {
  test.each([
    ['https://app.example.com/#/callback', /fragment/],
    ['https://app.example.com/cb#', /fragment/],
    ['http://app.example.com/cb', /http on a host that is not loopback/],
    ['http://192.168.1.5/cb', /http on a host that is not loopback/],
    ['http://localhost.example.com/cb', /http on a host that is not loopback/],
    ['https://*.example.com/cb', /wildcard/],
    ['https://app.*/cb', /wildcard/],
    ['https://user:pw@app.example.com/cb', /user name or password/],
    ['app.example.com/cb', /not absolute: add the scheme/],
    ['/callback', /not absolute/],
    ['', /not absolute|ASCII/],
    ['https://app.example.com/a b', /white space/],
    ['https:\\\\app.example.com', /backslash/],
    ['https://bücher.example/cb', /outside ASCII/],
    ['javascript:alert(1)', /forbidden scheme javascript:/],
    ['JAVASCRIPT:alert(1)', /forbidden scheme javascript:/],
    ['data:text/html,x', /forbidden scheme data:/],
    ['file:///etc/passwd', /forbidden scheme file:/],
  ])('%s', (uri, reason) => {
    expect(redirectURIProblem(uri)).toMatch(reason);
  });
});

test('a scheme of an app is told from those of the web', () => {
  expect(['https://a.example', 'HTTP://localhost', 'app:/x'].map(hasCustomScheme)).toEqual([
    false,
    false,
    true,
  ]);
});
