import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { compare } from 'bcrypt';
import { parse } from 'yaml';
import { describe, expect, test } from 'vitest';
import { clientNew, type ClientNewOptions } from '../../../src/cli/author/client-new.ts';
import { runIdpfile } from '../../e2e/idpfile-process.ts';
import { makeDirectory } from '../directory-for-test.ts';
import {
  heard,
  ISSUER_URL,
  RECIPIENT,
  SECRET_VALUES_ONLY,
  sopsYAML,
  startedDirectory,
} from './authoring.ts';

const CALLBACK = 'https://wiki.example.com/callback';

function clientNewIn(directory: string, more: Partial<ClientNewOptions> = {}) {
  const given = { app: undefined, url: undefined, type: undefined, hash: false };
  return heard(() =>
    clientNew({ directory, name: 'wiki', redirectURIs: [CALLBACK], ...given, ...more }),
  );
}

const specOf = (text: string) => (parse(text) as { spec: Record<string, unknown> }).spec;

describe('client new, where a .sops.yaml has a rule for secrets', () => {
  test('writes the client, and its secret encrypted, and prints no secret', async () => {
    await using dir = await startedDirectory({}, [RECIPIENT]);

    const { code, stdout } = await clientNewIn(dir.path);

    expect(code).toBe(0);
    expect(stdout).toContain(`wrote ${dir.path}/clients/wiki.yaml\n`);
    expect(specOf(await dir.read('clients/wiki.yaml'))).toEqual({ redirectURIs: [CALLBACK] });
    const secret = parse(await dir.read('secrets/wiki.sops.yaml')) as object;
    expect(secret).toMatchObject({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'wiki' },
      stringData: { secret: expect.stringMatching(/^ENC\[AES256_GCM,/) as string },
      sops: { age: [{ recipient: RECIPIENT }] },
    });
    expect(stdout).not.toMatch(/[\w-]{48}/);
    expect(stdout).toContain(
      `client secret  sops decrypt --extract '["stringData"]["secret"]' ${dir.path}/secrets/wiki.sops.yaml\n`,
    );
  });

  test('what it wrote is valid, by the command line too', async () => {
    await using dir = await startedDirectory({}, [RECIPIENT]);
    const words = ['client', 'new', 'wiki', '-C', dir.path];
    const uris = ['--redirect-uri', CALLBACK, '--redirect-uri', 'https://wiki.example.com/2'];

    const { code, stdout, stderr } = await runIdpfile([...words, ...uris]);

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(`Next: idpfile validate ${dir.path}, then commit\n`);
    expect(specOf(await dir.read('clients/wiki.yaml'))['redirectURIs']).toHaveLength(2);
    const validated = await runIdpfile(['validate', dir.path]);
    expect(validated).toMatchObject({ code: 0, stderr: '' });
    expect(validated.stdout).toMatch(/is valid: 2 clients, 1 user/);
  });

  test('keeps a hash nevertheless with --hash', async () => {
    await using dir = await startedDirectory({}, [RECIPIENT]);

    const { stdout } = await clientNewIn(dir.path, { hash: true });

    expect(Object.keys(await dir.contents())).not.toContain('secrets/wiki.sops.yaml');
    expect(stdout).toMatch(/client secret {2}[\w-]{48} /);
  });

  test('takes the Secret that has its name already', async () => {
    const secret = await startedDirectory({}, [RECIPIENT]);
    await clientNewIn(secret.path);
    await using dir = await startedDirectory(
      { 'secrets/mine.yaml': await secret.read('secrets/wiki.sops.yaml') },
      [RECIPIENT],
    );
    await secret[Symbol.asyncDispose]();

    const { code, stdout } = await clientNewIn(dir.path);

    expect(code).toBe(0);
    expect(stdout).toContain('in the Secret wiki, which was there already');
    expect(Object.keys(await dir.contents())).not.toContain('secrets/wiki.sops.yaml');
  });
});

