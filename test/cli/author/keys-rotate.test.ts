import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { keysNew } from '../../../src/cli/author/keys-new.ts';
import { keysRotate, type KeysRotateOptions } from '../../../src/cli/author/keys-rotate.ts';
import { parseAgeIdentity } from '../../../src/secret/age-identity.ts';
import { openSops } from '../../../src/secret/sops/open-sops.ts';
import { parseSigningKeys } from '../../../src/secret/signing-keys.ts';
import { runIdpfile } from '../../e2e/idpfile-process.ts';
import { heard, RECIPIENT, sopsYAML, startedDirectory } from './authoring.ts';

const DAY_SECONDS = 86_400;
const NOW = new Date('2026-11-21T12:00:00.123Z');
const laterBy = (days: number) => new Date(NOW.getTime() + days * DAY_SECONDS * 1000);

const key = await generateX25519Identity();
const recipient = await identityToRecipient(key);

function rotateIn(directory: string, more: Partial<KeysRotateOptions> = {}) {
  const given = { publishSeconds: DAY_SECONDS, now: NOW };
  return heard(() => keysRotate({ directory, ...given, ...more }));
}

/** A directory that has keys of its own already. */
async function withKeys(files: Readonly<Record<string, string>> = {}) {
  const directory = await startedDirectory(files, [recipient]);
  await heard(() => keysNew({ directory: directory.path, name: 'signing-keys', print: false }));
  return directory;
}

async function keysIn(text: string) {
  const parsed = await parseAgeIdentity(key);
  if (!parsed.ok) throw new Error(parsed.problem);
  const { value } = await openSops(Buffer.from(text), {
    format: 'yaml',
    identities: [parsed.identity],
    allowMacOnlyEncrypted: true,
  });
  const { jwks = '' } = (value as { stringData: Record<string, string> }).stringData;
  const result = parseSigningKeys(jwks);
  return { jwks, keys: result.ok ? result.keys : [] };
}

type Keys = Readonly<{ previous: readonly { until: string }[] }> &
  Readonly<Record<string, unknown>>;

async function declaredIn(directory: { read: (name: string) => Promise<string> }) {
  return (parse(await directory.read('issuer.yaml')) as { spec: { keys: Keys } }).spec.keys;
}

describe('keys rotate', () => {
  test('writes new keys and the whole schedule, and leaves the old keys as they are', async () => {
    await using dir = await withKeys();
    const old = await dir.read('secrets/signing-keys.sops.yaml');
    const before = await dir.read('issuer.yaml');

    const { code, stdout } = await rotateIn(dir.path);

    expect(code).toBe(0);
    expect(await dir.read('secrets/signing-keys.sops.yaml')).toBe(old);
    const head = before.slice(0, before.indexOf('  keys:'));
    expect(await dir.read('issuer.yaml')).toBe(`${head}  keys:
    secretRef:
      name: signing-keys-2026-11-21
      key: jwks
    useFrom: 2026-11-22T12:00:00Z
    previous:
      - secretRef:
          name: signing-keys
          key: jwks
        until: 2026-12-07T12:00:00Z
`);
    expect(stdout).toContain('sign from 2026-11-22T12:00:00Z on');
    expect(stdout).toContain('published until 2026-12-07T12:00:00Z');
    const { jwks, keys } = await keysIn(
      await dir.read('secrets/signing-keys-2026-11-21.sops.yaml'),
    );
    expect(keys.map(({ alg }) => alg)).toEqual(['RS256', 'ES256', 'PS256', 'EdDSA']);
    for (const value of jwks.match(/[\w-]{40,}/g) ?? []) expect(stdout).not.toContain(value);
  });

  test('what it wrote is valid and without warnings, with the age key and without', async () => {
    await using dir = await withKeys();
    // By the clock of the machine, for which the process asks.
    await rotateIn(dir.path, { now: new Date() });

    for (const environment of [{}, { SOPS_AGE_KEY: key }]) {
      const { code, stdout } = await runIdpfile(['validate', dir.path, '-f', 'json'], environment);
      expect({ code, found: JSON.parse(stdout) as unknown }).toEqual({ code: 0, found: [] });
    }
  });

  test('needs no private key', async () => {
    await using dir = await startedDirectory({}, [RECIPIENT]);
    await heard(() => keysNew({ directory: dir.path, name: 'signing-keys', print: false }));
    expect((await rotateIn(dir.path)).code).toBe(0);
  });

  test('leaves comments and layout alone', async () => {
    await using dir = await withKeys();
    const file = `# ours
apiVersion: idpfile/v1
kind: Issuer
metadata: { name: main }
spec:
  keys:   # see the wiki
    # the current ones
    secretRef: { name: signing-keys,   key: jwks } # Bob
  url: https://auth.example.com
`;
    await writeFile(join(dir.path, 'issuer.yaml'), file);
    await rotateIn(dir.path);

    expect(await dir.read('issuer.yaml')).toBe(
      file.replace(
        '{ name: signing-keys,   key: jwks } # Bob\n',
        `{ name: signing-keys-2026-11-21, key: jwks } # Bob
    useFrom: 2026-11-22T12:00:00Z
    previous:
      - secretRef:
          name: signing-keys
          key: jwks
        until: 2026-12-07T12:00:00Z
`,
      ),
    );
  });

  test('publishes the old keys as long as the longest lifetime asks for', async () => {
    const api =
      'apiVersion: idpfile/v1\nkind: Resource\nmetadata: { name: api }\nspec:\n  identifier: https://api.example.com\n  accessToken: { ttl: 29d }\n';
    await using dir = await withKeys({ 'resources/api.yaml': api });
    await rotateIn(dir.path);
    expect((await declaredIn(dir)).previous).toMatchObject([{ until: '2026-12-22T12:00:00Z' }]);
  });

  test('takes the times and algorithms that it is told', async () => {
    await using dir = await withKeys();
    const times = { publishSeconds: 3600, keepSeconds: 20 * DAY_SECONDS };
    await rotateIn(dir.path, { ...times, algorithms: ['RS256'] });
    expect(await declaredIn(dir)).toMatchObject({
      useFrom: '2026-11-21T13:00:00Z',
      previous: [{ until: '2026-12-11T13:00:00Z' }],
    });
    const sealed = await dir.read('secrets/signing-keys-2026-11-21.sops.yaml');
    expect((await keysIn(sealed)).keys.map(({ alg }) => alg)).toEqual(['RS256']);
  });

  test('a second time takes out what is over, and says which file to delete', async () => {
    await using dir = await withKeys();
    await rotateIn(dir.path);
    const { stdout } = await rotateIn(dir.path, { now: laterBy(90) });
    expect(await declaredIn(dir)).toEqual({
      secretRef: { name: 'signing-keys-2027-02-19', key: 'jwks' },
      useFrom: '2027-02-20T12:00:00Z',
      previous: [
        {
          secretRef: { name: 'signing-keys-2026-11-21', key: 'jwks' },
          until: '2027-03-07T12:00:00Z',
        },
      ],
    });
    expect(stdout).toContain(`delete ${join(dir.path, 'secrets/signing-keys.sops.yaml')}\n`);
  });
});

