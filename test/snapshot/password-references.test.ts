import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateX25519Identity } from 'age-encryption';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyBcrypt } from '../../src/secret/bcrypt-hash.ts';
import { OutsideSecrets } from '../../src/secret/outside-secrets.ts';
import { encryptSopsYaml } from '../../src/secret/sops/encrypt-sops.ts';
import { identityOf } from '../secret/sops-fixture.ts';
import { build, mistakesIn } from './build-for-test.ts';
import { issuerYAML, treeOf, userYAML } from './tree-of.ts';

const identity = await identityOf(await generateX25519Identity());
const identities = [identity];

/** Of the password `planted-password`. */
const HASH = '$2b$04$SeZbMbKC3MC5Idq4sGq.GuEgUTTLkGw5Jedg01HmR7OLfhgbetfJm';
const ARGON2 =
  '$argon2id$v=19$m=65536,t=3,p=4$YWJjZGVmZ2hpamtsbW5vcA$3wW9JRjVEvqVDaQdlhrQHfMwPPmbNVfsZpmHRCYSBNY';

let mounted: string;

beforeAll(() => {
  mounted = mkdtempSync(join(tmpdir(), 'idpfile-mounted-'));
  writeFileSync(join(mounted, 'ann'), `${HASH}\n`);
  writeFileSync(join(mounted, 'odd'), '$6$rounds$planted-hash\n');
});
afterAll(() => rmSync(mounted, { recursive: true }));

const secretWith = (password: string) =>
  encryptSopsYaml(
    `apiVersion: v1\nkind: Secret\nmetadata: { name: ann }\nstringData: { password: '${password}' }\n`,
    { recipients: [identity.recipient], encryptedRegex: '^stringData$' },
  );

async function treeWith(password: string, passwordRef = '{ name: ann, key: password }', more = '') {
  return treeOf({
    'issuer.yaml': issuerYAML(`  secretFiles: [${mounted}]\n`),
    'users/ann.yaml': userYAML('ann', `  passwordRef: ${passwordRef}\n${more}`),
    'secrets/ann.sops.yaml': await secretWith(password),
  });
}

async function userIn(tree: Awaited<ReturnType<typeof treeWith>>) {
  const built = await build(tree, { identities, outside: new OutsideSecrets({}) });
  if (!built.ok) throw new Error(JSON.stringify(built.diagnostics));
  return [...built.value.usersBySub.values()][0];
}

describe('a passwordRef', () => {
  test.each([HASH, ARGON2])('gives the hash that an encrypted Secret keeps: %s', async (hash) => {
    expect((await userIn(await treeWith(hash)))?.passwordHash).toBe(hash);
  });

  test('gives a hash of the password that a Secret keeps, the same while that is the same', async () => {
    const [first, again] = [
      await userIn(await treeWith('planted-password')),
      await userIn(await treeWith('planted-password')),
    ];
    expect(await verifyBcrypt('planted-password', first?.passwordHash ?? '')).toBe(true);
    expect(again?.passwordHash).toBe(first?.passwordHash);
  });

  test('reads a mounted file', async () => {
    const user = await userIn(await treeWith('unused', `{ file: ${mounted}/ann }`));
    expect(user?.passwordHash).toBe(HASH);
  });

  test('without a key is not looked into by a review, and is missed by a server', async () => {
    const tree = await treeWith('planted-password');
    expect(await mistakesIn(tree, { inspectWithoutIdentity: true })).toEqual([]);
    expect(await mistakesIn(tree)).toMatchObject([
      expect.stringContaining('secrets/ann.sops.yaml:3:19 secret-undecryptable'),
    ]);
  });
});

describe('what is wrong with a passwordRef is said where it stands, and shows nothing', () => {
  const WRONG = [
    ['$6$rounds$planted-hash', 'password-hash: Secret ann: this is a hash of another kind'],
    ['$2b$10$planted', 'password-hash: Secret ann: '],
    ['planted'.repeat(20), 'secret-value: Secret ann: password: '],
  ] as const;

  test.each(WRONG)('%s', async (password, message) => {
    const mistakes = await mistakesIn(await treeWith(password), { identities });
    expect(mistakes).toMatchObject([expect.stringContaining(message)]);
    expect(mistakes[0]).toContain('users/ann.yaml:6:34 ');
    expect(mistakes[0]).not.toContain('planted');
  });

  test('a mounted file that holds no usable hash', async () => {
    const tree = await treeWith('unused', `{ file: ${mounted}/odd }`);
    const [mistake, ...more] = await mistakesIn(tree, {
      identities,
      outside: new OutsideSecrets({}),
    });
    expect(more).toEqual([]);
    expect(mistake).toMatch(/^users\/ann\.yaml:6:24 password-hash: this is a hash of another kind/);
  });

  test('a Secret that is not there', async () => {
    const [mistake] = await mistakesIn(await treeWith('unused', '{ name: anna }'), { identities });
    expect(mistake).toContain('unknown-secret: no Secret is called anna (did you mean ann?)');
  });

  test('a passwordHash beside it, and a reference to nothing or to two places', async () => {
    const both = await treeWith('unused', '{ name: ann }', `  passwordHash: ${HASH}\n`);
    expect((await mistakesIn(both, { identities })).join()).toContain(
      'users/ann.yaml:6:3 contradiction: passwordHash and passwordRef',
    );
    for (const ref of ['{}', '{ name: ann, env: IDPFILE_SECRET_ANN }']) {
      expect(await mistakesIn(await treeWith('unused', ref), { identities })).toHaveLength(1);
    }
  });
});
