import { cp, mkdtemp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { inspectDirectory } from '../../src/cli/doctor/inspect-directory.ts';
import type { SecretFinding } from '../../src/cli/doctor/secret-finding.ts';
import { secretsText } from '../../src/cli/doctor/secrets-text.ts';
import { encryptSopsYaml } from '../../src/secret/sops/encrypt-sops.ts';
import { runIdpfile } from '../e2e/idpfile-process.ts';

const FIXTURES = join(import.meta.dirname, '../fixtures/sops');
const CANARY = 'c4n4ry-plaintext-secret';
const SECRET = `apiVersion: v1
kind: Secret
metadata: { name: wiki }
stringData: { secret: "${CANARY}" }
`;

const [ourKey, otherKey] = [await generateX25519Identity(), await generateX25519Identity()];
const ours = await identityToRecipient(ourKey);
const other = await identityToRecipient(otherKey);

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'idpfile-doctor-'));
});
afterEach(() => rm(root, { recursive: true }));

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
}

const rules = (age: string, key = 'path_regex') =>
  write(
    '.sops.yaml',
    `creation_rules:\n  - ${key}: ^secrets/.*\\.yaml$\n    encrypted_regex: ^(data|stringData)$\n    age: ${age}\n`,
  );

const sealed = (recipients: readonly string[], yaml = SECRET) =>
  encryptSopsYaml(yaml, {
    recipients,
    encryptedRegex: '^(data|stringData)$',
    now: new Date('2026-01-02T03:04:05Z'),
  });

const brief = ({ file, severity, kind }: SecretFinding) => `${file}: ${severity} ${kind}`;

/** What is found, without the words. */
async function findingsWith(recipients: readonly string[] = []): Promise<readonly string[]> {
  return (await inspectDirectory(root, recipients)).findings.map(brief);
}

describe('a directory in order', () => {
  beforeEach(async () => {
    await rules(`${ours},${other}`);
    await write('secrets/wiki.yaml', await sealed([other, ours]));
  });

  test('has no finding', async () => {
    expect(await findingsWith()).toEqual([]);
    expect(await findingsWith([ours])).toEqual([]);
  });

  test('is told file by file: recipients, MAC, and when it was changed', async () => {
    const report = await inspectDirectory(root, []);

    expect(report.files).toEqual([
      {
        file: 'secrets/wiki.yaml',
        recipients: [other, ours],
        lastModified: '2026-01-02T03:04:05Z',
        macOnlyEncrypted: false,
        otherKeyServices: [],
        usesShamir: false,
      },
    ]);
    const text = secretsText(report, Date.parse('2026-01-12T00:00:00Z'));
    expect(text).toContain(`opened by  ${other.slice(0, 20)}… ${ours.slice(0, 20)}…\n`);
    expect(text).toContain('MAC over   all values\n');
    expect(text).toContain('changed    2026-01-02T03:04:05Z (9 days ago)\n');
    expect(text).toMatch(/\n1 sops file, 0 errors, 0 warnings\n$/);
  });

  test('is searched below folders and through links to files, not in hidden or foreign folders', async () => {
    const text = await sealed([ours, other]);
    for (const path of ['deep/er/a.yaml', '.git/b.yaml', 'node_modules/x/c.yaml']) {
      await write(path, text);
    }
    await symlink(join(root, 'secrets/wiki.yaml'), join(root, 'link.yaml'));
    await symlink(root, join(root, 'circle'));
    await symlink(join(root, 'nowhere'), join(root, 'dangling.yaml'));

    const { files } = await inspectDirectory(root, []);

    expect(files.map(({ file }) => file)).toEqual([
      'deep/er/a.yaml',
      'link.yaml',
      'secrets/wiki.yaml',
    ]);
  });

  test('may hold files that speak of sops', async () => {
    await write('README.md', 'sops: the block ends with\nlastmodified: "2026"\n');
    await write('clients/a.yaml', 'sops: no\n---\nlastmodified: never\n');
    await write('notes.yaml', 'lastmodified: "2026"\nname: x\n');

    expect((await inspectDirectory(root, [])).files).toHaveLength(1);
  });
});

