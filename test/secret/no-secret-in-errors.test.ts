import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { generateKeyPairSync } from 'node:crypto';
import { generateHybridIdentity, generateX25519Identity } from 'age-encryption';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { loadAgeIdentities } from '../../src/secret/age-identities.ts';
import { parseAgeIdentity } from '../../src/secret/age-identity.ts';
import { decryptSopsFile } from '../../src/secret/decrypt-sops-file.ts';
import { createKeyFiles } from '../../src/secret/key-files.ts';
import { managedCookieKeys } from '../../src/secret/managed-keys.ts';
import { ManagedSigningKeys } from '../../src/secret/managed-signing-keys.ts';
import { hashBcrypt } from '../../src/secret/bcrypt-hash.ts';
import { passwordHashProblem } from '../../src/secret/password-hash.ts';
import { resolveSecretValue } from '../../src/secret/secret-value.ts';
import { parseSigningKeys } from '../../src/secret/signing-keys.ts';
import { encryptSopsYaml } from '../../src/secret/sops/encrypt-sops.ts';
import { inspectSops } from '../../src/secret/sops/inspect-sops.ts';
import { openSops } from '../../src/secret/sops/open-sops.ts';
import { valueAt } from '../../src/secret/value-at.ts';
import { identityOf } from './sops-fixture.ts';

const CANARY = 'c4n4ry-9f2e-do-not-print';
const key = await generateX25519Identity();
const identity = await identityOf(key);
const stranger = await identityOf(await generateX25519Identity());
const postQuantum = await generateHybridIdentity();
const recipients = [identity.recipient];
const signing = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({
  format: 'jwk',
});

let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'canary-'));
});

afterAll(async () => {
  await rm(directory, { recursive: true });
});

/** Everything a log, a page or a debugger could show of a failure or a refusal. */
async function printedBy(work: () => unknown): Promise<string> {
  const outcome: unknown = await Promise.resolve()
    .then(work)
    .catch((error: unknown) => error);
  const parts = [inspect(outcome, { depth: 9, showHidden: true }), JSON.stringify(outcome)];
  if (outcome instanceof Error) parts.push(outcome.message, outcome.stack ?? '');
  return parts.join('\n');
}

/** Any 12 characters in a row of a key are too many. */
function expectNothingOf(secret: string, printed: string): void {
  for (let start = 0; start + 12 <= secret.length; start += 1) {
    const piece = secret.slice(start, start + 12);
    if (!'AGE-SECRET-KEY-PQ-1'.includes(piece)) expect(printed).not.toContain(piece);
  }
}

const sops = async (yaml = `a: "${CANARY}"\nb: 7\n`, encryptedRegex = '^a$') =>
  await encryptSopsYaml(yaml, { recipients, encryptedRegex });

const open = async (text: string, identities = [identity]) =>
  await openSops(Buffer.from(text), { format: 'yaml', identities });

const decrypt = async (text: string, path = 'a.yaml') =>
  await decryptSopsFile({ path, bytes: Buffer.from(text) }, [identity]);

const SPOILED: readonly (readonly [string, (text: string) => string])[] = [
  ['a readable value is changed', (text) => text.replace('b: 7', `b: ${CANARY}`)],
  ['the secret is plaintext', (text) => text.replace(/a: ENC.*/, `a: x${CANARY}`)],
  ['the secret is malformed', (text) => text.replace(/a: ENC.*/, `a: ENC[${CANARY}]`)],
  ['the secret has another type', (text) => text.replace('type:str', 'type:int')],
  ['the secret has an unknown type', (text) => text.replace('type:str', `type:${CANARY}`)],
  ['the MAC is gone', (text) => text.replace(/ +mac: .*\n/, '')],
  ['the MAC is malformed', (text) => text.replace(/mac: .*/, `mac: ${CANARY}`)],
  ['the YAML is broken at the secret', (text) => text.replace('b: 7', `b: "${CANARY}`)],
  ['the YAML has an alias', (text) => text.replace('b: 7', `b: *${CANARY}`)],
  ['the YAML has a tag', (text) => text.replace('b: 7', `b: !${CANARY} 7`)],
  ['a key is odd', (text) => text.replace('b: 7', `? {x: ${CANARY}}\n: y`)],
  ['the stanza is broken', (text) => text.replace('-----BEGIN', `-----${CANARY}`)],
  ['there is no metadata', () => `a: ${CANARY}\n`],
  ['sops-age demands more', (text) => text.replace(/( +)age:\n/, `$&$1    - x: ${CANARY}\n`)],
];

