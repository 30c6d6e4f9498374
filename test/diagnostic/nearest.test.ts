import { expect, test } from 'vitest';
import { nearest } from '../../src/diagnostic/nearest.ts';

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