describe('recipients', () => {
  test('that the rule names and the file lacks are an error', async () => {
    await rules(`${ours},${other}`);
    await write('secrets/wiki.yaml', await sealed([other]));

    const { findings } = await inspectDirectory(root, []);

    expect(findings.map(brief)).toEqual(['secrets/wiki.yaml: error recipient-missing']);
    expect(findings[0]?.message).toContain(ours.slice(0, 20));
    expect(findings[0]?.message).toContain('rule 1 of .sops.yaml');
    expect(findings[0]?.help).toContain('sops updatekeys secrets/wiki.yaml');
  });

  test('that the file has and the rule does not name are an error', async () => {
    await rules(ours);
    await write('secrets/wiki.yaml', await sealed([other, ours]));

    const { findings } = await inspectDirectory(root, []);

    expect(findings.map(brief)).toEqual(['secrets/wiki.yaml: error recipient-unknown']);
    expect(findings[0]?.message).toContain(other.slice(0, 20));
    expect(findings[0]?.help).toContain('sops rotate --in-place secrets/wiki.yaml');
  });

  test('that lack the identity at hand are an error, and none where no identity is', async () => {
    await write('secrets/wiki.yaml', await sealed([other]));

    expect(await findingsWith([ours])).toEqual(['secrets/wiki.yaml: error identity-missing']);
    expect(await findingsWith([ours, other])).toEqual([]);
    expect(await findingsWith()).toEqual([]);
  });

  test('are compared with the nearest .sops.yaml above the file', async () => {
    await rules(other);
    await write('team/.sops.yaml', `creation_rules:\n  - age: ${ours}\n`);
    await write('team/secrets/a.yaml', await sealed([ours]));
    await write('secrets/b.yaml', await sealed([ours]));

    expect(await findingsWith()).toEqual([
      'secrets/b.yaml: error recipient-missing',
      'secrets/b.yaml: error recipient-unknown',
    ]);
  });
});

describe('a .sops.yaml', () => {
  test('with a key that sops ignores is an error that names the right one', async () => {
    await rules(ours, 'path_regexp');
    await write('secrets/wiki.yaml', await sealed([ours]));

    const { findings } = await inspectDirectory(root, []);

    expect(findings.map(brief)).toEqual(['.sops.yaml: error rule-unknown-key']);
    expect(findings[0]).toMatchObject({
      message: 'rule 1 has a key "path_regexp" that sops does not know and ignores',
      help: 'did you mean path_regex?',
    });
  });

  test.each([
    ['is no YAML', 'creation_rules: ['],
    ['has no list of rules', 'creation_rules: { age: x }'],
    ['has a pattern that is none', `creation_rules:\n  - path_regex: "("\n    age: ${ours}\n`],
  ])('that %s is an error', async (_, text) => {
    await write('.sops.yaml', text);
    await write('secrets/wiki.yaml', await sealed([ours]));

    expect(await findingsWith()).toEqual(['.sops.yaml: error rule-malformed']);
  });

  test('without a rule for a file is a warning', async () => {
    await rules(ours);
    await write('elsewhere/wiki.yaml', await sealed([ours]));

    expect(await findingsWith()).toEqual(['elsewhere/wiki.yaml: warning no-rule']);
  });
});

describe('plaintext', () => {
  test('under the name of a secret is an error that names the place and not the value', async () => {
    const yaml = `${SECRET}password: ${CANARY}\ndeep: [{ apiKey: "${CANARY}" }]\npasswordHash: $2b$10$7hEhoYwKl5AwkWvLGv8Rd.ZfvwEw0SAc4zDxMjtUUtZX2bTdm4SNy\nsecretRef: wiki\ntoken: 7\nseed: ""\n`;
    await write('secrets/wiki.yaml', await sealed([ours], yaml));

    const report = await inspectDirectory(root, []);

    expect(report.findings.map(({ kind, message }) => `${kind}: ${message}`)).toEqual([
      'plaintext-value: the value at /password is not encrypted',
      'plaintext-value: the value at /deep/0/apiKey is not encrypted',
    ]);
    expect(JSON.stringify(report)).not.toContain(CANARY);
    expect(secretsText(report, Date.now())).not.toContain(CANARY);
  });

  test('in a Secret whose data nothing encrypts is an error for each key', async () => {
    const text = await encryptSopsYaml(SECRET, { recipients: [ours], encryptedRegex: '^nothing$' });
    await write('secrets/wiki.yaml', text);

    const { findings } = await inspectDirectory(root, []);

    expect(findings.map(({ message }) => message)).toEqual([
      'the value at /stringData/secret is not encrypted',
    ]);
  });

  test('where a rule demands a sops file is an error', async () => {
    await rules(ours);
    await write('secrets/wiki.yaml', SECRET);
    await write('secrets/README.md', 'About these.');
    await write('secrets/empty.yaml', '');

    expect(await findingsWith()).toEqual(['secrets/wiki.yaml: error not-encrypted']);
  });
});

