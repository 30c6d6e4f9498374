import { describe, expect, test } from 'vitest';
import { mistakesIn } from './build-for-test.ts';
import { clientYAML, issuerYAML, treeOf, userYAML } from './tree-of.ts';

const groupYAML = (name: string, members: string) => `apiVersion: idpfile/v1
kind: Group
metadata: { name: ${name} }
spec: { members: [${members}] }
`;
const scopeYAML = (name: string, more = '') => `apiVersion: idpfile/v1
kind: Scope
metadata: { name: ${name} }
spec: { description: { en: Something }${more} }
`;

describe('what is named has to exist', () => {
  test.each([
    [
      'a scope of a client',
      { 'clients/a.yaml': clientYAML('a', '  scopes: [openid, emal]') },
      'clients/a.yaml:7:20 unknown-reference: no scope is called "emal" (did you mean email?)',
    ],
    [
      'a user of a client',
      {
        'clients/a.yaml': clientYAML('a', '  allowedUsers: [alic]'),
        'users/a.yaml': userYAML('alice'),
      },
      'clients/a.yaml:7:18 unknown-reference: no user is called "alic" (did you mean alice?)',
    ],
    [
      'a member of a group',
      { 'groups/g.yaml': groupYAML('staff', 'bob') },
      'groups/g.yaml:4:19 unknown-reference: no user is called "bob"',
    ],
  ])('%s', async (_what, texts, expected) => {
    expect(await mistakesIn(treeOf({ 'issuer.yaml': issuerYAML(), ...texts }))).toEqual([expected]);
  });

  test('a scope of its own kind does', async () => {
    const tree = treeOf({
      'issuer.yaml': issuerYAML(),
      'clients/a.yaml': clientYAML('a', '  scopes: [openid, nextcloud]'),
      'scopes/n.yaml': scopeYAML('nextcloud'),
    });
    expect(await mistakesIn(tree)).toEqual([]);
  });

  test('a group only where the issuer is strict about it', async () => {
    const texts = {
      'clients/a.yaml': clientYAML(
        'a',
        '  allowedGroups: [staff]\n  claims: { role: { fromGroups: { admins: admin } } }',
      ),
      'users/a.yaml': userYAML('alice', '  groups: [developers]'),
    };
    expect(await mistakesIn(treeOf({ 'issuer.yaml': issuerYAML(), ...texts }))).toEqual([]);
    const strict = issuerYAML('  strictGroups: true');
    expect(await mistakesIn(treeOf({ 'issuer.yaml': strict, ...texts }))).toEqual([
      'clients/a.yaml:7:19 unknown-reference: no group is called "staff"',
      'clients/a.yaml:8:35 unknown-reference: no group is called "admins"',
      'users/a.yaml:6:12 unknown-reference: no group is called "developers"',
    ]);
  });
});