/** The same file in the other formats of sops: their values and MACs are the same. */
const FORMATS: Readonly<Record<string, (yaml: string) => string>> = {
  json: (yaml) => JSON.stringify(parse(yaml), undefined, 2),
  env: (yaml) => dotenvOf(parse(yaml)),
  txt: (yaml) => JSON.stringify(parse(yaml)),
};

function dotenvOf(root: unknown): string {
  const entries = (pointer: string, prefix: string, leftOut?: string) =>
    Object.entries(Object(valueAt(root, pointer)))
      .filter(([name]) => name !== leftOut)
      .map(([name, value]) => `${prefix}${name}=${String(value).replaceAll('\n', '\\n')}\n`);
  return [
    ...entries('', '', 'sops'),
    ...entries('/sops', 'sops_', 'age'),
    ...entries('/sops/age/0', 'sops_age__list_0__map_'),
  ].join('');
}

const SPOILED_ANYWHERE: readonly (readonly [string, (text: string) => string])[] = [
  ['a readable value is changed', (text) => text.replace('plain', CANARY)],
  ['the secret is plaintext', (text) => text.replace(/ENC\[[^\]]*\]/, `x${CANARY}`)],
  ['the secret is malformed', (text) => text.replace(/ENC\[[^\]]*\]/, `ENC[${CANARY}]`)],
  ['the secret has an unknown type', (text) => text.replace('type:str', `type:${CANARY}`)],
  ['the MAC is gone', (text) => text.replace('mac', 'cam')],
  ['the stanza is broken', (text) => text.replace('-----BEGIN', `-----${CANARY}`)],
  ['the metadata are gone', (text) => text.replaceAll('sops', CANARY)],
  ['it breaks off', (text) => text.replace(/ENC\[[^\]]*\][^]*/, CANARY)],
];

