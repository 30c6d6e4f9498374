import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { beforeAll, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { parseAgeIdentity, type AgeIdentity } from '../../src/secret/age-identity.ts';
import { verifyBcrypt } from '../../src/secret/bcrypt-hash.ts';
import { encryptSopsYaml } from '../../src/secret/sops/encrypt-sops.ts';
import { build, mistakesIn } from './build-for-test.ts';
import { clientYAML, issuerYAML, treeOf, userYAML } from './tree-of.ts';

/** Of the password `planted-password`. */
const HASH = '$2y$04$SeZbMbKC3MC5Idq4sGq.GuEgUTTLkGw5Jedg01HmR7OLfhgbetfJm';

type Values = Readonly<Record<string, string>>;

const FLAT: Values = {
  username: 'planted-name',
  email: 'planted@example.com',
  hash: HASH,
  groups: 'planted-staff, planted-admins',
};

const secretYAML = (stringData: Values, name = 'admin') =>
  stringify({ apiVersion: 'v1', kind: 'Secret', metadata: { name }, stringData });

const localUser = (spec: string, name = 'admin') => `apiVersion: auth.stakater.com/v1alpha1
kind: LocalUser
metadata: { name: ${name} }
spec: ${spec}
`;

/** A LocalUser called admin, and the Secret of that name. */
const treeWith = (
  stringData: Values,
  { spec = '{ secretRef: { name: admin } }', files = {} as Values, issuer = '' } = {},
) =>
  treeOf({
    'issuer.yaml': issuerYAML(issuer),
    'users/admin.yaml': localUser(spec),
    'secrets/admin.yaml': secretYAML(stringData),
    ...files,
  });

const plain = { allowPlaintext: true };

async function userIn(...of: Parameters<typeof treeWith>) {
  const built = await build(treeWith(...of), plain);
  if (!built.ok) throw new Error(JSON.stringify(built.diagnostics));
  const [user, ...others] = built.value.usersBySub.values();
  expect(others).toEqual([]);
  return user;
}

describe('a LocalUser is a User', () => {
  test('whose name, address, groups and hash its Secret says', async () => {
    const user = await userIn(FLAT, { spec: '{ userID: "1", secretRef: { name: admin } }' });
    expect(user).toMatchObject({
      key: 'admin',
      sub: '1',
      username: 'planted-name',
      name: 'planted-name',
      email: 'planted@example.com',
      emailVerified: true,
      groups: ['planted-staff', 'planted-admins'],
      passwordHash: HASH.replace('$2y$', '$2b$'),
      enabled: true,
    });
  });

  test.each([
    ['JSON', JSON.stringify({ ...FLAT, groups: ['a', 'b'] })],
    ['YAML', stringify({ ...FLAT, groups: ['a', 'b'] })],
  ])('that may say it in %s under one key', async (_what, credentials) => {
    const spec = '{ credentialSecretRef: { name: admin, key: credentials } }';
    const user = await userIn({ credentials }, { spec });
    expect(user).toMatchObject({ username: 'planted-name', groups: ['a', 'b'] });
  });

  test.each([
    ['a list in JSON', '["a","b c"]', ['a', 'b c']],
    ['a text with commas', 'a, b c,a', ['a', 'b c']],
    ['one name', 'a', ['a']],
  ])('whose groups are %s', async (_what, groups, expected) => {
    expect((await userIn({ ...FLAT, groups }))?.groups).toEqual(expected);
  });

  test('whose groups may be left out', async () => {
    const { groups: _groups, ...rest } = FLAT;
    expect((await userIn(rest))?.groups).toEqual([]);
  });

  test('whose hash may be called password, as the reference of the operator has it', async () => {
    const { hash = '', ...rest } = FLAT;
    const user = await userIn({ ...rest, password: hash });
    expect(user?.passwordHash).toBe(HASH.replace('$2y$', '$2b$'));
  });

  test('whose password may be in plaintext: it is hashed, once for the same password', async () => {
    const { hash: _hash, ...rest } = FLAT;
    const user = await userIn({ ...rest, password: 'planted-password' });
    const hash = user?.passwordHash ?? '';
    expect(hash).toMatch(/^\$2b\$10\$/);
    expect(await verifyBcrypt('planted-password', hash)).toBe(true);
    expect(JSON.stringify(user)).not.toContain('planted-password');
    const again = await userIn({ ...rest, groups: 'other', password: 'planted-password' });
    expect(again?.passwordHash).toBe(hash);
  });

  test('with a sub of its own where userID is left out', async () => {
    expect((await userIn(FLAT))?.sub).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('who signs in by address where the name that people read has spaces', async () => {
    const user = await userIn({ ...FLAT, username: 'Ada Lovelace' });
    expect(user).toMatchObject({ name: 'Ada Lovelace', username: 'admin' });
  });

  test('who can be disabled', async () => {
    const user = await userIn(FLAT, { spec: '{ secretRef: { name: admin }, enabled: false }' });
    expect(user?.enabled).toBe(false);
  });

  test('whom groups and clients name like any other', async () => {
    const files = {
      'groups/g.yaml':
        'apiVersion: idpfile/v1\nkind: Group\nmetadata: { name: ops }\nspec: { members: [admin] }\n',
      'clients/a.yaml': clientYAML('a', '  allowedUsers: [admin]'),
    };
    const user = await userIn(FLAT, { files });
    expect(user?.groups).toEqual(['planted-staff', 'planted-admins', 'ops']);
  });
});

describe('what is wrong with the Secret of a LocalUser is told without a word out of it', () => {
  const keyed = '{ secretRef: { name: admin, key: all } }';
  const { hash: _hash, ...noHash } = FLAT;
  const { email: _email, ...noEmail } = FLAT;

  test.each<[string, Values, string, RegExp]>([
    [
      'no address',
      { ...noEmail, emails: 'x' },
      '{ secretRef: { name: admin } }',
      /^users\/admin\.yaml:4:28 unknown-secret-key: Secret admin: there is no key "email"; .*did you mean emails\?/,
    ],
    [
      'neither hash nor password',
      noHash,
      '{ secretRef: { name: admin } }',
      /unknown-secret-key: Secret admin: there is no key "hash"/,
    ],
    [
      'both hash and password',
      { ...FLAT, password: 'planted-password' },
      '{ secretRef: { name: admin } }',
      /secret-value: Secret admin: hash and password are both there/,
    ],
    [
      'a hash that is cut off',
      { ...FLAT, hash: HASH.slice(0, 40) },
      '{ secretRef: { name: admin } }',
      /password-hash: Secret admin: the hash is cut off/,
    ],
    [
      'a hash of another kind, which is nobody’s password either',
      { ...noHash, password: '$6$rounds=5000$planted' },
      '{ secretRef: { name: admin } }',
      /password-hash: Secret admin: this is a hash of another kind \(SHA-crypt\)/,
    ],
    [
      'a password that bcrypt would cut off',
      { ...noHash, password: 'planted'.repeat(12) },
      '{ secretRef: { name: admin } }',
      /secret-value: Secret admin: password: it is 84 bytes long/,
    ],
    [
      'an address that is none',
      { ...FLAT, email: 'planted' },
      '{ secretRef: { name: admin } }',
      /secret-value: Secret admin: email is not an email address/,
    ],
    [
      'an empty group',
      { ...FLAT, groups: 'planted,,planted' },
      '{ secretRef: { name: admin } }',
      /secret-value: Secret admin: groups is no list of names/,
    ],
    [
      'one key that there is not',
      FLAT,
      keyed,
      /^users\/admin\.yaml:4:40 unknown-secret-key: Secret admin: there is no key "all"/,
    ],
    [
      'one key that holds no mapping',
      { all: 'planted' },
      keyed,
      /^users\/admin\.yaml:4:40 secret-value: Secret admin: the value of "all" is no JSON or YAML mapping/,
    ],
    [
      'one key with a field of another name',
      { all: JSON.stringify({ ...FLAT, plantedd: 1 }) },
      keyed,
      /secret-value: Secret admin: the value of "all" has a field of another name \(allowed: /,
    ],
    [
      'one key that lacks a field',
      { all: JSON.stringify(noEmail) },
      keyed,
      /unknown-secret-key: Secret admin: there is no email/,
    ],
    [
      'one key with a number for a name',
      { all: JSON.stringify({ ...FLAT, username: 1 }) },
      keyed,
      /secret-value: Secret admin: username is no text/,
    ],
  ])('%s', async (_what, stringData, spec, expected) => {
    const [mistake = '', ...rest] = await mistakesIn(treeWith(stringData, { spec }), plain);
    expect(rest).toEqual([]);
    expect(mistake).toMatch(expected);
    expect(mistake).not.toContain('planted');
  });

  test('a Secret that is not there', async () => {
    const tree = treeWith(FLAT, { spec: '{ secretRef: { name: admim } }' });
    expect(await mistakesIn(tree, plain)).toEqual([
      'users/admin.yaml:4:28 unknown-secret: no Secret is called admim (did you mean admin?)',
    ]);
  });

  test('one who cannot be read is not called missing as well', async () => {
    const files = { 'clients/a.yaml': clientYAML('a', '  allowedUsers: [admin]') };
    const tree = treeWith({ ...FLAT, email: 'planted' }, { files });
    expect(await mistakesIn(tree, plain)).toEqual([expect.stringMatching(/secret-value/)]);
    const broken = treeWith(FLAT, { files, spec: '{ userId: "1" }' });
    expect(await mistakesIn(broken, plain)).toEqual([expect.stringMatching(/unknown-field/)]);
  });
});

describe('what a LocalUser and others claim', () => {
  test.each([
    ['name', userYAML('bob', '  username: PLANTED-name')],
    ['address', userYAML('bob', '  email: planted@example.com')],
  ])('is theirs alone: the same %s', async (_what, bob) => {
    const tree = treeWith(FLAT, { files: { 'users/a.yaml': bob } });
    const mistakes = await mistakesIn(tree, plain);
    expect(mistakes).toEqual([
      expect.stringMatching(
        /^users\/admin\.yaml:4:20 duplicate-login: user name or email address of Secret admin is already declared in users\/a\.yaml:6:/,
      ),
    ]);
    expect(mistakes.join()).not.toMatch(/planted/i);
  });

  test('is theirs alone: the same sub', async () => {
    const files = { 'users/a.yaml': userYAML('bob', '  sub: "1"') };
    const spec = '{ userID: "1", secretRef: { name: admin } }';
    expect(await mistakesIn(treeWith(FLAT, { spec, files }), plain)).toEqual([
      expect.stringMatching(
        /^users\/admin\.yaml:4:17 duplicate-login: sub "1" is already declared/,
      ),
    ]);
  });

  test('is theirs alone: the same metadata.name', async () => {
    const files = { 'users/a.yaml': userYAML('admin', '  username: bob') };
    const mistakes = await mistakesIn(treeWith(FLAT, { files }), plain);
    expect(mistakes.map((mistake) => mistake.split(':')[2])).toContain('19 duplicate-name');
  });

  test('their groups have to exist where the issuer is strict', async () => {
    const tree = treeWith({ ...FLAT, groups: 'planted' }, { issuer: '  strictGroups: true' });
    expect(await mistakesIn(tree, plain)).toEqual([
      'users/admin.yaml:4:9 unknown-reference: Secret admin names a group that does not exist',
    ]);
  });
});

describe('a LocalUser whose Secret is in sops', () => {
  let identity: AgeIdentity;
  let encrypt: (yaml: string) => Promise<string>;

  beforeAll(async () => {
    const key = await generateX25519Identity();
    const parsed = await parseAgeIdentity(key);
    if (!parsed.ok) throw new Error(parsed.problem);
    identity = parsed.identity;
    const recipients = [await identityToRecipient(key)];
    const encryptedRegex = '^(data|stringData)$';
    encrypt = (yaml) => encryptSopsYaml(yaml, { recipients, encryptedRegex });
  });

  const sealed = async (stringData: Values, spec?: string) =>
    treeWith(stringData, {
      files: { 'secrets/admin.yaml': await encrypt(secretYAML(stringData)) },
      ...(spec === undefined ? {} : { spec }),
    });

  test('is read with the key', async () => {
    const built = await build(await sealed(FLAT), { identities: [identity] });
    expect(built.ok && built.value.usersByLogin.get('planted@example.com')?.key).toBe('admin');
  });

  test('is checked as far as can be without it', async () => {
    const blind = { inspectWithoutIdentity: true };
    expect(await mistakesIn(await sealed(FLAT), blind)).toEqual([]);
    const { email: _email, ...rest } = FLAT;
    expect(await mistakesIn(await sealed(rest), blind)).toEqual([
      expect.stringMatching(/unknown-secret-key: Secret admin: there is no key "email"/),
    ]);
    const structured = await sealed(
      { all: JSON.stringify(FLAT) },
      '{ secretRef: { name: admin, key: all } }',
    );
    expect(await mistakesIn(structured, blind)).toEqual([]);
  });

  test('that nobody has a key for is one mistake', async () => {
    expect(await mistakesIn(await sealed(FLAT))).toEqual([
      expect.stringMatching(/^secrets\/admin\.yaml:\d+:\d+ secret-undecryptable: /),
    ]);
  });
});
