import { expect, test } from 'vitest';
import { destinationOf } from '../../src/pages/destination.ts';

test.each([
  ['https://outline.example.com/auth/oidc.callback', 'outline.example.com'],
  ['https://outline.example.com:443/cb', 'outline.example.com'],
  ['https://outline.example.com:8443/cb', 'outline.example.com:8443'],
  ['http://intranet/cb', 'intranet'],
  ['HTTPS://Outline.Example.COM/cb', 'outline.example.com'],
  ['https://bücher.example/cb', 'xn--bcher-kva.example'],
  ['https://аpple.com/cb', 'xn--pple-43d.com'],
  ['https://example.com@evil.example/cb', 'evil.example'],
  ['https://localhost.example.com/cb', 'localhost.example.com'],
  ['https://127.0.0.1.example.com/cb', '127.0.0.1.example.com'],
  ['http://10.0.0.7:3000/cb', '10.0.0.7:3000'],
  ['http://[2001:db8::1]:3000/cb', '[2001:db8::1]:3000'],
])('%s leads to the site %s', (redirectURI, host) => {
  expect(destinationOf(redirectURI)).toEqual({ kind: 'site', host });
});

test.each([
  'http://127.0.0.1:8400/callback',
  'http://127.1.2.3/callback',
  'http://localhost:3000/callback',
  'https://LOCALHOST/callback',
  'http://app.localhost/callback',
  'http://[::1]:5000/callback',
  'http://[::ffff:127.0.0.1]/callback',
  'http://2130706433/callback',
])('%s leads to this device', (redirectURI) => {
  expect(destinationOf(redirectURI)).toEqual({ kind: 'device' });
});

test.each([
  ['app.immich:///oauth-callback', 'app.immich'],
  ['com.example.app:/callback', 'com.example.app'],
  ['urn:ietf:wg:oauth:2.0:oob', 'urn'],
])('%s leads to the app %s', (redirectURI, scheme) => {
  expect(destinationOf(redirectURI)).toEqual({ kind: 'app', scheme });
});

test('what is no absolute URI leads nowhere', () => {
  expect(() => destinationOf('/callback')).toThrow(TypeError);
});
