import { describe, expect, test } from 'vitest';
import { applyTextEdits, createFixLocator } from '../../src/document/text-edits.ts';
import { build, mistakesIn } from './build-for-test.ts';
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

describe('a name that can only be a slip of the pen is mended by --fix', () => {
  const others = {
    'issuer.yaml': issuerYAML('  strictGroups: true'),
    'clients/wiki.yaml': clientYAML('wiki'),
    'groups/g.yaml': groupYAML('staff', 'alice'),
    'scopes/o.yaml': scopeYAML('orders:read'),
    'users/a.yaml': userYAML('alice'),
  };

  test.each([
    ['a scope', '  scopes: [openid, order:read]', '  scopes: [openid, orders:read]'],
    ['a user', '  allowedUsers: [alise]', '  allowedUsers: [alice]'],
    ['a group', '  allowedGroups: ["Staff"]', '  allowedGroups: ["staff"]'],
    ['a peer', '  trustedPeers: [wikki]', '  trustedPeers: [wiki]'],
    [
      'a group in a mapping',
      '  claims: { role: { fromGroups: { staf: yes } } }',
      '  claims: { role: { fromGroups: { staff: yes } } }',
    ],
  ])('%s', async (_what, before, after) => {
    expect(await fixed(before)).toBe(clientYAML('a', after));
  });

  test.each([
    ['the list has that name as well', '  allowedUsers: [alice, alise]'],
    ['another digit is another name', '  trustedPeers: [wiki2]'],
    ['nothing is near', '  allowedUsers: [bob]'],
  ])('unless %s', async (_why, line) => {
    expect(await fixed(line)).toBe(clientYAML('a', line));
  });

  /** The client with the line, after its fixes were made. */
  async function fixed(line: string): Promise<string> {
    const tree = treeOf({ ...others, 'clients/a.yaml': clientYAML('a', line) });
    const built = await build(tree);
    const fixes = built.ok ? [] : built.diagnostics.flatMap(({ fix }) => (fix ? [fix] : []));
    const file = tree.files.find(({ path }) => path === 'clients/a.yaml');
    if (file === undefined || built.ok) throw new Error('the client is not refused');
    const locate = createFixLocator(file);
    return Buffer.from(
      applyTextEdits(
        file,
        fixes.flatMap((fix) => locate(fix) ?? []),
      ),
    ).toString();
  }
});

describe('a Scope is called as apps ask for it', () => {
  test.each(['orders:read', 'https://api.example.com/Orders', 'Files_Read.All', 'urn:x:y'])(
    '%s',
    async (name) => {
      const tree = treeOf({
        'issuer.yaml': issuerYAML(),
        'clients/a.yaml': clientYAML('a', `  scopes: [openid, "${name}"]`),
        'scopes/s.yaml': scopeYAML(`"${name}"`),
      });
      expect(await mistakesIn(tree)).toEqual([]);
    },
  );

  test.each([
    ['orders read', 'malformed-value'],
    ['a\\\\b', 'malformed-value'],
    [':read', 'malformed-value'],
    ['email', 'contradiction'],
    ['audience:server:client_id:wiki', 'contradiction'],
  ])('but not %s: %s', async (name, rule) => {
    const tree = treeOf({
      'issuer.yaml': issuerYAML(),
      'scopes/s.yaml': scopeYAML(`"${name}"`),
    });
    expect((await mistakesIn(tree)).map((line) => line.split(' ')[1])).toEqual([`${rule}:`]);
  });

  test('while a client keeps to the names of files', async () => {
    const tree = treeOf({ 'issuer.yaml': issuerYAML(), 'clients/a.yaml': clientYAML('"a:b"') });
    expect((await mistakesIn(tree))[0]).toContain('malformed-value');
  });
});
