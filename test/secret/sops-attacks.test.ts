import { decryptSops } from 'sops-age';
import { describe, expect, test } from 'vitest';
import { openSops } from '../../src/secret/sops/open-sops.ts';
import type { SopsErrorCode } from '../../src/secret/sops/sops-error.ts';
import { valueAt } from '../../src/secret/value-at.ts';
import { fixtureIdentities, fixtureText } from './sops-fixture.ts';

const identities = await fixtureIdentities('generated/key-a.txt');
const secretKey = identities[0]?.key.reveal() ?? '';

const client = fixtureText('generated/client.enc.yaml');
const users = fixtureText('generated/users.enc.yaml');
const types = fixtureText('generated/types.enc.yaml');
const clientMacOnly = fixtureText('generated/client-maconly.enc.yaml');

const ciphertextOf = (text: string, key: string) =>
  new RegExp(`${key}: (ENC\\[.*\\])`).exec(text)?.[1] ?? 'not found';
const [adminHash = '', malloryHash = ''] = users.match(/(?<=passwordHash: )ENC\[.*\]/g) ?? [];

function swap(text: string, one: string, other: string): string {
  return text.replace(one, '@@').replace(other, one).replace('@@', other);
}

async function openWithSopsAge(text: string): Promise<unknown> {
  const value: unknown = await decryptSops(text, { secretKey, fileType: 'yaml' });
  return value;
}

async function open(text: string, allowMacOnlyEncrypted = false): Promise<unknown> {
  const bytes = Buffer.from(text);
  return (await openSops(bytes, { format: 'yaml', identities, allowMacOnlyEncrypted })).value;
}

type Attack = Readonly<{
  name: string;
  altered: string;
  code: SopsErrorCode;
  /** What sops-age shows of the alteration it lets through. */
  pointer: string;
  shown: unknown;
}>;

/** Alterations that sops refuses and sops-age lets through. */
const LET_THROUGH: readonly Attack[] = [
  {
    name: 'a readable value is altered',
    altered: client.replace('https://grafana.example.org', 'https://evil.example'),
    code: 'SOPS_MAC_MISMATCH',
    pointer: '/redirectUris/0',
    shown: expect.stringContaining('evil.example'),
  },
  {
    name: 'a redirect URI is added',
    altered: client.replace('redirectUris:', 'redirectUris:\n    - https://evil.example/cb'),
    code: 'SOPS_MAC_MISMATCH',
    pointer: '/redirectUris/0',
    shown: 'https://evil.example/cb',
  },
  {
    name: 'a readable value is deleted',
    altered: client.replace(/^public: false\n/m, ''),
    code: 'SOPS_MAC_MISMATCH',
    pointer: '/public',
    shown: undefined,
  },
  {
    name: 'a secret is replaced by plaintext',
    altered: client.replace(ciphertextOf(client, 'clientSecret'), 'known-to-me'),
    code: 'SOPS_MAC_MISMATCH',
    pointer: '/clientSecret',
    shown: 'known-to-me',
  },
  {
    name: 'a secret is deleted',
    altered: client.replace(/^clientSecret: .*\n/m, ''),
    code: 'SOPS_MAC_MISMATCH',
    pointer: '/clientSecret',
    shown: undefined,
  },
  {
    name: 'the password hashes of two users are exchanged',
    altered: swap(users, adminHash, malloryHash),
    code: 'SOPS_MAC_MISMATCH',
    pointer: '/users/0/passwordHash',
    shown: expect.any(String),
  },
  {
    name: 'one password hash is copied over another',
    altered: users.replace(adminHash, malloryHash),
    code: 'SOPS_MAC_MISMATCH',
    pointer: '/users/0/passwordHash',
    shown: expect.any(String),
  },
  {
    name: 'the time of the last change is altered',
    altered: client.replace(/lastmodified: ".*"/, 'lastmodified: "2030-01-01T00:00:00Z"'),
    code: 'SOPS_MAC_MISMATCH',
    pointer: '/clientId',
    shown: 'grafana',
  },
  {
    name: 'the MAC is deleted',
    altered: client.replace(/^ +mac: .*\n/m, ''),
    code: 'SOPS_NO_MAC',
    pointer: '/clientId',
    shown: 'grafana',
  },
  {
    name: 'the MAC is that of another file',
    altered: client.replace(/mac: ENC.*/, /mac: ENC.*/.exec(users)?.[0] ?? ''),
    code: 'SOPS_MAC_MISMATCH',
    pointer: '/clientId',
    shown: 'grafana',
  },
  {
    name: 'mac_only_encrypted is slipped in and a readable value altered',
    altered: client
      .replace('grafana.example.org', 'evil.example')
      .replace('    version:', '    mac_only_encrypted: true\n    version:'),
    code: 'SOPS_UNSUPPORTED',
    pointer: '/redirectUris/0',
    shown: expect.stringContaining('evil.example'),
  },
  {
    name: 'the type of a secret is changed from string to integer',
    altered: client.replace(/(clientSecret: .*type:)str/, '$1int'),
    code: 'SOPS_VALUE_TAMPERED',
    pointer: '/clientSecret',
    shown: Number.NaN,
  },
];

