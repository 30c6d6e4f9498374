import { expect, test } from 'vitest';
import { nearMissOf } from '../../src/issuer/near-miss.ts';

const REGISTERED = [
  'https://wiki.example.com/callback',
  'https://wiki.example.com/Login/cb?provider=idp',
  'http://localhost:3000/cb',
  'app.immich:///oauth-callback',
];

test.each([
  ['http://wiki.example.com/callback', 'scheme', REGISTERED[0]],
  ['https://wiki.example.com/callback/', 'slash', REGISTERED[0]],
  ['https://wiki.example.com:8443/callback', 'port', REGISTERED[0]],
  ['https://www.wiki.example.com/callback', 'www', REGISTERED[0]],
  ['https://wiki.example.com/callback?next=/', 'query', REGISTERED[0]],
  ['https://WIKI.example.com/callback', 'spelling', REGISTERED[0]],
  ['https://wiki.example.com:443/callback', 'spelling', REGISTERED[0]],
  ['https://wiki.example.com/login/cb?provider=idp', 'case', REGISTERED[1]],
  ['http://127.0.0.1:3000/cb', 'loopback', REGISTERED[2]],
  ['http://localhost:3001/cb', 'port', REGISTERED[2]],
])('%s differs by %s', (sent, difference, registered) => {
  expect(nearMissOf(sent, REGISTERED)).toEqual({ difference, registered });
});

test.each([
  ['another host', 'https://evil.example/callback'],
  ['a host below the registered one', 'https://a.wiki.example.com/callback'],
  ['another path', 'https://wiki.example.com/other'],
  ['two differences at once', 'http://wiki.example.com/callback/'],
  ['a scheme that is not of the web', 'ftp://wiki.example.com/callback'],
  ['another scheme of an app', 'app.evil:///oauth-callback'],
  ['what is no address', '"><script>'],
])('%s is no near miss', (_what, sent) => {
  expect(nearMissOf(sent, REGISTERED)).toBeUndefined();
});