describe('files that the server cannot open', () => {
  test.each([
    ['shamir.enc.yaml', /^x\.enc\.yaml: error shamir$/],
    ['conf.enc.ini', /^x\.enc\.ini: error unreadable$/],
    ['multidoc.enc.yaml', /^x\.enc\.yaml: error unreadable$/],
  ])('%s is told as an error', async (name, finding) => {
    const path = `x${name.slice(name.indexOf('.'))}`;
    await cp(join(FIXTURES, 'generated', name), join(root, path));

    const [first, ...rest] = await findingsWith();

    expect(first).toMatch(finding);
    expect(rest).toEqual([]);
  });

  test('one for PGP alone is an error, one for PGP beside age a warning', async () => {
    const text = await sealed([ours]);
    const pgp =
      '    pgp:\n        - fp: 85D77543B3D624B63CEA9E6DBC17301B491B3F21\n          enc: x\n';
    await write('both.yaml', text.replace('sops:\n', `sops:\n${pgp}`));
    await write(
      'only.yaml',
      text.replace('sops:\n', `sops:\n${pgp}`).replace(/ {4}age:\n[^]*?(?= {4}lastmodified)/, ''),
    );

    const { findings } = await inspectDirectory(root, []);

    expect(findings.map(brief)).toEqual([
      'both.yaml: warning other-key-service',
      'only.yaml: error no-age-recipient',
    ]);
    expect(findings.map(({ message }) => message).join()).toMatch(/pgp.*pgp/);
  });

  test('one without a MAC is an error', async () => {
    await write('a.yaml', (await sealed([ours])).replace(/^ +mac: .*\n/m, ''));

    expect(await findingsWith()).toEqual(['a.yaml: error no-mac']);
  });
});

test('JSON, dotenv and binary files of sops are looked at as well', async () => {
  const names = ['order.enc.json', 'env.enc.env', 'text.enc.txt'];
  for (const name of names) await cp(join(FIXTURES, 'generated', name), join(root, name));

  const { files } = await inspectDirectory(root, []);

  expect(files.map(({ file }) => file)).toEqual(names.toSorted());
  expect(files.flatMap(({ recipients }) => recipients)).toHaveLength(files.length);
});

describe('idpfile doctor secrets', () => {
  test('exits with 0 where all is in order, a warning included', async () => {
    await rules(ours);
    await write('elsewhere/wiki.yaml', await sealed([ours]));

    const { code, stdout, stderr } = await runIdpfile(['doctor', 'secrets', root]);

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/1 sops file, 0 errors, 1 warning\n$/);
  });

  test('exits with 1 and says all in JSON where an error is found, without a key', async () => {
    await write('secrets/wiki.yaml', (await sealed([other])).replace(/^ +mac: .*\n/m, ''));

    const { code, stdout } = await runIdpfile(['doctor', 'secrets', root, '-f', 'json']);

    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toEqual({
      files: [expect.objectContaining({ file: 'secrets/wiki.yaml', recipients: [other] })],
      findings: [
        {
          file: 'secrets/wiki.yaml',
          kind: 'no-mac',
          severity: 'error',
          message: expect.stringContaining('no MAC') as unknown,
          help: expect.stringContaining('sops edit --ignore-mac secrets/wiki.yaml') as unknown,
        },
      ],
    });
  });

  test('says which files the key of the environment does not open, and shows no key', async () => {
    await write('secrets/wiki.yaml', await sealed([other]));

    const { code, stdout, stderr } = await runIdpfile(['doctor', 'secrets', root], {
      SOPS_AGE_KEY: ourKey,
    });

    expect(code).toBe(1);
    expect(stdout).toContain('error: no age identity at hand opens the file');
    expect(stderr).toContain('warning: SOPS_AGE_KEY');
    expect(stdout + stderr).not.toContain(ourKey.slice(15));
  });

  test.each([
    ['the directory is missing', ['/nonexistent/directory'], {}, /does not exist/],
    ['the age key is damaged', ['.'], { SOPS_AGE_KEY: 'AGE-SECRET-KEY-1X' }, /damaged/],
    ['the format is unknown', ['.', '-f', 'xml'], {}, /text, json/],
  ])('exits with 2 when %s', async (_, words, environment, message) => {
    const { code, stderr } = await runIdpfile(['doctor', 'secrets', ...words], environment);

    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });
});

describe('a client or person with encrypted fields', () => {
  const PERSON = `apiVersion: idpfile/v1
kind: User
metadata: { name: ann }
spec: { email: ${CANARY}@example.com, passwordHash: none }
`;
  const sealedPerson = (macOnlyEncrypted: boolean) =>
    encryptSopsYaml(PERSON, {
      recipients: [ours],
      encryptedRegex: '^(email|passwordHash)$',
      macOnlyEncrypted,
    });

  test('is listed like any other sops file', async () => {
    await write('users/ann.yaml', await sealedPerson(false));
    const { files, findings } = await inspectDirectory(root, [ours]);
    expect(files.map(({ file }) => file)).toEqual(['users/ann.yaml']);
    expect(findings.map(brief)).toEqual([]);
  });

  test('is not read where the MAC leaves out what is readable', async () => {
    await write('users/ann.yaml', await sealedPerson(true));
    expect(await findingsWith()).toEqual(['users/ann.yaml: error mac-only-encrypted']);
  });
});
