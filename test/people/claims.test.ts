import { describe, expect, test } from 'vitest';
import { START_OF_FILE } from '../../src/diagnostic/diagnostic.ts';
import { claimsFor, pickClaims } from '../../src/people/claims.ts';
import type { Client } from '../../src/snapshot/client.ts';
import type { Scope } from '../../src/snapshot/scope.ts';
import { client } from '../issuer/clients.ts';
import { person } from './people.ts';

const alice = person('alice', {
  sub: 'alice-0001',
  name: 'Alice Example',
  givenName: 'Alice',
  familyName: 'Example',
  picture: 'https://example.com/alice.png',
  locale: 'en-GB',
  zoneinfo: 'Europe/London',
  phoneNumber: '+44 20 7946 0000',
  email: 'alice@example.com',
  emailVerified: true,
  groups: ['staff', 'wiki'],
  attributes: { quota: 20 },
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
const PHONE = { phone_number: '+44 20 7946 0000' };
const GROUPS = { groups: ['staff', 'wiki'] };
const EVERY_SCOPE = ['openid', 'profile', 'email', 'phone', 'groups', 'offline_access'];

function scope(name: string, claims: Scope['claims']): Scope {
  const source = { file: `scopes/${name}.yaml`, range: START_OF_FILE };
  return { name, description: {}, sensitive: false, claims, source };
}

/** What an app sees of a person that may ask for every scope there is. */
function seen(
  user: typeof alice,
  granted: readonly string[],
  { scopes = [], claims = {} }: { scopes?: readonly Scope[]; claims?: Client['claims'] } = {},
) {
  const app = client('wiki', { claims, scopes: [...EVERY_SCOPE, ...granted] });
  const declared = new Map(scopes.map((one) => [one.name, one]));
  return claimsFor(user, { client: app, granted, scopes: declared });
}

describe('the claims about a person', () => {
  test.each([
    [[], {}],
    [['openid'], {}],
    [['openid', 'profile'], PROFILE],
    [['openid', 'email'], EMAIL],
    [['openid', 'phone'], PHONE],
    [['openid', 'groups'], GROUPS],
    [['openid', 'offline_access'], {}],
    [['openid', 'profile', 'email', 'groups'], { ...PROFILE, ...EMAIL, ...GROUPS }],
    [['openid', 'address', 'constructor', '__proto__', 'toString'], {}],
  ])('with %j are the subject and %j', (granted, expected) => {
    expect(seen(alice, granted)).toEqual({ sub: 'alice-0001', ...expected });
  });

  test('what the file does not say is left out, and never null or empty', () => {
    expect(seen(person('bare', { sub: 'bare-0001' }), EVERY_SCOPE)).toEqual({
      sub: 'bare-0001',
      preferred_username: 'bare',
      groups: [],
    });
  });

  test('nothing is said about the verification of an address that is not there', () => {
    const claims = seen(person('bare', { emailVerified: true }), EVERY_SCOPE);
    expect(claims).not.toHaveProperty('email_verified');
  });

  test('an address that was not verified says so', () => {
    const claims = seen(person('new', { email: 'new@example.com' }), ['openid', 'email']);
    expect(claims).toMatchObject({ email: 'new@example.com', email_verified: false });
  });

  test('the password hash is none of them', () => {
    const claims = seen({ ...alice, passwordHash: '$2b$04$canary' }, EVERY_SCOPE);
    expect(JSON.stringify(claims)).not.toContain('canary');
  });

  test('a scope that was granted once but that the file no longer allows opens nothing', () => {
    const app = client('wiki', { scopes: ['openid'] });
    const granted = ['openid', 'email'];
    expect(claimsFor(alice, { client: app, granted, scopes: new Map() })).toEqual({
      sub: 'alice-0001',
    });
  });
});

describe('the scopes and claims of a directory', () => {
  const storage = scope('storage', { quota: { attribute: 'quota' }, plan: { value: 'basic' } });

  test('a scope of its own opens the claims of its table', () => {
    expect(seen(alice, ['openid', 'storage'], { scopes: [storage] })).toEqual({
      sub: 'alice-0001',
      quota: 20,
      plan: 'basic',
    });
  });

  test('nobody sees them without it', () => {
    expect(seen(alice, ['openid'], { scopes: [storage] })).toEqual({ sub: 'alice-0001' });
  });

  test('the claims of one client come with openid, and only with it', () => {
    const claims = { plan: { value: 'enterprise' } };
    expect(seen(alice, ['openid'], { claims })).toEqual({ sub: 'alice-0001', plan: 'enterprise' });
    expect(seen(alice, ['email'], { claims })).not.toHaveProperty('plan');
  });

  test('they come before those of a scope, and these before nothing', () => {
    const claims = { plan: { value: 'enterprise' }, email: { attribute: 'username' } };
    expect(seen(alice, ['openid', 'email', 'storage'], { scopes: [storage], claims })).toEqual({
      sub: 'alice-0001',
      quota: 20,
      plan: 'enterprise',
      email: 'alice',
      email_verified: true,
    });
  });

  test('none of them can say who somebody is', () => {
    const claims = { sub: { value: 'bob-0002' } };
    expect(seen(alice, ['openid'], { claims }).sub).toBe('alice-0001');
  });
});

describe('picking claims', () => {
  test('leaves the subject and those that are named', () => {
    const claims = seen(alice, EVERY_SCOPE);
    expect(pickClaims(claims, ['email', 'constructor'])).toEqual({
      sub: 'alice-0001',
      email: 'alice@example.com',
    });
    expect(pickClaims(claims, [])).toEqual({ sub: 'alice-0001' });
  });
});
