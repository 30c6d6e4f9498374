import { describe, expect, test } from 'vitest';
import { claimsForScopes, claimsOf } from '../../src/people/claims.ts';
import { person } from './people.ts';

const alice = person('alice', {
  sub: 'alice-0001',
  name: 'Alice Example',
  givenName: 'Alice',
  familyName: 'Example',
  picture: 'https://example.com/alice.png',
  locale: 'en-GB',
  zoneinfo: 'Europe/London',
  email: 'alice@example.com',
  emailVerified: true,
  groups: ['staff', 'wiki'],
});

const PROFILE = {
  name: 'Alice Example',
  given_name: 'Alice',
  family_name: 'Example',
  preferred_username: 'alice',
  picture: 'https://example.com/alice.png',
  locale: 'en-GB',
  zoneinfo: 'Europe/London',
};
const EMAIL = { email: 'alice@example.com', email_verified: true };
const GROUPS = { groups: ['staff', 'wiki'] };

describe('the claims about a person', () => {
  test('they have the names of the standard', () => {
    expect(claimsOf(alice)).toEqual({ sub: 'alice-0001', ...PROFILE, ...EMAIL, ...GROUPS });
  });

  test('what the file does not say is left out, and never null or empty', () => {
    expect(claimsOf(person('bare', { sub: 'bare-0001' }))).toEqual({
      sub: 'bare-0001',
      preferred_username: 'bare',
      groups: [],
    });
  });

  test('nothing is said about the verification of an address that is not there', () => {
    expect(claimsOf(person('bare', { emailVerified: true }))).not.toHaveProperty('email_verified');
  });

  test('an address that was not verified says so', () => {
    const claims = claimsOf(person('new', { email: 'new@example.com' }));
    expect(claims).toMatchObject({ email: 'new@example.com', email_verified: false });
  });

  test('the password hash is none of them', () => {
    const claims = claimsOf({ ...alice, passwordHash: '$2b$04$canary' });
    expect(JSON.stringify(claims)).not.toContain('canary');
  });
});

describe('a set of scopes', () => {
  test.each([
    [[], {}],
    [['openid'], {}],
    [['openid', 'profile'], PROFILE],
    [['openid', 'email'], EMAIL],
    [['openid', 'groups'], GROUPS],
    [['openid', 'offline_access'], {}],
    [['openid', 'profile', 'email', 'groups'], { ...PROFILE, ...EMAIL, ...GROUPS }],
    [['openid', 'phone', 'constructor', '__proto__'], {}],
  ])('%j lets an app see the subject and %j', (scopes, expected) => {
    expect(claimsForScopes(alice, scopes)).toEqual({ sub: 'alice-0001', ...expected });
  });
});