describe('client new, without a rule', () => {
  test('writes a hash, and prints the secret that it is of', async () => {
    await using dir = await startedDirectory();

    const { stdout } = await clientNewIn(dir.path);

    const secret = /client secret {2}([\w-]{48}) {2}\(shown once/.exec(stdout)?.[1] ?? '';
    const { secretHash } = specOf(await dir.read('clients/wiki.yaml'));
    expect(await compare(secret, String(secretHash))).toBe(true);
    expect(JSON.stringify(await dir.contents())).not.toContain(secret);
  });

  test('a rule for other files is none', async () => {
    const rules = sopsYAML(`age: ${RECIPIENT}`).replace('^secrets/', '^other/');
    await using dir = await startedDirectory({ '.sops.yaml': rules });

    await clientNewIn(dir.path);

    expect(specOf(await dir.read('clients/wiki.yaml'))).toHaveProperty('secretHash');
  });
});

describe('client new writes what an app needs', () => {
  test('of a known app its name and address, and prints the settings that follow', async () => {
    await using dir = await startedDirectory({}, [RECIPIENT]);
    const url = 'https://grafana.example.com';

    const { stdout } = await clientNewIn(dir.path, { app: 'grafana', url, redirectURIs: [] });

    expect(specOf(await dir.read('clients/wiki.yaml'))).toEqual({ app: 'grafana', url });
    expect(stdout).toContain('Settings of Grafana:\n');
    expect(stdout).toContain(`  issuer         ${ISSUER_URL}\n`);
    expect(stdout).toContain('  client id      wiki\n');
    expect(stdout).toContain(`  redirect URI   ${url}/login/generic_oauth\n`);
  });

  test.each(['spa', 'native'])('no secret for the type %s', async (type) => {
    await using dir = await startedDirectory({}, [RECIPIENT]);

    const { code, stdout } = await clientNewIn(dir.path, { type });

    expect(code).toBe(0);
    expect(Object.keys(await dir.contents()).join()).not.toContain('secrets/');
    expect(specOf(await dir.read('clients/wiki.yaml'))).toEqual({ type, redirectURIs: [CALLBACK] });
    expect(stdout).not.toContain('client secret');
  });

  test('no redirect URI for a service', async () => {
    await using dir = await startedDirectory();

    const { code } = await clientNewIn(dir.path, { type: 'service', redirectURIs: [] });

    expect(code).toBe(0);
    expect(Object.keys(specOf(await dir.read('clients/wiki.yaml')))).toEqual([
      'type',
      'secretHash',
    ]);
  });

  test('lines that lead editors to the schema, where the directory has one', async () => {
    await using dir = await startedDirectory();
    await using bare = await makeDirectory({ 'issuer.yaml': await dir.read('issuer.yaml') });

    await clientNewIn(dir.path);
    await clientNewIn(bare.path);

    const modeline = '# yaml-language-server: $schema=../.idpfile-schema.json\n';
    expect(await dir.read('clients/wiki.yaml')).toContain(modeline);
    expect(readFileSync(join(bare.path, 'clients/wiki.yaml'), 'utf8')).not.toContain('$schema');
  });
});

describe('client new writes nothing', () => {
  test.each<[string, Partial<ClientNewOptions>, RegExp]>([
    ['for a name that is none', { name: '../wiki' }, /"..\/wiki" cannot be a name/],
    ['for an app of which nothing is said', { redirectURIs: [] }, /say what kind of app it is/],
  ])('%s', async (_, options, words) => {
    await using dir = await startedDirectory();
    const before = await dir.contents();

    expect((await clientNewIn(dir.path, options)).refusal).toMatch(words);
    expect(await dir.contents()).toEqual(before);
  });

  test.each<[string, Partial<ClientNewOptions>, string]>([
    [
      'a redirect URI that is not legal',
      { redirectURIs: ['https://a.example/#x'] },
      'redirect-uri',
    ],
    ['an app without its address', { app: 'grafana', redirectURIs: [] }, 'missing-field'],
    ['an app that nobody knows', { app: 'grafama', url: 'https://a.example' }, 'unknown-app'],
    ['a name that another client has', { name: 'demo2' }, 'duplicate-client-id'],
  ])('for %s, and shows the mistake at its place', async (_, options, rule) => {
    const other = 'apiVersion: idpfile/v1\nkind: Client\nmetadata: { name: other }\n';
    const spec = 'spec: { id: demo2, public: true, redirectURIs: [https://o.example/] }\n';
    await using dir = await startedDirectory({ 'clients/other.yaml': other + spec });
    const before = await dir.contents();

    const { refusal, stderr } = await clientNewIn(dir.path, options);

    expect(refusal).toBe('this would be a mistake: nothing was written');
    expect(stderr).toContain(`[${rule}]`);
    expect(await dir.contents()).toEqual(before);
  });

  test('over a file that is there, or a link that leads nowhere', async () => {
    await using dir = await startedDirectory({ 'clients/wiki.yaml': 'mine\n' });
    symlinkSync('nowhere.yaml', join(dir.path, 'clients/other.yaml'));
    const before = await dir.contents();

    for (const name of ['wiki', 'other']) {
      expect((await clientNewIn(dir.path, { name })).refusal).toContain(
        `clients/${name}.yaml is there already: nothing was written`,
      );
    }
    expect(await dir.contents()).toEqual(before);
  });

  test('into a directory that is no configuration directory', async () => {
    await using dir = await makeDirectory({ 'readme.txt': 'mine\n' });

    expect((await clientNewIn(dir.path)).refusal).toContain('has no issuer.yaml');
  });
});

test('client new does not mind what was wrong before', async () => {
  await using dir = await startedDirectory({ 'clients/other.yaml': 'kind: [\n' });

  expect((await clientNewIn(dir.path)).code).toBe(0);
});

describe('where it takes the sops program, its command is printed and nothing written', () => {
  test.each([
    ['pgp', ['pgp: 1234']],
    ['kms', ['kms: arn:aws:kms:x', `age: ${RECIPIENT}`]],
    ['several key_groups', ['key_groups:', `  - age: [${RECIPIENT}]`, '  - age: []']],
    ['shamir_threshold', [`age: ${RECIPIENT}`, 'shamir_threshold: 2']],
    ['encrypted_comment_regex', [`age: ${RECIPIENT}`, 'encrypted_comment_regex: x']],
    ['an age recipient that needs a plugin or SSH', ['age: ssh-ed25519 AAAA']],
  ])('for %s', async (what, lines) => {
    const rules = sopsYAML(...lines, SECRET_VALUES_ONLY);
    await using dir = await startedDirectory({ '.sops.yaml': rules });
    const before = await dir.contents();

    const { refusal } = await clientNewIn(dir.path);

    expect(refusal).toContain(`has ${what}, for which it takes the sops program`);
    expect(refusal).toContain(
      `  cd ${dir.path} && idpfile secret new wiki --print | sops encrypt --filename-override secrets/wiki.sops.yaml --output secrets/wiki.sops.yaml /dev/stdin\n`,
    );
    expect(refusal).toContain('Or let it keep a hash, with --hash.');
    expect(await dir.contents()).toEqual(before);
  });

  test('and the exit code is 2', async () => {
    await using dir = await startedDirectory({ '.sops.yaml': sopsYAML('pgp: 1234') });

    const words = ['client', 'new', 'cron', '--type', 'service', '-C', dir.path];
    const { code, stdout, stderr } = await runIdpfile(words);

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^idpfile: rule 1 of .*\.sops\.yaml has pgp/);
  });
});

describe('a rule that would do harm is refused', () => {
  test.each([
    ['that leaves the values readable', ['encrypted_regex: ^password$'], /does not fit a Secret/],
    ['that would encrypt the name too', [], /does not fit a Secret/],
    ['with a key that sops ignores', [SECRET_VALUES_ONLY, 'path_regexp: x'], /key path_regexp/],
    ['with a damaged recipient', [SECRET_VALUES_ONLY], /a recipient is damaged/],
  ])('one %s', async (what, lines, words) => {
    const age = what.includes('damaged') ? RECIPIENT.replace(/8p$/, '9p') : RECIPIENT;
    const rules = sopsYAML(`age: ${age}`, ...lines);
    await using dir = await startedDirectory({ '.sops.yaml': rules });
    const before = await dir.contents();

    expect((await clientNewIn(dir.path)).refusal).toMatch(words);
    expect(await dir.contents()).toEqual(before);
  });
});
