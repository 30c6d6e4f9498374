import { describe, expect, test } from 'vitest';
import { createEngineShape, engineShapeOf } from '../../src/issuer/engine-shape.ts';
import { snapshotOf } from '../people/people.ts';
import { client } from './clients.ts';

const storage = {
  name: 'storage',
  claims: { quota: { attribute: 'quota' }, plan: { value: 'x' } },
};
const music = { name: 'music', claims: {} };

describe('the shape of a directory', () => {
  test('lists the standard scopes, its own, and the claims of each', () => {
    const { claimsOfScope } = createEngineShape([storage, music], []);
    expect(Object.keys(claimsOfScope)).toEqual([
      'openid',
      'profile',
      'email',
      'phone',
      'groups',
      'offline_access',
      'music',
      'storage',
    ]);
    expect(claimsOfScope['storage']).toEqual(['plan', 'quota']);
  });

  test('has the claims of single clients under openid, each once', () => {
    const clients = [{ claims: { role: { value: 1 } } }, { claims: { role: { value: 2 } } }];
    expect(createEngineShape([], clients).claimsOfScope['openid']).toEqual(['sub', 'role']);
  });

  test('is the same whatever the order of the files', () => {
    const roles = { claims: { role: { value: 1 } } };
    const plans = { claims: { plan: { value: 1 } } };
    const one = createEngineShape([storage, music], [roles, plans]);
    const other = createEngineShape([music, storage], [plans, roles]);
    expect(one.key).toBe(other.key);
  });

  test.each([
    ['a scope', createEngineShape([storage], [])],
    ['a claim of a scope', createEngineShape([{ ...music, claims: { a: {} } }], [])],
    ['a claim of a client', createEngineShape([music], [{ claims: { a: {} } }])],
    [
      'a response type',
      createEngineShape([music], [{ claims: {}, responseTypes: ['code id_token'] }]),
    ],
    ['certificates', createEngineShape([music], [], { clientCertificate: { certificate: 'a' } })],
    ['clients without a file', createEngineShape([music], [], { documentHosts: ['a.example'] })],
    ['pushed requests', createEngineShape([music], [], { pushedRequestsOnly: true })],
  ])('is another one with %s more', (_what, other) => {
    expect(other.key).not.toBe(createEngineShape([music], []).key);
  });

  test('is the same whatever single clients want that any engine serves', () => {
    const wants = { pushedRequestsOnly: true, tokensBoundTo: 'dpop' } as const;
    const one = createEngineShape([], [client('wiki', wants)]);
    expect(one.key).toBe(createEngineShape([], [client('wiki')]).key);
  });

  test('knows that the names of headers and hosts may change without a new engine', () => {
    const one = { clientCertificate: { certificate: 'a' }, documentHosts: ['a.example'] };
    const other = { clientCertificate: { certificate: 'b' }, documentHosts: ['b.example'] };
    expect(createEngineShape([], [], one).key).toBe(createEngineShape([], [], other).key);
  });

  test('is worked out once for a snapshot', () => {
    const snapshot = snapshotOf([], [client('wiki', { claims: { role: { value: 1 } } })]);
    expect(engineShapeOf(snapshot)).toBe(engineShapeOf(snapshot));
    expect(engineShapeOf(snapshot).claimsOfScope['openid']).toEqual(['sub', 'role']);
  });
});
