import { describe, expect, test } from 'vitest';
import { decryptSopsFile } from '../../src/secret/decrypt-sops-file.ts';
import { inspectSops } from '../../src/secret/sops/inspect-sops.ts';
import { openSops } from '../../src/secret/sops/open-sops.ts';
import type { SopsErrorCode } from '../../src/secret/sops/sops-error.ts';
import { type SopsFormat, sopsFormatOf } from '../../src/secret/sops/sops-format.ts';
import { fixtureBytes, fixtureIdentities, fixtureText } from './sops-fixture.ts';

type Row = readonly [file: string, keyFile: string];

const FLUX = 'flux/keys/age.txt';
const A = 'generated/key-a.txt';
const SOPS_AGE = 'sops-age/key.txt';
const SOPS_NIX = 'sops-nix/age-keys.txt';

const GOOD: readonly Row[] = [
  ['sops-age/secret.enc.yaml', SOPS_AGE],
  ['sops-age/secret.enc.json', SOPS_AGE],
  ['sops-age/secret.enc.env', SOPS_AGE],
  ['flux/algorithms/age.yaml', FLUX],
  ['flux/algorithms/age-pq.yaml', 'flux/keys/age-pq.txt'],
  ['flux/patches/merge1.yaml', FLUX],
  ['flux/patches/merge2.yaml', FLUX],
  ['flux/component/env.env', FLUX],
  ['flux/envs/env.env', FLUX],
  ['flux/files/file.txt', FLUX],
  ['flux/global/secret.yaml', 'flux/keys/age-global.txt'],
  ['helm-secrets/secrets.age.yaml', 'helm-secrets/key.txt'],
  ['sops-nix/secrets.yaml', SOPS_NIX],
  ['generated/types.enc.yaml', A],
  ['generated/types.enc.yaml', 'generated/key-b.txt'],
  ['generated/types-some.enc.yaml', A],
  ['generated/types-all-plain.enc.yaml', A],
  ['generated/types-bool.enc.yaml', A],
  ['generated/flags.enc.yaml', A],
  ['generated/numeric.enc.yaml', A],
  ['generated/client.enc.yaml', A],
  ['generated/users.enc.yaml', A],
  ['generated/k8s-secret.enc.yaml', A],
  ['generated/comment-regex.enc.yaml', A],
  ['generated/uncomment-regex.enc.yaml', A],
  ['generated/order.enc.json', A],
  ['generated/order-plain.enc.json', A],
  ['generated/env.enc.env', A],
  ['generated/text.enc.txt', A],
];

const MAC_ONLY_ENCRYPTED: readonly Row[] = [
  ['generated/types-maconly.enc.yaml', A],
  ['generated/client-maconly.enc.yaml', A],
];

const REFUSED: readonly (readonly [string, string, SopsErrorCode, SopsFormat | undefined])[] = [
  ['flux/inside/secret.yaml', FLUX, 'SOPS_NO_METADATA', undefined],
  ['sops-nix/secrets.json', SOPS_NIX, 'SOPS_NO_AGE_RECIPIENT', undefined],
  ['sops-nix/secrets.env', SOPS_NIX, 'SOPS_NO_AGE_RECIPIENT', undefined],
  ['generated/multidoc.enc.yaml', A, 'SOPS_UNSUPPORTED', undefined],
  ['generated/anchors.enc.yaml', A, 'SOPS_UNSUPPORTED', undefined],
  ['generated/shamir.enc.yaml', A, 'SOPS_UNSUPPORTED', undefined],
  ['generated/ssh-ed25519.enc.yaml', A, 'SOPS_WRONG_KEY', undefined],
  ['generated/ssh-rsa.enc.yaml', A, 'SOPS_WRONG_KEY', undefined],
  ['generated/blob.enc.bin.json', A, 'SOPS_UNSUPPORTED', 'binary'],
  ['generated/types.enc.yaml', FLUX, 'SOPS_WRONG_KEY', undefined],
];

/** Why sops-age is not asked about these. */
const REASONS_AGAINST: Readonly<Record<string, string>> = {
  'flux/algorithms/age-pq.yaml': 'recipient',
  'generated/types.enc.yaml': 'time-type',
  'generated/numeric.enc.yaml': 'digit-keys',
  'generated/order.enc.json': 'digit-keys',
  'generated/env.enc.env': 'dotenv-lines',
};

describe('files that sops made', () => {
  test.each(GOOD)('%s opens with %s and its MAC holds', async (file, keyFile) => {
    const identities = await fixtureIdentities(keyFile);

    const opened = await openSops(fixtureBytes(file), { format: sopsFormatOf(file), identities });

    expect(opened.macOnlyEncrypted).toBe(false);
    expect(opened.lastModified).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(JSON.stringify(opened.value)).not.toContain('ENC[AES256_GCM');
  });

  test.each(GOOD)('%s opens with a second opinion or a known reason against', async (file, key) => {
    const identities = await fixtureIdentities(key);

    const { secondOpinion } = await decryptSopsFile(
      { path: file, bytes: fixtureBytes(file) },
      identities,
    );

    expect(secondOpinion).toBe(REASONS_AGAINST[file] ?? 'agreed');
  });

  test.each(MAC_ONLY_ENCRYPTED)('%s opens only where that is allowed', async (file, keyFile) => {
    const options = { format: sopsFormatOf(file), identities: await fixtureIdentities(keyFile) };

    await expect(openSops(fixtureBytes(file), options)).rejects.toMatchObject({
      name: 'SopsError',
      code: 'SOPS_UNSUPPORTED',
    });
    const opened = await openSops(fixtureBytes(file), { ...options, allowMacOnlyEncrypted: true });
    expect(opened.macOnlyEncrypted).toBe(true);
  });

  test.each(REFUSED)('%s with %s is refused with %s', async (file, keyFile, code, format) => {
    const identities = await fixtureIdentities(keyFile);

    await expect(
      openSops(fixtureBytes(file), { format: format ?? sopsFormatOf(file), identities }),
    ).rejects.toMatchObject({ name: 'SopsError', code });
  });
});

test('values, types and the pointers of what was encrypted are those of the plain file', async () => {
  const identities = await fixtureIdentities(A);

  const { value, encrypted } = await openSops(fixtureBytes('generated/client.enc.yaml'), {
    format: 'yaml',
    identities,
  });

  expect(value).toMatchObject({ clientId: 'grafana', public: false });
  expect([...encrypted]).toEqual(['/clientSecret']);
});

test('a binary file is one value at /data', async () => {
  const { value } = await openSops(fixtureBytes('generated/text.enc.txt'), {
    format: 'binary',
    identities: await fixtureIdentities(A),
  });

  expect(value).toEqual({ data: fixtureText('generated/text.plain.txt') });
});

test('a file tells its recipients and the time of its last change without a key', () => {
  const inspection = inspectSops(fixtureBytes('generated/types.enc.yaml'), 'yaml');

  expect(inspection).toMatchObject({
    macOnlyEncrypted: false,
    otherKeyServices: [],
    usesShamir: false,
  });
  expect(inspection.recipients).toHaveLength(2);
});

test('a file tells which other key services can open it', () => {
  const { recipients, otherKeyServices } = inspectSops(
    fixtureBytes('sops-nix/secrets.json'),
    'json',
  );

  expect(recipients).toEqual([]);
  expect(otherKeyServices).toEqual(['pgp']);
});