describe('keys rotate writes nothing', () => {
  async function refusalIn(directory: Awaited<ReturnType<typeof withKeys>>, now = NOW) {
    const before = await directory.contents();
    const { code, refusal } = await rotateIn(directory.path, { now });
    expect(await directory.contents()).toEqual(before);
    expect(code).toBeUndefined();
    return refusal;
  }

  test('where the server has made its own keys', async () => {
    await using dir = await startedDirectory({}, [recipient]);
    expect(await refusalIn(dir)).toMatch(
      /the server has made its own, and replaces them by itself/,
    );
  });

  test('as long as the new keys of the last time do not sign yet', async () => {
    await using dir = await withKeys();
    await rotateIn(dir.path);
    expect(await refusalIn(dir, laterBy(0.9))).toBe(
      'the keys of signing-keys-2026-11-21 do not sign before 2026-11-22T12:00:00Z: nothing was written; wait until they do',
    );
  });

  test('for keys that are mounted', async () => {
    await using dir = await withKeys();
    const text = await dir.read('issuer.yaml');
    const mounted = text.replace(
      'name: signing-keys\n      key: jwks',
      'env: IDPFILE_SECRET_SIGNING_KEYS',
    );
    await writeFile(join(dir.path, 'issuer.yaml'), mounted);
    expect(await refusalIn(dir)).toContain('in IDPFILE_SECRET_SIGNING_KEYS: nothing was written');
  });

  test('where only sops can encrypt, and then takes what sops has written', async () => {
    await using dir = await withKeys();
    await using other = await withKeys();
    await rotateIn(other.path);
    await writeFile(join(dir.path, '.sops.yaml'), sopsYAML('pgp: 1234'));

    expect(await refusalIn(dir)).toContain(
      'idpfile keys new --name signing-keys-2026-11-21 --print | sops encrypt ',
    );

    const path = 'secrets/signing-keys-2026-11-21.sops.yaml';
    await writeFile(join(dir.path, path), await readFile(join(other.path, path)));
    expect((await rotateIn(dir.path)).code).toBe(0);
    expect(await dir.read(path)).toBe(await other.read(path));
  });

  test('for an algorithm that is none', async () => {
    const { code, stderr } = await runIdpfile(['keys', 'rotate', '--alg', 'HS256']);
    expect(code).toBe(2);
    expect(stderr).toContain('It is none of RS256, ES256, PS256, EdDSA.');
  });
});
