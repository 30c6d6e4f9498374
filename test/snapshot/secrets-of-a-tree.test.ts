import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { beforeAll, describe, expect, test } from 'vitest';
import { parseAgeIdentity, type AgeIdentity } from '../../src/secret/age-identity.ts';
import { encryptSopsYaml } from '../../src/secret/sops/encrypt-sops.ts';
import type { ClientId } from '../../src/snapshot/client.ts';
import { build, mistakesIn } from './build-for-test.ts';
import { clientYAML, issuerYAML, treeOf } from './tree-of.ts';

const PLAIN = `apiVersion: v1
kind: Secret
metadata:
  name: a
stringData:
  secret: planted-secret-value
  other: ""
`;

let identity: AgeIdentity;
let encrypted: string;

beforeAll(async () => {
  const key = await generateX25519Identity();
  const parsed = await parseAgeIdentity(key);
  if (!parsed.ok) throw new Error(parsed.problem);
  identity = parsed.identity;
  encrypted = await encryptSopsYaml(PLAIN, {
    recipients: [await identityToRecipient(key)],
    encryptedRegex: '^(data|stringData)$',
  });
});

/** A confidential client called a, and the Secret it takes its secret from. */
const treeWith = (secret: string, more = '') =>
  treeOf({
    'issuer.yaml': issuerYAML(),
    'clients/a.yaml': clientYAML('a', more).replace('true', 'false'),
    'secrets/a.sops.yaml': secret,
  });

describe('a secret in a sops file', () => {
  test('becomes the credential of the client that refers to it', async () => {
    const built = await build(treeWith(encrypted), { identities: [identity] });
    const credential = built.ok && built.value.clients.get('a' as ClientId)?.credential;
    const [current] = credential && credential.kind === 'secrets' ? credential.accepted : [];
    expect(current?.kind === 'plaintext' && current.secret.reveal()).toBe('planted-secret-value');
  });

  test('need not be decrypted for a review: the envelope and the key names are checked', async () => {
    expect(await mistakesIn(treeWith(encrypted), { inspectWithoutIdentity: true })).toEqual([]);
    const wrongKey = treeWith(encrypted, '  secretRef: { name: a, key: secrets }');
    expect(await mistakesIn(wrongKey, { inspectWithoutIdentity: true })).toEqual([
      'clients/a.yaml:7:30 unknown-secret-key: Secret a: there is no key "secrets"; the file has secret, other (did you mean secret?)',
    ]);
  });
});

describe('a mistake about a secret is told where it is', () => {
  test.each([
    [
      'no Secret of that name',
      '  secretRef: { name: aa }',
      /^clients\/a\.yaml:7:22 unknown-secret: no Secret is called aa/,
    ],
    [
      'no such key',
      '  secretRef: { name: a, key: secrett }',
      /^clients\/a\.yaml:7:30 unknown-secret-key: Secret a: .*did you mean secret\?/,
    ],
    [
      'an empty value',
      '  secretRef: { name: a, key: other }',
      /^clients\/a\.yaml:7:30 secret-value: Secret a: .*empty/,
    ],
  ])('%s', async (_what, more, expected) => {
    const [mistake, ...rest] = await mistakesIn(treeWith(encrypted, more), {
      identities: [identity],
    });
    expect(mistake).toMatch(expected);
    expect(rest).toEqual([]);
  });

  test('a file nobody has a key for', async () => {
    expect(await mistakesIn(treeWith(encrypted))).toEqual([
      expect.stringMatching(
        /^secrets\/a\.sops\.yaml:\d+:\d+ secret-undecryptable: .*SOPS_AGE_KEY_FILE/,
      ),
    ]);
  });

  test('a value changed behind the back of sops', async () => {
    const altered = encrypted.replace('other: ""', 'other: "x"');
    expect(altered).not.toBe(encrypted);
    const [mistake] = await mistakesIn(treeWith(altered), { identities: [identity] });
    expect(mistake).toMatch(/^secrets\/a\.sops\.yaml:\d+:\d+ secret-undecryptable: /);
  });

  test('a Secret that is not encrypted is refused, also when nothing refers to it', async () => {
    const tree = treeOf({ 'issuer.yaml': issuerYAML(), 'secrets/a.yaml': PLAIN });
    const [mistake, ...rest] = await mistakesIn(tree);
    expect(mistake).toMatch(/^secrets\/a\.yaml:4:9 secret-plaintext: Secret a is not encrypted/);
    expect(rest).toEqual([]);
    expect(await mistakesIn(tree, { allowPlaintext: true })).toEqual([]);
  });

  test('no mistake repeats a secret', async () => {
    const trees = [treeWith(PLAIN), treeWith(PLAIN, '  secretRef: { name: a, key: x }')];
    for (const tree of trees) {
      expect((await mistakesIn(tree)).join('\n')).not.toContain('planted');
      expect((await mistakesIn(tree, { allowPlaintext: true })).join('\n')).not.toContain(
        'planted',
      );
    }
  });
});

describe('signing keys of the issuer', () => {
  const withKeys = (keys: string) =>
    treeOf({
      'issuer.yaml': issuerYAML('  keys: { secretRef: { name: keys, key: jwks } }'),
      'secrets/keys.yaml': `apiVersion: v1\nkind: Secret\nmetadata: { name: keys }\nstringData:\n  jwks: '${keys}'\n`,
    });

  test('are the same objects as long as the file is the same', async () => {
    const { privateKey } = await crypto.subtle.generateKey(
      { name: 'ECDSA', namedCurve: 'P-256' },
      true,
      ['sign', 'verify'],
    );
    const jwk = {
      ...(await crypto.subtle.exportKey('jwk', privateKey)),
      alg: 'ES256',
      key_ops: undefined,
      ext: undefined,
    };
    const tree = withKeys(JSON.stringify({ keys: [jwk] }));
    const built = await build(tree, { allowPlaintext: true });
    if (!built.ok) throw new Error(JSON.stringify(built.diagnostics));
    expect(built.value.issuer.signingKeys?.map(({ key }) => key.alg)).toEqual(['ES256']);
  });

  test('that cannot be used are refused without being shown', async () => {
    const mistakes = await mistakesIn(withKeys('{"keys":["planted"]}'), { allowPlaintext: true });
    expect(mistakes).toEqual([expect.stringMatching(/^issuer\.yaml:6:11 signing-keys: /)]);
    expect(mistakes.join()).not.toContain('planted');
  });
});
