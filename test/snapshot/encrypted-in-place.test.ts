import { generateX25519Identity } from 'age-encryption';
import { describe, expect, test } from 'vitest';
import { encryptSopsYaml } from '../../src/secret/sops/encrypt-sops.ts';
import { diffSnapshots } from '../../src/snapshot/diff-snapshots.ts';
import type { Snapshot } from '../../src/snapshot/snapshot.ts';
import type { SourceTree } from '../../src/tree/source-tree.ts';
import { identityOf } from '../secret/sops-fixture.ts';
import { build, mistakesIn } from './build-for-test.ts';
import { clientYAML, issuerYAML, treeOf, userYAML } from './tree-of.ts';

const identity = await identityOf(await generateX25519Identity());
const identities = [identity];
const HASH = '$2b$04$7hEhoYwKl5AwkWvLGv8Rd.ZfvwEw0SAc4zDxMjtUUtZX2bTdm4SNy';
const HIDDEN =
  '^(email|username|groups|members|phoneNumber|locale|picture|passwordHash|secretHash)$';

const encrypt = (yaml: string, encryptedRegex = HIDDEN) =>
  encryptSopsYaml(yaml, { recipients: [identity.recipient], encryptedRegex });

const without = { inspectWithoutIdentity: true };

async function treeWith(files: Readonly<Record<string, string>>): Promise<SourceTree> {
  return treeOf({ 'issuer.yaml': issuerYAML(), ...files });
}

async function snapshotOf(tree: SourceTree): Promise<Snapshot> {
  const built = await build(tree, { identities });
  if (!built.ok) throw new Error(JSON.stringify(built.diagnostics, undefined, 1));
  return built.value;
}

const confidential = clientYAML('wiki', `  secretHash: ${HASH}\n`).replace('true', 'false');
const person = userYAML('ann', `  email: ann@hidden.example\n  passwordHash: ${HASH}\n`);

/** The same file with one text replaced by another, as an editor does it. */
const altered = (text: string, from: string | RegExp, to: string) => {
  const after = text.replace(from, to);
  if (after === text) throw new Error('nothing was altered');
  return after;
};

describe('a file with encrypted fields', () => {
  test('declares what it would declare without encryption', async () => {
    const plain = { 'clients/wiki.yaml': confidential, 'users/ann.yaml': person };
    const sealed = {
      'clients/wiki.yaml': await encrypt(confidential),
      'users/ann.yaml': await encrypt(person),
    };
    expect(sealed['users/ann.yaml']).not.toContain('ann@hidden.example');
    const [before, after] = [
      await snapshotOf(await treeWith(plain)),
      await snapshotOf(await treeWith(sealed)),
    ];
    const { clients, users } = diffSnapshots(before, after);
    expect([clients, users].flatMap((kind) => Object.values(kind).flat())).toEqual([]);
    const [ann] = [...after.usersBySub.values()];
    expect(ann).toMatchObject({ email: 'ann@hidden.example', passwordHash: HASH });
  });

  test('may be a Group, its members hidden', async () => {
    const group = `apiVersion: idpfile/v1
kind: Group
metadata: { name: staff }
spec:
  members: [ann]
`;
    const tree = await treeWith({
      'users/ann.yaml': userYAML('ann'),
      'groups/staff.yaml': await encrypt(group),
    });
    expect([...(await snapshotOf(tree)).usersBySub.values()][0]?.groups).toEqual(['staff']);
  });

  test('that sops wrote anew with the same values is the same', async () => {
    const first = await snapshotOf(await treeWith({ 'users/ann.yaml': await encrypt(person) }));
    const again = await snapshotOf(await treeWith({ 'users/ann.yaml': await encrypt(person) }));
    expect(diffSnapshots(first, again).users).toMatchObject({
      added: [],
      removed: [],
      changed: [],
    });
  });

  test('is not decrypted again when it did not change', async () => {
    const tree = await treeWith({ 'users/ann.yaml': await encrypt(person) });
    const [first, again] = [await snapshotOf(tree), await snapshotOf(tree)];
    expect([...again.usersBySub.values()][0]).toMatchObject({
      email: [...first.usersBySub.values()][0]?.email,
    });
  });
});

