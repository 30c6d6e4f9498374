import { describe, expect, test } from 'vitest';
import { faultsOfClaims } from '../../src/resource/claim-sources.ts';
import { mistakesIn } from '../snapshot/build-for-test.ts';
import { clientYAML, issuerYAML, treeOf } from '../snapshot/tree-of.ts';

describe('a claim of a file', () => {
  test.each([
    ['an attribute', { attribute: 'quota' }],
    ['an attribute and a default', { attribute: 'quota', default: 5 }],
    ['a value', { value: false }],
    ['groups', { fromGroups: { staff: 1 } }],
    ['groups, a default and multiple', { fromGroups: { staff: 1 }, default: 0, multiple: true }],
  ])('may come from %s', (_what, mapping) => {
    expect(faultsOfClaims({ role: mapping })).toEqual([]);
  });

  test.each([
    ['nowhere', {}, /exactly one of/],
    ['a default alone', { default: 1 }, /exactly one of/],
    ['two places', { attribute: 'quota', value: 1 }, /exactly one of/],
    ['an attribute, multiple times', { attribute: 'roles', multiple: true }, /multiple/],
    ['a value with a default', { value: 1, default: 2 }, /default is for nobody/],
  ])('cannot come from %s', (_what, mapping, message) => {
    expect(faultsOfClaims({ role: mapping })).toEqual([
      { name: 'role', rule: 'contradiction', message: expect.stringMatching(message) },
    ]);
  });

  test.each(['sub', 'iss', 'aud', 'exp', 'nonce', 'amr', 'at_hash', 'act'])(
    'cannot be %s, which belongs to the protocol',
    (name) => {
      expect(faultsOfClaims({ [name]: { value: 'x' } })).toEqual([
        { name, rule: 'not-allowed-value', message: expect.stringContaining('the protocol') },
      ]);
    },
  );
});

test('its mistakes are told at their places, of clients and scopes', async () => {
  const scope = `apiVersion: idpfile/v1
kind: Scope
metadata: { name: storage }
spec:
  claims:
    quota: {}
`;
  const client = clientYAML('a', '  claims:\n    iss: { value: evil }\n');
  const files = { 'issuer.yaml': issuerYAML(), 'clients/a.yaml': client, 'scopes/s.yaml': scope };
  expect(await mistakesIn(treeOf(files))).toEqual([
    'clients/a.yaml:8:5 not-allowed-value: claim iss belongs to the protocol: no file decides about it',
    'scopes/s.yaml:6:5 contradiction: claim quota needs exactly one of attribute, value and fromGroups',
  ]);
});

describe('a claim that idTokenClaims names', () => {
  const mistakes = (names: string, more: Readonly<Record<string, string>> = {}) => {
    const client = clientYAML(
      'a',
      `  idTokenClaims: [${names}]\n  claims: { plan: { value: 1 } }\n`,
    );
    return mistakesIn(treeOf({ 'issuer.yaml': issuerYAML(), 'clients/a.yaml': client, ...more }));
  };
  const storage = (claims: string) =>
    `apiVersion: idpfile/v1\nkind: Scope\nmetadata: { name: s }\nspec: { ${claims} }\n`;

  test('is a standard one, one of the client, or one of a scope', async () => {
    const scope = { 'scopes/s.yaml': storage('claims: { quota: { attribute: quota } }') };
    expect(await mistakes('email, plan, quota', scope)).toEqual([]);
  });

  test('has to exist', async () => {
    expect(await mistakes('emal')).toEqual([
      'clients/a.yaml:7:19 unknown-reference: no claim is called "emal" (did you mean email?)',
    ]);
  });

  test('may be one of a scope whose file is broken', async () => {
    const found = await mistakes('quota', { 'scopes/s.yaml': storage('claim: {}') });
    expect(found).toEqual([expect.stringContaining('unknown-field')]);
  });
});
