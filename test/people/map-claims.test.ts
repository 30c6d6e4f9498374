import { describe, expect, test } from 'vitest';
import { mapClaims } from '../../src/people/map-claims.ts';
import type { ClaimMapping } from '../../src/resource/generated/client.ts';
import { person } from './people.ts';

const alice = person('alice', {
  name: 'Alice Example',
  groups: ['staff', 'admins'],
  attributes: { quota: 20, beta: false, roles: ['a', 'b'], name: 'A. from attributes' },
});

const valueOf = (mapping: ClaimMapping) => mapClaims({ claim: mapping }, alice)['claim'];

describe('a claim by attribute', () => {
  test.each([
    ['quota', 20],
    ['beta', false],
    ['roles', ['a', 'b']],
    ['username', 'alice'],
    ['phoneNumber', undefined],
    ['unknown', undefined],
    ['passwordHash', undefined],
    ['constructor', undefined],
    ['__proto__', undefined],
    ['toString', undefined],
  ])('%s is %j', (attribute, expected) => {
    expect(valueOf({ attribute })).toEqual(expected);
  });

  test('an own attribute comes before the field of the same name', () => {
    expect(valueOf({ attribute: 'name' })).toBe('A. from attributes');
  });

  test('has its default where the person has none, and false is not none', () => {
    expect(valueOf({ attribute: 'unknown', default: 5 })).toBe(5);
    expect(valueOf({ attribute: 'beta', default: true })).toBe(false);
  });
});

test('a claim by value is the same for everybody, false and 0 included', () => {
  expect(valueOf({ value: 'enterprise' })).toBe('enterprise');
  expect(valueOf({ value: false })).toBe(false);
  expect(valueOf({ value: 0 })).toBe(0);
});

describe('a claim by groups', () => {
  const fromGroups = { guests: 'none', admins: 'all', staff: 'some' };

  test('is that of the first group of the table the person is in', () => {
    expect(valueOf({ fromGroups })).toBe('all');
  });

  test('is its default for whom no group matches, or left out', () => {
    expect(valueOf({ fromGroups: { guests: 'none' }, default: 'no' })).toBe('no');
    expect(mapClaims({ claim: { fromGroups: { guests: 'none' } } }, alice)).toEqual({});
  });

  test('with multiple is the list of all that match, without doubles', () => {
    const multiple = true;
    expect(valueOf({ fromGroups, multiple })).toEqual(['all', 'some']);
    expect(valueOf({ fromGroups: { admins: 'x', staff: 'x' }, multiple })).toEqual(['x']);
    expect(valueOf({ fromGroups: { guests: 'none' }, multiple, default: 'no' })).toEqual(['no']);
    expect(valueOf({ fromGroups: { guests: 'none' }, multiple })).toBeUndefined();
  });

  test('a group that is called like something every object has is no member of it', () => {
    expect(valueOf({ fromGroups: { constructor: 'yes' }, default: 'no' })).toBe('no');
  });
});
