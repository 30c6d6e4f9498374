import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import {
  generateHybridIdentity,
  generateX25519Identity,
  identityToRecipient,
} from 'age-encryption';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AgeIdentityError, loadAgeIdentities } from '../../src/secret/age-identities.ts';

const one = await generateX25519Identity();
const other = await generateX25519Identity();
const recipientOfOne = await identityToRecipient(one);
const postQuantum = await generateHybridIdentity();

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'age-identities-'));
});

afterEach(async () => {
  await rm(directory, { recursive: true });
});

async function keyFile(text: string, mode = 0o400): Promise<string> {
  const path = join(directory, 'keys.txt');
  await writeFile(path, text);
  await chmod(path, mode);
  return path;
}

async function recipientsOf(env: Record<string, string>): Promise<readonly string[]> {
  return (await loadAgeIdentities(env)).identities.map(({ recipient }) => recipient);
}

describe('identities are taken', () => {
  test('from nowhere when nothing is named', async () => {
    expect(await loadAgeIdentities({ HOME: directory })).toEqual({ identities: [], warnings: [] });
  });

  test('from SOPS_AGE_KEY_FILE, several of them, with comments and blank lines', async () => {
    const path = await keyFile(`# created: today\r\n${one}\r\n\n  ${postQuantum}  \n`);

    expect(await recipientsOf({ SOPS_AGE_KEY_FILE: path })).toEqual([
      recipientOfOne,
      await identityToRecipient(postQuantum),
    ]);
  });

  test('from the credential age-key of systemd', async () => {
    await writeFile(join(directory, 'age-key'), one, { mode: 0o400 });

    expect(await recipientsOf({ CREDENTIALS_DIRECTORY: directory })).toHaveLength(1);
  });

  test('from elsewhere when systemd passes other credentials only', async () => {
    expect(
      await recipientsOf({ CREDENTIALS_DIRECTORY: directory, SOPS_AGE_KEY: one }),
    ).toHaveLength(1);
  });

  test('from SOPS_AGE_KEY, several on a line, with a warning', async () => {
    const { identities, warnings } = await loadAgeIdentities({ SOPS_AGE_KEY: `${one} ${other}` });

    expect(identities).toHaveLength(2);
    expect(warnings).toEqual([expect.stringMatching(/^SOPS_AGE_KEY: .*use SOPS_AGE_KEY_FILE$/)]);
  });

  test('from all sources together, each once', async () => {
    const env = { SOPS_AGE_KEY_FILE: await keyFile(one), SOPS_AGE_KEY: `${other} ${one}` };

    expect(await recipientsOf(env)).toEqual([recipientOfOne, await identityToRecipient(other)]);
  });
});

describe('a file with identities', () => {
  test.each([0o420, 0o402, 0o666])('of mode %o is refused: others may write it', async (mode) => {
    const env = { SOPS_AGE_KEY_FILE: await keyFile(one, mode) };

    await expect(loadAgeIdentities(env)).rejects.toMatchObject({
      name: 'AgeIdentityError',
      code: 'age-identity-writable',
      message: expect.stringContaining('chmod 0400'),
    });
  });

  test('that everyone may read is taken with a warning', async () => {
    const env = { SOPS_AGE_KEY_FILE: await keyFile(one, 0o444) };

    const { identities, warnings } = await loadAgeIdentities(env);

    expect(identities).toHaveLength(1);
    expect(warnings).toEqual([expect.stringContaining('everyone may read the file (mode 0444)')]);
  });

  test.each([0o400, 0o440, 0o600])('of mode %o is taken without a warning', async (mode) => {
    const env = { SOPS_AGE_KEY_FILE: await keyFile(one, mode) };

    expect((await loadAgeIdentities(env)).warnings).toEqual([]);
  });

  test('that does not exist is an error, even beside another source', async () => {
    const env = { SOPS_AGE_KEY_FILE: join(directory, 'absent'), SOPS_AGE_KEY: one };

    await expect(loadAgeIdentities(env)).rejects.toMatchObject({ code: 'age-identity-missing' });
  });

  test('that is a directory is an error', async () => {
    await mkdir(join(directory, 'keys'));

    await expect(
      loadAgeIdentities({ SOPS_AGE_KEY_FILE: join(directory, 'keys') }),
    ).rejects.toMatchObject({ code: 'age-identity-unreadable' });
  });
});

describe('a line that is no usable identity', () => {
  test.each([
    ['damaged', `${one.slice(0, -1)}${one.endsWith('Q') ? 'P' : 'Q'}`, 'is damaged'],
    ['cut off', one.slice(0, 40), 'is damaged'],
    ['in lower case', one.toLowerCase(), 'not an age identity'],
    ['two on a line of a file', `${one} ${other}`, 'not an age identity'],
    ['a recipient', recipientOfOne, 'the public half'],
    ['a plugin identity', 'AGE-PLUGIN-YUBIKEY-1XYZ', 'plugin identities are not supported'],
    ['an SSH key', '-----BEGIN OPENSSH PRIVATE KEY-----', 'SSH keys are not supported'],
  ])('%s: named by file and line, and never shown', async (_, line, problem) => {
    const path = await keyFile(`# a comment\n${line}\n`);

    const error: unknown = await loadAgeIdentities({ SOPS_AGE_KEY_FILE: path }).catch(
      (thrown: unknown) => thrown,
    );

    expect(error).toBeInstanceOf(AgeIdentityError);
    expect(error).toMatchObject({
      code: 'age-identity-malformed',
      message: expect.stringMatching(/^SOPS_AGE_KEY_FILE \(.*keys\.txt\) line 2: /),
    });
    expect(String(error)).toContain(problem);
    for (const word of line.split(' ')) expect(inspect(error)).not.toContain(word.slice(0, 24));
  });

  test('no identity at all', async () => {
    const env = { SOPS_AGE_KEY_FILE: await keyFile('# nothing\n') };

    await expect(loadAgeIdentities(env)).rejects.toThrow(/holds no age identity/);
  });
});

test('a loaded identity prints its public half only', async () => {
  const loaded = await loadAgeIdentities({ SOPS_AGE_KEY: one });

  for (const printed of [JSON.stringify(loaded), inspect(loaded, { depth: 9, showHidden: true })]) {
    expect(printed).toContain(recipientOfOne);
    expect(printed).not.toContain(one);
  }
});
