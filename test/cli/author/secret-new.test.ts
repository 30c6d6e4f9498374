import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { keysNew } from '../../../src/cli/author/keys-new.ts';
import { secretNew, type SecretNewOptions } from '../../../src/cli/author/secret-new.ts';
import { parseAgeIdentity } from '../../../src/secret/age-identity.ts';
import { openSops } from '../../../src/secret/sops/open-sops.ts';
import { parseSigningKeys } from '../../../src/secret/signing-keys.ts';
import { runIdpfile } from '../../e2e/idpfile-process.ts';
import { heard, RECIPIENT, SECRET_VALUES_ONLY, sopsYAML, startedDirectory } from './authoring.ts';
import { runWithInput } from './run-with-input.ts';

const key = await generateX25519Identity();
const recipient = await identityToRecipient(key);

/** What stands in a Secret, for who has the key. */
async function opened(text: string) {
  const parsed = await parseAgeIdentity(key);
  if (!parsed.ok) throw new Error(parsed.problem);
  const { value, macOnlyEncrypted } = await openSops(Buffer.from(text), {
    format: 'yaml',
    identities: [parsed.identity],
    allowMacOnlyEncrypted: true,
  });
  return { values: (value as { stringData: Record<string, string> }).stringData, macOnlyEncrypted };
}

function secretNewIn(directory: string, more: Partial<SecretNewOptions> = {}) {
  const given = { key: 'secret', fromInput: false, print: false };
  return heard(() => secretNew({ directory, name: 'wiki', ...given, ...more }));
}

describe('secret new', () => {
  test('writes 48 characters that every library sends right, for each recipient', async () => {
    await using dir = await startedDirectory({}, [recipient, RECIPIENT]);

    const { code, stdout } = await secretNewIn(dir.path, { key: 'client.secret' });

    expect(code).toBe(0);
    const { values } = await opened(await dir.read('secrets/wiki.sops.yaml'));
    expect(values['client.secret']).toMatch(/^[\w-]{48}$/);
    expect(stdout).not.toContain(values['client.secret']);
    expect((await runIdpfile(['validate', dir.path])).code).toBe(0);
  });

  test('leaves readable values out of the MAC where the rule says so', async () => {
    const rules = sopsYAML(`age: ${recipient}`, SECRET_VALUES_ONLY, 'mac_only_encrypted: true');
    await using dir = await startedDirectory({ '.sops.yaml': rules });

    await secretNewIn(dir.path);

    const text = await dir.read('secrets/wiki.sops.yaml');
    expect(await opened(text)).toMatchObject({ macOnlyEncrypted: true });
    expect(text).toContain('mac_only_encrypted: true\n');
    const renamed = text.replace('name: wiki', 'name: other');
    expect(await opened(renamed)).toMatchObject({ macOnlyEncrypted: true });
  });

  test('takes a value from standard input', async () => {
    await using dir = await startedDirectory({}, [recipient]);
    const words = ['secret', 'new', 'github', '--stdin', '-C', dir.path];

    const { code, stdout, stderr } = await runWithInput(words, 'from-github: 0777\n');

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).not.toContain('0777');
    const { values } = await opened(await dir.read('secrets/github.sops.yaml'));
    expect(values).toEqual({ secret: 'from-github: 0777' });
  });

  test('prints the Secret for sops with --print, and writes nothing', async () => {
    await using dir = await startedDirectory({}, [recipient]);
    const before = await dir.contents();

    const { stdout } = await secretNewIn(dir.path, { print: true });

    expect(parse(stdout)).toEqual({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'wiki' },
      stringData: { secret: expect.stringMatching(/^[\w-]{48}$/) as string },
    });
    expect(await dir.contents()).toEqual(before);
  });

  test.each<[string, Partial<SecretNewOptions>, RegExp]>([
    ['without a rule', { name: 'other' }, /no rule of a \.sops\.yaml is for secrets\/other/],
    ['for a name that is none', { name: 'A' }, /"A" cannot be a name/],
    ['for a key that is none', { key: 'a b' }, /"a b" cannot be a key of a Secret/],
  ])('writes nothing %s', async (_, options, words) => {
    const rules = sopsYAML(`age: ${recipient}`, SECRET_VALUES_ONLY).replace(
      'secrets/',
      'secrets/w',
    );
    await using dir = await startedDirectory({ '.sops.yaml': rules });
    const before = await dir.contents();

    expect((await secretNewIn(dir.path, options)).refusal).toMatch(words);
    expect(await dir.contents()).toEqual(before);
  });

  test('writes no second Secret of a name', async () => {
    await using one = await startedDirectory({}, [recipient]);
    await secretNewIn(one.path);
    const wiki = await one.read('secrets/wiki.sops.yaml');
    await using dir = await startedDirectory({ 'secrets/elsewhere.yaml': wiki }, [recipient]);

    expect((await secretNewIn(dir.path)).refusal).toBe(
      'secrets/elsewhere.yaml declares a Secret wiki already: nothing was written',
    );
  });

  test('follows the .sops.yaml of a folder above, and its paths', async () => {
    const rules = sopsYAML(`age: ${recipient}`, SECRET_VALUES_ONLY);
    await using outer = await startedDirectory({
      '.sops.yaml': rules.replace('^secrets/', '^idp/secrets/'),
      'idp/issuer.yaml': 'apiVersion: idpfile/v1\nkind: Issuer\nmetadata: { name: main }\n',
    });

    expect((await secretNewIn(`${outer.path}/idp`)).code).toBe(0);
    expect((await secretNewIn(outer.path)).refusal).toContain('no rule');
  });
});