describe('a file with encrypted fields is refused', () => {
  test('where a readable field was changed by hand', async () => {
    const sealed = altered(await encrypt(confidential), '/callback', '/elsewhere');
    const [mistake, ...more] = await mistakesIn(await treeWith({ 'clients/wiki.yaml': sealed }), {
      identities,
    });
    expect(more).toEqual([]);
    expect(mistake).toMatch(
      /^clients\/wiki\.yaml:3:19 secret-undecryptable: the MAC does not fit: .*sops edit --ignore-mac clients\/wiki\.yaml/,
    );
  });

  test('where a field was put in that sops did not see', async () => {
    const sealed = altered(await encrypt(confidential), 'spec:\n', 'spec:\n    pkce: optional\n');
    expect(await rulesOf({ 'clients/wiki.yaml': sealed })).toEqual(['secret-undecryptable']);
  });

  test('where the readable fields are left out of the MAC, with and without a key', async () => {
    const sealed = await encryptSopsYaml(confidential, {
      recipients: [identity.recipient],
      encryptedRegex: HIDDEN,
      macOnlyEncrypted: true,
    });
    const tree = await treeWith({ 'clients/wiki.yaml': sealed });
    for (const options of [{ identities }, without]) {
      const [mistake] = await mistakesIn(tree, options);
      expect(mistake).toContain('secret-undecryptable: the file has mac_only_encrypted');
    }
  });

  test('where sops reads a value otherwise than we do, for the MAC is over what sops reads', async () => {
    const sealed = await encrypt(
      userYAML('ann', '  attributes: { floor: 0777 }\n  email: ann@hidden.example\n'),
    );
    const [mistake] = await mistakesIn(await treeWith({ 'users/ann.yaml': sealed }), {
      identities,
    });
    expect(mistake).toContain('sops reads the value at /spec/attributes/floor differently');
  });

  test('where its kind has nothing to hide', async () => {
    const sealed = await encrypt(issuerYAML('  ui: { title: Login }\n'), '^title$');
    const mistakes = await mistakesIn(treeOf({ 'issuer.yaml': sealed }), { identities });
    expect(mistakes.join()).toContain('encrypted-in-place: kind Issuer is not read');
  });

  test.each([
    ['name', '^(name|email)$', '3:13'],
    ['id', '^(id|email)$', '7:5'],
  ])('where its %s is encrypted', async (_what, regex, place) => {
    const sealed = await encrypt(clientYAML('wiki', '  id: wiki-1\n'), regex);
    const [mistake] = await mistakesIn(await treeWith({ 'clients/wiki.yaml': sealed }), {
      identities,
    });
    expect(mistake).toContain(`clients/wiki.yaml:${place} encrypted-in-place: `);
  });

  test('where the server has no key for it', async () => {
    const tree = await treeWith({ 'users/ann.yaml': await encrypt(person) });
    const [mistake] = await mistakesIn(tree);
    expect(mistake).toContain('secret-undecryptable: no age identity is configured');
  });

  async function rulesOf(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
    const built = await build(await treeWith(files), { identities });
    return built.ok ? [] : built.diagnostics.map(({ rule }) => rule);
  }
});

describe('without a key, a review', () => {
  test('finds nothing to say of a good file, references to it included', async () => {
    const tree = await treeWith({
      'clients/wiki.yaml': await encrypt(confidential),
      'clients/mail.yaml': clientYAML('mail', '  trustedPeers: [wiki]\n'),
      'users/ann.yaml': await encrypt(person),
      'users/bob.yaml': await encrypt(userYAML('bob', `  email: bob@hidden.example\n`)),
    });
    expect(await mistakesIn(tree, without)).toEqual([]);
  });

  test('finds mistakes in readable fields, and is silent about the others', async () => {
    const sealed = await encrypt(
      userYAML('ann', '  locale: no locale at all\n  emailVerified: "yes"\n'),
    );
    const mistakes = await mistakesIn(await treeWith({ 'users/ann.yaml': sealed }), without);
    expect(mistakes).toHaveLength(1);
    expect(mistakes[0]).toMatch(/^users\/ann\.yaml:\d+:\d+ wrong-type: spec\.emailVerified/);
  });
});

describe('what is said of a file with encrypted fields shows nothing that was encrypted', () => {
  const SECRETS = {
    email: 'canary at hidden.example',
    picture: 'ftp://canary:canary-password@hidden.example/a-rather-long-path/and-more',
    locale: 'canary locale',
    phoneNumber: '',
    passwordHash: 'canary-in-the-wrong-place',
  };

  test('whichever mistake is in the value', async () => {
    const spec = Object.entries(SECRETS)
      .map(([field, value]) => `  ${field}: ${JSON.stringify(value)}\n`)
      .join('');
    const tree = await treeWith({ 'users/ann.yaml': await encrypt(userYAML('ann', spec)) });
    const mistakes = await mistakesIn(tree, { identities });
    const told = mistakes.join('\n');
    for (const field of ['email', 'picture', 'locale', 'passwordHash']) {
      expect(told).toContain(`spec.${field}`);
    }
    expect(told).not.toMatch(/canary|hidden\.example|a-rather-long-path/);
  });

  test('a value that another file has as well, or that names what is not there', async () => {
    const twin = (name: string) => encrypt(userYAML(name, '  email: canary@hidden.example\n'));
    const groups = await encrypt(`apiVersion: idpfile/v1
kind: Group
metadata: { name: staff }
spec:
  members: [canary-member]
`);
    const tree = await treeWith({
      'users/ann.yaml': await twin('ann'),
      'users/bob.yaml': await twin('bob'),
      'groups/staff.yaml': groups,
    });
    const told = (await mistakesIn(tree, { identities })).join('\n');
    expect(told).toContain('duplicate-login');
    expect(told).toContain('unknown-reference');
    expect(told).not.toContain('canary');
  });

  test('no fix is offered, for it would break the MAC', async () => {
    const sealed = await encrypt(userYAML('ann', '  emailVerified: "true"\n'));
    const built = await build(await treeWith({ 'users/ann.yaml': sealed }), { identities });
    expect(built.ok ? [] : built.diagnostics.map(({ rule, fix }) => [rule, fix])).toEqual([
      ['wrong-type', undefined],
    ]);
  });
});
