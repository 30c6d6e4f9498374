import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runIdpfile } from '../e2e/idpfile-process.ts';
import { createAgeKey, secretYAML } from '../e2e/sops-secret.ts';
import { clientYAML, issuerYAML } from '../snapshot/tree-of.ts';
import { createTemporaryDirectory } from '../tree/temporary-directory.ts';

const FORMATS = ['text', 'json', 'sarif', 'github', 'gitlab', 'junit'] as const;

/** A directory `idp` with these files and an Issuer, and room for reports beside it. */
function directoryOf(files: Readonly<Record<string, string>> = {}) {
  const root = createTemporaryDirectory();
  root.write('idp/issuer.yaml', issuerYAML());
  for (const [path, text] of Object.entries(files)) root.write(`idp/${path}`, text);
  const read = (path: string) => readFileSync(root.at(path), 'utf8');
  return { root, idp: root.at('idp'), read, [Symbol.dispose]: () => root[Symbol.dispose]() };
}

describe('validate -f', () => {
  test('writes several reports in one run, one of them to standard output', async () => {
    using dir = directoryOf({ 'clients/a.yaml': clientYAML('a', '  enabled: yes') });
    const outputs = FORMATS.slice(1).map((format) => `${format}=${dir.root.at(format)}`);
    const words = ['text', ...outputs].flatMap((word) => ['-f', word]);
    const { code, stdout, stderr } = await runIdpfile(['validate', dir.idp, ...words]);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toMatch(/^clients\/a\.yaml:7:12: error: .*\[wrong-type\]$/m);
    expect(JSON.parse(dir.read('json'))).toHaveLength(1);
    expect(JSON.parse(dir.read('gitlab'))).toHaveLength(1);
    expect(JSON.parse(dir.read('sarif'))).toMatchObject({
      runs: [{ results: [{ ruleId: 'wrong-type' }] }],
    });
    expect(dir.read('github')).toMatch(/^::error file=\S+a\.yaml,line=7,/);
    expect(dir.read('junit')).toContain('<testsuites tests="2" failures="1" errors="0">');
    expect(readdirSync(dir.root.path).sort()).toEqual([...FORMATS.slice(1), 'idp'].sort());
  });

  test('a directory that cannot be read never looks like one without mistakes', async () => {
    using dir = directoryOf({ 'clients/a.yaml': clientYAML('a') });
    const outputs = FORMATS.map((format) => `${format}=${dir.root.at(format)}`);
    const words = outputs.flatMap((word) => ['-f', word]);
    expect((await runIdpfile(['validate', dir.idp, ...words])).code).toBe(0);
    expect(JSON.parse(dir.read('json'))).toEqual([]);

    const { code, stdout, stderr } = await runIdpfile(['validate', dir.root.at('lost'), ...words]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^idpfile: .* does not exist/);
    expect(existsSync(dir.root.at('json'))).toBe(false);
    expect(dir.read('text')).toMatch(/^not evaluated: .* does not exist/);
    expect(dir.read('github')).toMatch(/^::error title=not evaluated::.* does not exist/);
    expect(JSON.parse(dir.read('gitlab'))).toMatchObject([{ check_name: 'not-evaluated' }]);
    expect(dir.read('junit')).toContain('errors="1"');
    const [run] = (JSON.parse(dir.read('sarif')) as { runs: object[] }).runs;
    expect(run).toMatchObject({ invocations: [{ executionSuccessful: false }] });
    expect(run).not.toHaveProperty('results');
  });

  test.each([
    ['json', /^$/],
    ['sarif', /"executionSuccessful": false/],
  ])('%s on standard output does not either', async (format, expected) => {
    using dir = directoryOf();
    const words = ['validate', dir.root.at('lost'), '-f', format];
    const { code, stdout } = await runIdpfile(words);
    expect(code).toBe(2);
    expect(stdout).toMatch(expected);
  });

  test.each([
    [['-f', 'text', '-f', 'json'], 'standard output has room for one format'],
    [['-f', 'html'], 'there is no format html'],
  ])('%j is wrong use', async (words, problem) => {
    using dir = directoryOf();
    const { code, stdout, stderr } = await runIdpfile(['validate', dir.idp, ...words]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(problem);
  });

  test('a report that cannot be written is told, and nothing else is left', async () => {
    using dir = directoryOf();
    const file = dir.root.at('no/such/folder.json');
    const { code, stderr } = await runIdpfile(['validate', dir.idp, '-f', `json=${file}`]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^idpfile: .*folder\.json cannot be written: ENOENT/);
    expect(readdirSync(dir.root.path)).toEqual(['idp']);
  });

  test('a report replaces a file as a whole, and keeps its mode', async () => {
    using dir = directoryOf();
    dir.root.write('out.json', 'x'.repeat(10_000));
    chmodSync(dir.root.at('out.json'), 0o600);
    await runIdpfile(['validate', dir.idp, '-f', `json=${dir.root.at('out.json')}`]);
    expect(dir.read('out.json')).toBe('[]\n');
    expect(statSync(dir.root.at('out.json')).mode & 0o777).toBe(0o600);
  });

  test('a report may go to a device, which stays one', async () => {
    using dir = directoryOf();
    const device = ['-f', 'json=/dev/null'];
    expect((await runIdpfile(['validate', dir.idp, ...device])).code).toBe(0);
    expect((await runIdpfile(['validate', dir.root.at('lost'), ...device])).code).toBe(2);
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });
});

describe('validate --fix', () => {
  const BAD = `${clientYAML('a')}  publik: yes # not "public"\n`.replace('  public: true\n', '');

  test('mends, says what it changed, and reports what is left', async () => {
    using dir = directoryOf({
      'clients/a.yaml': BAD.replaceAll('\n', '\r\n'),
      'clients/b.yaml': clientYAML('b', '  Enabled: true\n  pkce: never\n'),
    });
    const { code, stdout } = await runIdpfile(['validate', dir.idp, '--fix']);
    expect(stdout).toMatchInlineSnapshot(`
      "clients/a.yaml:6:3: fixed: publik → public
      clients/b.yaml:7:3: fixed: Enabled → enabled
      clients/a.yaml:6:11: fixed: spec.public: yes → true
      clients/b.yaml:8:9: error: spec.pkce cannot be "never" [not-allowed-value]
        7 |   enabled: true
      > 8 |   pkce: never
          |         ^^^^^
      help: allowed: required, optional

      1 error in 1 file
      "
    `);
    expect(code).toBe(1);
    expect(dir.read('idp/clients/a.yaml')).toBe(
      BAD.replace('publik: yes', 'public: true').replaceAll('\n', '\r\n'),
    );
  });

  test('a second run changes nothing', async () => {
    using dir = directoryOf({ 'clients/a.yaml': BAD });
    expect((await runIdpfile(['validate', dir.idp, '--fix'])).code).toBe(0);
    const before = statSync(dir.root.at('idp/clients/a.yaml'), { bigint: true });
    const { code, stdout } = await runIdpfile(['validate', dir.idp, '--fix']);
    expect(code).toBe(0);
    expect(stdout).not.toContain('fixed');
    expect(statSync(dir.root.at('idp/clients/a.yaml'), { bigint: true })).toEqual(before);
  });

  test('without --fix no file is written', async () => {
    using dir = directoryOf({ 'clients/a.yaml': BAD });
    const before = statSync(dir.root.at('idp/clients/a.yaml'), { bigint: true });
    expect((await runIdpfile(['validate', dir.idp])).code).toBe(1);
    expect(statSync(dir.root.at('idp/clients/a.yaml'), { bigint: true }).ino).toBe(before.ino);
    expect(dir.read('idp/clients/a.yaml')).toBe(BAD);
  });

  test('keeps the mode of a file, writes through a link, and leaves nothing behind', async () => {
    using dir = directoryOf({ 'store/real.yaml': BAD });
    mkdirSync(dir.root.at('idp/clients'));
    symlinkSync('../store/real.yaml', dir.root.at('idp/clients/a.yaml'));
    chmodSync(dir.root.at('idp/store/real.yaml'), 0o640);
    expect((await runIdpfile(['validate', dir.idp, '--fix'])).code).toBe(0);
    expect(lstatSync(dir.root.at('idp/clients/a.yaml')).isSymbolicLink()).toBe(true);
    expect(statSync(dir.root.at('idp/store/real.yaml')).mode & 0o777).toBe(0o640);
    expect(dir.read('idp/store/real.yaml')).toContain('public: true');
    expect(readdirSync(dir.root.at('idp/store'))).toEqual(['real.yaml']);
  });

  test('never touches what sops encrypted', async () => {
    await using key = await createAgeKey();
    const sealed = await key.encrypt(secretYAML('a', 'hunter2').replace('metadata', 'Metadata'));
    using dir = directoryOf({ 'secrets/a.yaml': sealed });
    const words = ['validate', dir.idp, '--fix'];
    const { code, stdout } = await runIdpfile(words, key.environment);
    expect(code).toBe(1);
    expect(stdout).toContain('did you mean metadata?');
    expect(stdout).not.toContain('fixed');
    expect(dir.read('idp/secrets/a.yaml')).toBe(sealed);
  });

  test('standard output stays clean for a program', async () => {
    using dir = directoryOf({ 'clients/a.yaml': BAD });
    const { stdout, stderr } = await runIdpfile(['validate', dir.idp, '--fix', '-f', 'json']);
    expect(JSON.parse(stdout)).toEqual([]);
    expect(stderr).toContain('clients/a.yaml:6:3: fixed: publik → public');
  });
});