describe('keys new', () => {
  const keysNewIn = (directory: string, print = false) =>
    heard(() => keysNew({ directory, name: 'signing-keys', print }));

  test('writes a key for every algorithm, and names them in issuer.yaml', async () => {
    await using dir = await startedDirectory({}, [recipient]);
    const before = await dir.read('issuer.yaml');

    const { code, stdout } = await keysNewIn(dir.path);

    expect(code).toBe(0);
    expect(await dir.read('issuer.yaml')).toBe(
      `${before}  keys:\n    secretRef:\n      name: signing-keys\n      key: jwks\n`,
    );
    const { values } = await opened(await dir.read('secrets/signing-keys.sops.yaml'));
    const parsed = parseSigningKeys(values['jwks'] ?? '');
    const algorithms = parsed.ok ? parsed.keys.map(({ alg }) => alg) : [];
    expect(algorithms).toEqual(['RS256', 'ES256', 'PS256', 'EdDSA']);
    expect(stdout).toContain('tokens signed with them end');
  });

  test('what it wrote is valid, with the age key and without', async () => {
    await using dir = await startedDirectory({}, [recipient]);
    await keysNewIn(dir.path);

    expect(await runIdpfile(['validate', dir.path])).toMatchObject({ code: 0, stderr: '' });
    expect(await runIdpfile(['validate', dir.path], { SOPS_AGE_KEY: key })).toMatchObject({
      code: 0,
    });
  });

  test('writes no others where there are some', async () => {
    await using dir = await startedDirectory({}, [recipient]);
    await keysNewIn(dir.path);
    const before = await dir.contents();

    expect((await keysNewIn(dir.path)).refusal).toBe(
      'issuer.yaml names signing keys already: nothing was written',
    );
    expect(await dir.contents()).toEqual(before);
  });

  test('prints them for sops, and takes what sops wrote', async () => {
    await using sealed = await startedDirectory({}, [recipient]);
    await keysNewIn(sealed.path);
    const made = await sealed.read('secrets/signing-keys.sops.yaml');
    const rules = sopsYAML('pgp: 1234');
    await using dir = await startedDirectory({ '.sops.yaml': rules });
    expect((await keysNewIn(dir.path)).refusal).toContain(
      'idpfile keys new --name signing-keys --print | sops encrypt ',
    );
    const printed = parse((await keysNewIn(dir.path, true)).stdout) as object;
    expect(printed).toHaveProperty('stringData.jwks');
    await using again = await startedDirectory({
      '.sops.yaml': rules,
      'secrets/signing-keys.sops.yaml': made,
    });

    expect((await keysNewIn(again.path)).code).toBe(0);
    expect(await again.read('secrets/signing-keys.sops.yaml')).toBe(made);
  });
});
