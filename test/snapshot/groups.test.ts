import { describe, expect, test } from 'vitest';
import { build, mistakesIn } from './build-for-test.ts';
import { clientYAML, issuerYAML, treeOf, userYAML } from './tree-of.ts';

const groupYAML = (name: string, members: readonly string[] = []) => `apiVersion: idpfile/v1
kind: Group
metadata: { name: ${name} }
spec: { displayName: The ${name}, members: [${members.join(', ')}] }
`;

async function groupsOf(login: string, files: Readonly<Record<string, string>>) {
  const built = await build(treeOf({ 'issuer.yaml': issuerYAML(), ...files }));
  if (!built.ok) throw new Error(JSON.stringify(built.diagnostics));
  return built.value.usersByLogin.get(login)?.groups;
}

describe('the groups of a person', () => {
  const files = {
    'groups/ops.yaml': groupYAML('ops', ['alice', 'bob']),
    'groups/staff.yaml': groupYAML('staff', ['alice']),
    'users/alice.yaml': userYAML('alice', '  groups: [staff, developers]\n  username: ali'),
    'users/bob.yaml': userYAML('bob'),
    'users/carol.yaml': userYAML('carol'),
  };

  test('are those of their own file and those that list them, each once', async () => {
    expect(await groupsOf('ali', files)).toEqual(['staff', 'developers', 'ops']);
    expect(await groupsOf('bob', files)).toEqual(['ops']);
    expect(await groupsOf('carol', files)).toEqual([]);
  });

  test('list people by metadata.name, whatever they sign in as', async () => {
    const byLogin = { ...files, 'groups/ops.yaml': groupYAML('ops', ['ali']) };
    expect(await mistakesIn(treeOf({ 'issuer.yaml': issuerYAML(), ...byLogin }))).toEqual([
      'groups/ops.yaml:4:41 unknown-reference: no user is called "ali"',
    ]);
  });
});

describe('a group', () => {
  test('is declared once', async () => {
    const tree = treeOf({
      'issuer.yaml': issuerYAML(),
      'groups/a.yaml': groupYAML('staff'),
      'groups/b.yaml': groupYAML('staff'),
    });
    expect(await mistakesIn(tree)).toEqual([
      'groups/b.yaml:3:19 duplicate-name: name "staff" is already declared in groups/a.yaml:3:19 (rename or delete one of the two)',
    ]);
  });

  test('that is broken is not called missing as well', async () => {
    const tree = treeOf({
      'issuer.yaml': issuerYAML('  strictGroups: true'),
      'groups/a.yaml': groupYAML('staff').replace('displayName', 'displayname'),
      'users/alice.yaml': userYAML('alice', '  groups: [staff]'),
    });
    expect(await mistakesIn(tree)).toEqual([
      expect.stringMatching(/^groups\/a\.yaml:.*unknown-field/),
    ]);
  });
});

describe('where strictGroups is set', () => {
  const strict = (files: Readonly<Record<string, string>>) =>
    treeOf({ 'issuer.yaml': issuerYAML('  strictGroups: true'), ...files });

  test('every group that is named has to be declared', async () => {
    const files = {
      'groups/staff.yaml': groupYAML('staff'),
      'clients/a.yaml': clientYAML('a', '  allowedGroups: [staf]'),
      'users/alice.yaml': userYAML('alice', '  groups: [staff, developers]'),
    };
    expect(await mistakesIn(strict(files))).toEqual([
      'clients/a.yaml:7:19 unknown-reference: no group is called "staf" (did you mean staff?)',
      'users/alice.yaml:6:19 unknown-reference: no group is called "developers"',
    ]);
  });

  test('groups that are declared are fine', async () => {
    const files = {
      'groups/staff.yaml': groupYAML('staff', ['alice']),
      'clients/a.yaml': clientYAML('a', '  allowedGroups: [staff]'),
      'users/alice.yaml': userYAML('alice', '  groups: [staff]'),
    };
    expect(await mistakesIn(strict(files))).toEqual([]);
  });
});
