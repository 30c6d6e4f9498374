import { describe, expect, test } from 'vitest';
import { faultsOfRoutes } from '../../src/resource/endpoint-routes.ts';

const rulesOf = (routes: Parameters<typeof faultsOfRoutes>[0]) =>
  faultsOfRoutes(routes).map(({ rule, at }) => `${at} ${rule}`);

describe('routes that are fine', () => {
  test.each([
    ['none at all', undefined],
    ['the defaults, written out', { authorization: '/auth', token: '/token' }],
    ['one below another', { authorization: '/oauth2', token: '/oauth2/token' }],
    ['two that change places', { token: '/jwks', jwks: '/token' }],
    ['a name that only begins like a page of ours', { token: '/interactions', jwks: '/demos' }],
  ])('%s', (_what, routes) => {
    expect(rulesOf(routes)).toEqual([]);
  });
});

test('two endpoints at one path are told at the later of them', () => {
  expect(rulesOf({ authorization: '/oauth2', token: '/oauth2' })).toEqual([
    'routes/token contradiction',
  ]);
});

test.each([
  ['the default of another', { token: '/jwks' }, 'routes/token contradiction'],
  ['it in upper case', { token: '/JWKS' }, 'routes/token contradiction'],
  [
    'the answer of the sign-out page',
    { jwks: '/session/end/confirm' },
    'routes/jwks contradiction',
  ],
  ['a page of ours', { token: '/interaction/token' }, 'routes/token not-allowed-value'],
  ['our assets', { jwks: '/Assets' }, 'routes/jwks not-allowed-value'],
  ['the well-known part', { jwks: '/.well-known/jwks.json' }, 'routes/jwks not-allowed-value'],
])('%s is taken', (_what, routes, fault) => {
  expect(rulesOf(routes)).toEqual([fault]);
});
