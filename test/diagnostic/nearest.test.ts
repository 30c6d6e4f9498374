import { describe, expect, test } from 'vitest';
import { nearest, onlyNear, surelyMeant } from '../../src/diagnostic/nearest.ts';

const FIELDS = ['redirectURIs', 'postLogoutRedirectURIs', 'scopes', 'name', 'id', 'enabled'];

test.each([
  ['redirectUris', 'redirectURIs'],
  ['redirect_uris', 'redirectURIs'],
  ['redirect-uri', 'redirectURIs'],
  ['postLogoutRedirectUri', 'postLogoutRedirectURIs'],
  ['scope', 'scopes'],
  ['Name', 'name'],
  ['nam', 'name'],
])('%s was probably meant as %s', (name, expected) => {
  expect(nearest(name, FIELDS)).toBe(expected);
});

test.each(['color', 'uris', 'x', '', '_', 'nmxe', 'redirection'])(
  '%j is near to nothing',
  (name) => {
    expect(nearest(name, FIELDS)).toBeUndefined();
  },
);

test('the nearest wins, the first of equals, and one that differs in nothing but case before all', () => {
  expect(nearest('groups', ['group', 'GROUPS'])).toBe('GROUPS');
  expect(nearest('app-7', ['app-1', 'app-2'])).toBe('app-1');
  expect(nearest('app-7', [])).toBeUndefined();
});

describe('what was surely meant', () => {
  test.each([
    ['redirectUris', 'redirectURIs'],
    ['redirectUri', 'redirectURIs'],
    ['nam', 'name'],
  ])('%s is %s and nothing else', (name, expected) => {
    expect(onlyNear(name, FIELDS)).toBe(expected);
  });

  test('nothing, where two are near or none is', () => {
    expect(onlyNear('app-7', ['app-1', 'app-2'])).toBeUndefined();
    expect(onlyNear('app-7', ['app-1', 'app-42'])).toBe('app-1');
    expect(onlyNear('color', FIELDS)).toBeUndefined();
  });

  test('the one with the same letters, whatever else is near', () => {
    expect(onlyNear('app_1', ['app-1', 'app-2'])).toBe('app-1');
    expect(onlyNear('app_1', ['app-1', 'app.1'])).toBeUndefined();
  });
});

describe('the name that a misspelt one stands for', () => {
  test.each([
    ['emaill', 'email'],
    ['Email', 'email'],
    ['prfile', 'profile'],
    ['oders:read', 'orders:read'],
  ])('%s is %s', (name, expected) => {
    expect(surelyMeant(name, ['email', 'profile', 'orders:read', 'admin-1'])).toBe(expected);
  });

  test.each([
    ['admin-2', 'another digit is another name'],
    ['admin', 'a digit that is missing as well'],
    ['administratr_one', 'more than two letters differ'],
    ['mails', 'two are as near'],
  ])('%s is nobody: %s', (name) => {
    const names = ['admin-1', 'admini-strator-One', 'mail', 'mailz'];
    expect(surelyMeant(name, names)).toBeUndefined();
  });
});
