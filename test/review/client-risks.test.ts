import { describe, expect, test } from 'vitest';
import { DEVICE_CODE } from '../../src/resource/client-type.ts';
import { ofWiki, told } from './judged.ts';
import { client, file, HASH, issuer } from './risk-cases.ts';

const key = (x: string) =>
  `jwks: { keys: [{ kty: EC, crv: P-256, x: ${x}, y: 4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM }] }`;
const X = 'MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4';
const SIGNS = ['tokenEndpointAuthMethod: private_key_jwt', key(X)];

describe('beside its usual case', () => {
  test.each([
    [
      'consent-skipped',
      ['public: true'],
      ['public: true', 'consent: skip'],
      'critical people are not asked, and anybody can speak as this client',
    ],
    [
      'proof-dropped',
      [...SIGNS, 'signedRequest: { required: true }'],
      [...SIGNS, 'signedRequest: { required: false }'],
      'high authorization requests need no longer be signed',
    ],
    [
      'proof-dropped',
      ['tokens: { accessToken: { boundTo: dpop } }'],
      ['tokens: { accessToken: { ttl: 1h } }'],
      'high tokens are good for whoever has them, no longer bound to a key',
    ],
    [
      'secret-replaced',
      SIGNS,
      [SIGNS[0] ?? '', 'jwksURI: https://wiki.example.com/jwks'],
      'high its keys are read from https://wiki.example.com/jwks, no longer from its file',
    ],
    [
      'lifetime-grew',
      ['refreshTokens: { rotate: true }'],
      ['refreshTokens: { rotate: false }'],
      'medium refresh tokens are not replaced at their use any more',
    ],
    ['lifetime-grew', [], ['refreshTokens: true'], 'medium every sign-in gives a refresh token'],
    ['lifetime-grew', [], ['tokens: { idToken: { ttl: 12h } }'], 'medium idTokenTTL: 1h → 12h'],
    [
      'more-people',
      ['allowedGroups: [nobody]'],
      ['name: Wiki'],
      'medium everybody can sign in, nobody more so far',
    ],
    [
      'subject-changed',
      ['subjectType: pairwise'],
      ['subjectType: pairwise', 'sectorIdentifierURI: https://apps.example.com/'],
      'critical pairwise subjects are those of apps.example.com, no longer of wiki.example.com',
    ],
    [
      'grant-added',
      ['public: true'],
      ['public: true', `grantTypes: [authorization_code, refresh_token, ${DEVICE_CODE}]`],
      'high may now use the grant urn:ietf:params:oauth:grant-type:device_code',
    ],
    [
      'redirect-plain-http',
      SIGNS,
      [SIGNS[0] ?? '', 'jwksURI: http://wiki.example.com/jwks'],
      'high http://wiki.example.com/jwks is reached without TLS',
    ],
    [
      'redirect-custom-scheme',
      ['public: true'],
      ['public: true', 'redirectURIs: [com.example.wiki:/callback]'],
      'medium any app on a device may answer to com.example.wiki:',
    ],
  ])('%s knows %j → %j', async (rule, before, after, words) => {
    expect(await ofWiki(rule, before, after)).toEqual([words]);
  });
});

test('what a preset brings is told at the line that chose it', async () => {
  const dash = (...lines: readonly string[]) => ({
    'clients/dash.yaml': file('Client', 'dash', `secretHash: ${HASH}`, ...lines),
  });
  const own = ['redirectURIs: [https://dash.example.com/x]', 'scopes: [openid]', 'pkce: required'];
  const found = await told(dash(...own), dash('app: argo-cd', 'url: https://dash.evil.org'));
  expect(found.map((one) => one.split(' ').slice(0, 2).join(' '))).toEqual(
    expect.arrayContaining(['critical clients/dash.yaml:7:3', 'medium clients/dash.yaml:7:3']),
  );
  expect(found.join('\n')).toContain('redirect URI on a new site: evil.org');
  expect(found.join('\n')).toContain('may now ask for the scope groups');
  expect(found.join('\n')).toContain('PKCE is no longer required');
});

describe('the issuer', () => {
  test.each([
    [
      'pushedAuthorizationRequests: required',
      'pushedAuthorizationRequests: optional',
      'high issuer.yaml:7:3 authorization requests need no longer be pushed',
    ],
    [
      'listen: { trustProxy: [10.0.0.1], clientCertificate: { header: x-cert } }',
      'listen: { trustProxy: [10.0.0.1], clientCertificate: { header: x-other } }',
      'high issuer.yaml:7:58 certificates of clients are taken from the header x-other',
    ],
  ])('%s → %s', async (before, after, words) => {
    const found = await told({ 'issuer.yaml': issuer(before) }, { 'issuer.yaml': issuer(after) });
    expect(found).toEqual([words]);
  });

  test('that moves is told once, with how many people are new to apps', async () => {
    const people = Object.fromEntries(
      ['ann', 'bob'].map((name) => [`users/${name}.yaml`, file('User', name, 'groups: [staff]')]),
    );
    const moved = { 'issuer.yaml': issuer('url: https://login.example.com') };
    expect(await told({ ...people, 'clients/wiki.yaml': client('wiki') }, moved)).toEqual([
      'critical issuer.yaml:6:3 the issuer is https://login.example.com, no longer https://auth.example.com: every app breaks, and 2 people get another sub',
    ]);
  });
});
