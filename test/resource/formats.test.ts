import { describe, expect, test } from 'vitest';
import { durationProblem, secondsOf } from '../../src/resource/duration.ts';
import { FORMAT_PROBLEMS, FORMATS, type FormatName } from '../../src/resource/formats.ts';

const GOOD: Record<FormatName, readonly string[]> = {
  'redirect-uri': ['https://a.example/cb'],
  'web-url': ['https://a.example/logo.png', 'http://a.example'],
  'https-url': ['https://a.example/login?x=y'],
  'issuer-url': ['https://auth.example.com', 'http://localhost:8080', 'https://a.example/idp'],
  'listen-address': ['0.0.0.0:8080', '[::]:8080', 'localhost:0'],
  'listen-address-or-off': ['off', '127.0.0.1:9090'],
  'ip-network': ['10.0.0.0/8', '192.0.2.1', '2001:db8::/32', '::1'],
  'email-address': ['a@example.com', 'a@localhost'],
  'password-hash': [`$2b$10$${'a'.repeat(21)}e${'a'.repeat(30)}u`],
  'duration-with-unit': ['30s', '10m', '12h', '30d'],
  'duration-or-never': ['30d', 'never'],
  'app-url': ['https://grafana.example.com', 'https://a.example/grafana'],
  origin: ['https://app.example.com', 'http://localhost:3000'],
  'endpoint-path': ['/token', '/oauth2/authorize', '/a.b/c-d_e~f'],
  'resource-uri': ['https://api.example.com/invoices', 'urn:example:api'],
  timestamp: ['2026-12-01T00:00:00Z', '2026-12-01T00:00:00.5+01:00'],
  'include-pattern': ['teams/*', 'teams', 'team-*', 'org/*/web-*-apps', 'teams/a.b'],
};

const BAD: Record<FormatName, readonly (readonly [text: string, reason: RegExp])[]> = {
  'redirect-uri': [['https://a.example/#', /fragment/]],
  'web-url': [
    ['logo.png', /absolute/],
    ['ftp://a.example', /https or http/],
    ['https://me@a.example', /user name/],
  ],
  'https-url': [
    ['http://localhost/login', /https/],
    ['a.example/login', /absolute/],
  ],
  'issuer-url': [
    ['https://auth.example.com/', /ends in a slash/],
    ['https://auth.example.com/?a=b', /query/],
    ['https://AUTH.example.com', /usual form/],
    ['auth.example.com', /absolute/],
  ],
  'listen-address': [
    ['8080', /host:port/],
    ['localhost:99999', /above 65535/],
    ['a b:80', /host:port/],
  ],
  'listen-address-or-off': [['none', /host:port/]],
  'ip-network': [
    ['10.0.0.0/33', /0 to 32/],
    ['proxy.example.com', /IP address/],
    ['10.0.0.0/8/8', /IP address/],
  ],
  'email-address': [['alice', /not an email/]],
  'password-hash': [['hunter2', /./]],
  'duration-or-never': [['Never', /unit/]],
  'duration-with-unit': [
    ['600', /unit/],
    ['0s', /unit/],
    ['1w', /unit/],
    ['9999d', /ten years/],
  ],
  'app-url': [
    ['grafana.example.com', /absolute/],
    ['https://a.example/', /slash/],
    ['https://a.example?x', /query/],
  ],
  origin: [
    ['https://app.example.com/', /write https:\/\/app.example.com$/],
    ['*', /absolute/],
  ],
  'endpoint-path': [
    ['token', /not a path/],
    ['/', /not a path/],
    ['/token/', /not a path/],
    ['/:uid', /not a path/],
    ['/a/../b', /has . or .. in it/],
  ],
  'resource-uri': [
    ['invoices', /absolute/],
    ['https://a.example/#x', /fragment/],
  ],
  timestamp: [
    ['2026-12-01', /lacks the time: write 2026-12-01T00:00:00Z/],
    ['2026-13-01T00:00:00Z', /not a time/],
    ['tomorrow', /not a time/],
  ],
  'include-pattern': [
    ['/teams/*', /absolute/],
    ['teams/../../other', /out of the directory/],
    ['teams//a', /not a path/],
    ['teams/', /not a path/],
    ['./teams', /not a path/],
    ['', /not a path/],
    ['teams/.hidden', /hidden/],
    ['teams/**', /more than one \*/],
    ['teams/*-*', /more than one \*/],
    ['clients', /names clients, a folder/],
    ['clients/team', /names clients, a folder/],
    ['*', /names clients, a folder/],
    ['*/teams', /names clients, a folder/],
    ['s*', /names scopes, a folder/],
    ['teams/secrets', /names secrets, a folder/],
  ],
};

describe.each(Object.keys(FORMAT_PROBLEMS) as FormatName[])('%s', (name) => {
  test.each(GOOD[name].map((text) => [text]))('accepts %s', (text) => {
    expect(FORMAT_PROBLEMS[name](text)).toBeUndefined();
    expect(FORMATS[name]?.(text)).toBe(true);
  });

  test.each(BAD[name])('refuses %s and says why', (text, reason) => {
    expect(FORMAT_PROBLEMS[name](text)).toMatch(reason);
    expect(FORMATS[name]?.(text)).toBe(false);
  });
});

test.each([
  ['30s', 30],
  ['10m', 600],
  ['12h', 43_200],
  ['30d', 2_592_000],
])('%s are %i seconds', (text, seconds) => {
  expect(durationProblem(text)).toBeUndefined();
  expect(secondsOf(text)).toBe(seconds);
});