describe('alterations that sops-age lets through', () => {
  test.each(LET_THROUGH)('$name: refused', async ({ altered, code }) => {
    await expect(open(altered)).rejects.toMatchObject({ name: 'SopsError', code });
  });

  test.each(LET_THROUGH)('$name: sops-age lets it through', async ({ altered, pointer, shown }) => {
    expect(valueAt(await openWithSopsAge(altered), pointer)).toEqual(shown);
  });

  test('exchanged password hashes reach the wrong user in sops-age', async () => {
    const before = await openWithSopsAge(users);
    const after = await openWithSopsAge(swap(users, adminHash, malloryHash));

    expect(valueAt(after, '/users/0/passwordHash')).toBe(valueAt(before, '/users/1/passwordHash'));
    expect(valueAt(after, '/users/0/passwordHash')).not.toBe(
      valueAt(before, '/users/0/passwordHash'),
    );
  });

  test('mac_only_encrypted slipped in does not help even where it is allowed', async () => {
    const altered = client.replace('    version:', '    mac_only_encrypted: true\n    version:');

    await expect(open(altered, true)).rejects.toMatchObject({ code: 'SOPS_MAC_MISMATCH' });
    expect(valueAt(await openWithSopsAge(altered), '/clientId')).toBe('grafana');
  });
});

describe('alterations that both refuse', () => {
  test.each([
    [
      'the ciphertexts of two keys are exchanged',
      swap(types, ciphertextOf(types, 'str'), ciphertextOf(types, 'yes_string')),
    ],
    [
      'a bit of a ciphertext is flipped',
      client.replace(
        /(clientSecret: ENC\[AES256_GCM,data:)(.)/,
        (_, start: string, first: string) => start + (first === 'A' ? 'B' : 'A'),
      ),
    ],
    [
      'a tag is cut to 4 bytes, which node alone would accept',
      client.replace(
        /(clientSecret: .*tag:)([^,]+)/,
        (_, start: string, tag: string) =>
          start + Buffer.from(tag, 'base64').subarray(0, 4).toString('base64'),
      ),
    ],
  ])('%s', async (_, altered) => {
    await expect(open(altered)).rejects.toMatchObject({ code: 'SOPS_VALUE_TAMPERED' });
    await expect(openWithSopsAge(altered)).rejects.toThrow();
  });

  test.each([
    ['before the metadata', client.slice(0, client.indexOf('sops:')), 'SOPS_NO_METADATA'],
    [
      'within the age file',
      client.slice(0, client.indexOf('-----END') - 60),
      'SOPS_NO_AGE_RECIPIENT',
    ],
    ['within the metadata', client.slice(0, client.indexOf('lastmodified')), 'SOPS_NO_MAC'],
    ['to nothing', '', 'SOPS_SYNTAX'],
  ])('a file cut off %s', async (_, altered, code) => {
    await expect(open(altered)).rejects.toMatchObject({ name: 'SopsError', code });
    await expect(openWithSopsAge(altered)).rejects.toThrow();
  });
});

test('a list that is numbered with gaps, over which sops-age would count for minutes, is refused', async () => {
  const text = fixtureText('generated/env.enc.env');
  const altered = text.replaceAll('sops_age__list_0__', 'sops_age__list_4000000000__');
  const options = { format: 'dotenv', identities } as const;

  expect(altered).not.toBe(text);
  await openSops(Buffer.from(text), options);
  await expect(openSops(Buffer.from(altered), options)).rejects.toMatchObject({
    code: 'SOPS_SYNTAX',
  });
});

describe('alterations that are let through, the price of the MAC of sops', () => {
  test.each([
    ['a readable key is renamed', client.replace('grantTypes:', 'postLogoutRedirectUris:')],
    [
      'the bound between two readable strings is moved',
      client.replace('kind: Client\nclientId: grafana', 'kind: Clientgraf\nclientId: ana'),
    ],
    ['a boolean becomes a string', client.replace('public: false', 'public: "False"')],
    ['an empty key is added', client.replace('public: false', 'public: false\nextra: ""')],
  ])('%s', async (_, altered) => {
    expect(valueAt(await open(altered), '/clientSecret')).toBe(
      valueAt(await open(client), '/clientSecret'),
    );
  });

  test('a changed rule, which sops refuses, decides nothing here and in sops-age', async () => {
    const altered = client.replace(/encrypted_regex: .*/, 'encrypted_regex: ^nothing$');

    expect(altered).not.toBe(client);
    expect(await open(altered)).toEqual(await open(client));
    expect(await openWithSopsAge(altered)).toEqual(await open(client));
  });

  test('a file with mac_only_encrypted protects nothing readable', async () => {
    const altered = clientMacOnly.replace('grafana.example.org', 'evil.example');

    expect(JSON.stringify(await open(altered, true))).toContain('evil.example');
  });
});

test('a recipient removed without "sops rotate" opens the file with its old stanza', async () => {
  const [other] = await fixtureIdentities('generated/key-b.txt');
  const stanzas = types.match(/ {8}- enc: \|\n(?: {12}.*\n)+ {10}recipient: .*\n/g) ?? [];
  const removed = stanzas.find((stanza) => stanza.includes(other?.recipient ?? '')) ?? 'none';
  const options = { format: 'yaml', identities: other ? [other] : [] } as const;
  const without = types.replace(removed, '');

  await expect(openSops(Buffer.from(without), options)).rejects.toMatchObject({
    code: 'SOPS_WRONG_KEY',
  });
  const spliced = without.replace('    age:\n', `    age:\n${removed}`);
  await expect(openSops(Buffer.from(spliced), options)).resolves.toHaveProperty('value');
});