describe('no value or key is shown when', () => {
  for (const [extension, convert] of Object.entries(FORMATS)) {
    const yaml = () => sops(`data: "${CANARY}"\nb: "plain"\n`, '^data$');

    test(`a file a.${extension} is good, and can be opened`, async () => {
      const { value } = await decrypt(convert(await yaml()), `a.${extension}`);
      expect(value).toMatchObject({ data: CANARY });
    });

    test.each(SPOILED_ANYWHERE)(`%s in a file a.${extension}`, async (_, spoil) => {
      const text = convert(await yaml());
      expect(spoil(text)).not.toBe(text);

      const printed = await printedBy(async () => {
        await decrypt(spoil(text), `a.${extension}`);
        throw new Error('this was to fail');
      });

      expect(printed).not.toContain('this was to fail');
      expectNothingOf(CANARY, printed);
      expectNothingOf(key, printed);
    });
  }

  test.each(SPOILED)('%s', async (_, spoil) => {
    const text = await sops();
    expect(spoil(text)).not.toBe(text);

    const printed = await printedBy(async () => {
      await decrypt(spoil(text));
      throw new Error('this was to fail');
    });

    expect(printed).not.toContain('this was to fail');
    expectNothingOf(CANARY, printed);
    expectNothingOf(key, printed);
  });

  test('a file is for somebody else', async () => {
    const text = await sops();

    const printed = await printedBy(() => open(text, [stranger]));

    expect(printed).toContain('SOPS_WRONG_KEY');
    expectNothingOf(stranger.key.reveal(), printed);
  });

  test.each(['a.json', 'a.env', 'a.txt', 'a.ini'])(
    'a file is not what its name %s says',
    async (path) => {
      const text = await sops(`a: "${CANARY}"\n`, '^nothing$');

      expectNothingOf(CANARY, await printedBy(() => decrypt(text, path)));
      expectNothingOf(CANARY, await printedBy(() => inspectSops(Buffer.from(`${CANARY}`), 'json')));
    },
  );

  test.each([
    ['broken YAML', `a: "${CANARY}`],
    ['an alias', `a: *${CANARY}`],
    ['an ENC value', `a: ENC[${CANARY}]\n`],
    ['an odd key', `{${CANARY}: x}: y`],
  ])('%s cannot be encrypted', async (_, yaml) => {
    const printed = await printedBy(() => sops(yaml, '^z$'));

    expect(printed).toContain('SopsError');
    expectNothingOf(CANARY, printed);
  });

  test('a private key stands where a recipient belongs', async () => {
    const printed = await printedBy(() => encryptSopsYaml('a: b\n', { recipients: [key] }));

    expect(printed).toContain('recipient 1 is not a native age recipient');
    expectNothingOf(key, printed);
  });

  test.each([
    ['an identity is cut off', key.slice(0, -1)],
    ['an identity is damaged', `${key.slice(0, -2)}22`],
    ['an identity is in lower case', key.toLowerCase()],
    ['a post-quantum identity is damaged', `${postQuantum.slice(0, -2)}22`],
    ['an identity is something else', CANARY],
  ])('%s', async (_, damaged) => {
    const file = join(directory, 'keys.txt');
    await writeFile(file, damaged, { mode: 0o400 });

    const printed = [
      await printedBy(() => parseAgeIdentity(damaged)),
      await printedBy(() => loadAgeIdentities({ SOPS_AGE_KEY: `${damaged} x` })),
      await printedBy(() => loadAgeIdentities({ SOPS_AGE_KEY_FILE: file })),
    ].join('\n');

    expectNothingOf(damaged, printed);
    await rm(file);
  });

  test('a secret is taken out of a file, or refused', async () => {
    const value = { a: CANARY, list: [CANARY], data: `${CANARY}!`, blank: '' };
    const encrypted = new Set(['/a', '/list']);
    const source = { format: 'yaml', value, encrypted } as const;
    const kubernetes = { ...source, value: { apiVersion: 'v1', kind: 'Secret', data: value } };

    for (const name of ['a', 'list', 'data', 'blank', 'none', '/list/0', undefined]) {
      expectNothingOf(CANARY, await printedBy(() => resolveSecretValue(source, name)));
      expectNothingOf(CANARY, await printedBy(() => resolveSecretValue(kubernetes, name)));
    }
  });

  test.each([
    ['is cut off', JSON.stringify({ keys: [signing] }).slice(0, -3)],
    ['has halves of two keys', JSON.stringify({ keys: [{ ...signing, x: signing.y }] })],
    ['has a bad algorithm', JSON.stringify({ keys: [{ ...signing, alg: CANARY }] })],
    ['is good', JSON.stringify({ keys: [signing] })],
    ['is a canary', CANARY],
    ['is a list of canaries', JSON.stringify([CANARY])],
  ])('a key file %s', async (_, text) => {
    const files = createKeyFiles(directory);
    const changing = ['signing-keys', 'cookie-keys'].map(async (name) => {
      await writeFile(files.describe(name), text);
      await writeFile(join(directory, `${name}.next.json`), text);
    });
    await Promise.all(changing);

    const printed = [
      await printedBy(() => parseSigningKeys(text)),
      await printedBy(() => new ManagedSigningKeys(files).load()),
      await printedBy(() => managedCookieKeys(files)),
    ].join('\n');

    expectNothingOf(String(signing.d), printed);
    expectNothingOf(CANARY, printed);
  });

  test.each([CANARY, `$${CANARY}$x`, `$2b$10$${CANARY}`, `{${CANARY}}`, `b0/${CANARY}`])(
    'the hash %s is refused',
    (hash) => {
      expectNothingOf(CANARY, passwordHashProblem(hash) ?? '');
    },
  );

  test('a password is too long to be hashed', async () => {
    expectNothingOf(CANARY, await printedBy(() => hashBcrypt(CANARY.repeat(5))));
  });
});
