import { compare } from 'bcrypt';
import { parse } from 'yaml';
import { describe, expect, test } from 'vitest';
import { userNew, type UserNewOptions } from '../../../src/cli/author/user-new.ts';
import { userPasswd } from '../../../src/cli/author/user-passwd.ts';
import { runIdpfile } from '../../e2e/idpfile-process.ts';
import { heard, startedDirectory } from './authoring.ts';
import { runWithInput } from './run-with-input.ts';

const UUID = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

function userNewIn(directory: string, more: Partial<UserNewOptions> = {}) {
  const given = { fullName: undefined, email: undefined, groups: [], passwordFromInput: false };
  return heard(() => userNew({ directory, name: 'alice', ...given, ...more }));
}

function passwdIn(directory: string, name: string) {
  return heard(() => userPasswd({ directory, name, passwordFromInput: false }));
}

const specOf = (text: string) => (parse(text) as { spec: Record<string, unknown> }).spec;
const passwordIn = (stdout: string) => /with the password (\S+)\n/.exec(stdout)?.[1] ?? '';

describe('user new', () => {
  test('writes a person with a password that is shown once and kept as a hash', async () => {
    await using dir = await startedDirectory();
    const about = {
      fullName: 'Alice: Example',
      email: 'alice@example.com',
      groups: ['staff', 'x'],
    };

    const { code, stdout } = await userNewIn(dir.path, about);

    expect(code).toBe(0);
    const text = await dir.read('users/alice.yaml');
    const { passwordHash, ...spec } = specOf(text);
    expect(spec).toEqual({
      sub: expect.stringMatching(UUID) as string,
      name: 'Alice: Example',
      email: 'alice@example.com',
      groups: ['staff', 'x'],
    });
    expect(passwordIn(stdout)).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/);
    expect(await compare(passwordIn(stdout), String(passwordHash))).toBe(true);
    expect((await runIdpfile(['validate', dir.path])).code).toBe(0);
  });

  test('makes another subject each time, so that a name can be given to somebody else', async () => {
    await using one = await startedDirectory();
    await using other = await startedDirectory();
    await userNewIn(one.path);
    await userNewIn(other.path);

    const [first, second] = await Promise.all(
      [one, other].map(async (dir) => specOf(await dir.read('users/alice.yaml'))['sub']),
    );
    expect(first).not.toBe(second);
  });

  test('takes a password from standard input, and does not repeat it', async () => {
    await using dir = await startedDirectory();
    const words = ['user', 'new', 'bob', '--password-stdin', '-C', dir.path];

    const { code, stdout, stderr } = await runWithInput(words, 'correct horse\n');

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).not.toContain('horse');
    const { passwordHash } = specOf(await dir.read('users/bob.yaml'));
    expect(await compare('correct horse', String(passwordHash))).toBe(true);
  });

  test.each([
    ['an empty password', '\n', 'it is empty'],
    ['one over 72 bytes', 'x'.repeat(73), '73 bytes'],
  ])('refuses %s', async (_, input, words) => {
    await using dir = await startedDirectory();
    const before = await dir.contents();

    const command = ['user', 'new', 'bob', '--password-stdin', '-C', dir.path];
    const { code, stderr } = await runWithInput(command, input);

    expect(code).toBe(2);
    expect(stderr).toContain(words);
    expect(await dir.contents()).toEqual(before);
  });

  test('refuses an email address that somebody else has', async () => {
    await using dir = await startedDirectory();
    const before = await dir.contents();

    const { refusal, stderr } = await userNewIn(dir.path, { email: 'demo@example.com' });

    expect(refusal).toContain('nothing was written');
    expect(stderr).toContain('[duplicate-login]');
    expect(await dir.contents()).toEqual(before);
  });
});

describe('user passwd', () => {
  const FILE = `# The one who pays.
apiVersion: idpfile/v1
kind: User
metadata: {name: alice}
spec:
    username:   al   # short
    passwordHash: "$2b$10$7hEhoYwKl5AwkWvLGv8Rd.ZfvwEw0SAc4zDxMjtUUtZX2bTdm4SNy" # since May
    groups: [ staff ]
`;

  test('changes the hash, and no other byte', async () => {
    await using dir = await startedDirectory({ 'users/alice.yaml': FILE });

    const { code, stdout } = await passwdIn(dir.path, 'alice');

    expect(code).toBe(0);
    const after = await dir.read('users/alice.yaml');
    const hash = /"(\$2b\$10\$\S+)" # since May\n/.exec(after)?.[1] ?? '';
    expect(after.replace(hash, /\$2b[^"]+/.exec(FILE)?.[0] ?? '')).toBe(FILE);
    expect(stdout).toContain('Sign in as al with the password ');
    expect(await compare(passwordIn(stdout), hash)).toBe(true);
  });

  test('finds the person by the user name as well', async () => {
    await using dir = await startedDirectory({ 'users/alice.yaml': FILE });

    expect((await passwdIn(dir.path, 'al')).code).toBe(0);
  });

  test('gives a password to somebody who had none', async () => {
    await using dir = await startedDirectory();

    const { stdout } = await passwdIn(dir.path, 'demo');

    const text = await dir.read('users/demo.yaml');
    expect(await compare(passwordIn(stdout), String(specOf(text)['passwordHash']))).toBe(true);
    expect(text).toMatch(/ {4}- staff\n {2}passwordHash: \S+\n$/);
  });

  test('names who was probably meant', async () => {
    await using dir = await startedDirectory();

    expect((await passwdIn(dir.path, 'demoo')).refusal).toBe(
      'no user is called demoo: did you mean demo?',
    );
  });

  test('leaves a LocalUser alone, whose password stands in a Secret', async () => {
    const local = `apiVersion: auth.stakater.com/v1alpha1
kind: LocalUser
metadata: { name: bob }
spec: { credentialSecretRef: { name: bob } }
`;
    await using dir = await startedDirectory({ 'users/bob.yaml': local });

    expect((await passwdIn(dir.path, 'bob')).refusal).toMatch(/bob is a LocalUser/);
    expect(await dir.read('users/bob.yaml')).toBe(local);
  });
});
