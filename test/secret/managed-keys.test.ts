import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createKeyFiles } from '../../src/secret/key-files.ts';
import {
  generateSigningKeys,
  managedCookieKeys,
  managedPairwiseKey,
} from '../../src/secret/managed-keys.ts';
import { ManagedSigningKeys } from '../../src/secret/managed-signing-keys.ts';
import { privateJwk } from '../../src/secret/signing-keys.ts';

const run = promisify(execFile);

const managedSigningKeys = async (place: string) =>
  (await new ManagedSigningKeys(createKeyFiles(place)).load()).map(({ key }) => key);
const cookieKeys = (place: string) => managedCookieKeys(createKeyFiles(place));
const pairwiseKey = (place: string) => managedPairwiseKey(createKeyFiles(place));

let directory: string;
/** Is made when keys are. */
let state: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'managed-keys-'));
  state = join(directory, 'state');
});

afterEach(async () => {
  await rm(directory, { recursive: true });
});

describe.each([
  ['signing keys', 'signing-keys.json', managedSigningKeys],
  ['cookie keys', 'cookie-keys.json', cookieKeys],
])('%s', (_, name, managedKeys) => {
  test('are made on the first start and the same from then on', async () => {
    await managedKeys(state);
    const text = await readFile(join(state, name), 'utf8');

    await managedKeys(state);

    expect(await readFile(join(state, name), 'utf8')).toBe(text);
  });

  test('are readable by their owner only', async () => {
    await managedKeys(state);

    expect((await stat(join(state, name))).mode & 0o777).toBe(0o600);
    expect((await stat(state)).mode & 0o777).toBe(0o700);
    expect(await readdir(state)).toEqual([name]);
  });

  test.each(['', '{"keys": [{"kty"', '[]', '["c2hvcnQ"]', 'null'])(
    'are never replaced when the file is damaged: %j',
    async (text) => {
      const damaged = join(directory, name);
      await writeFile(damaged, text);

      await expect(managedKeys(directory)).rejects.toMatchObject({
        name: 'KeyFileError',
        code: 'key-file-damaged',
        message: expect.stringMatching(/keys\.json: .*restore it from a backup/),
      });
      expect(await readFile(damaged, 'utf8')).toBe(text);
    },
  );

  test('say so when they cannot be read or created', async () => {
    await mkdir(join(directory, name));
    await expect(managedKeys(directory)).rejects.toMatchObject({ code: 'key-file-unreadable' });
    await writeFile(join(directory, 'file'), '');
    await expect(managedKeys(join(directory, 'file'))).rejects.toMatchObject({
      code: expect.stringMatching(/^key-file-/),
    });
  });
});

test('the first signing keys are one for each algorithm, RS256 before the others', async () => {
  const keys = await managedSigningKeys(state);

  expect(keys.map(({ alg }) => alg)).toEqual(['RS256', 'ES256', 'PS256', 'EdDSA']);
  const lengths = keys.map(({ privateKey }) => privateKey.asymmetricKeyDetails?.modulusLength);
  expect(lengths).toEqual([2048, undefined, 2048, undefined]);
});

test('a file that lacks an algorithm stays as it is and gets a file beside it', async () => {
  const some = await generateSigningKeys(['ES256', 'RS256']);
  const file = join(directory, 'signing-keys.json');
  const text = JSON.stringify({ keys: some.map(privateJwk) });
  await writeFile(file, text);

  const [first, second] = await Promise.all([
    managedSigningKeys(directory),
    managedSigningKeys(directory),
  ]);

  expect(first.map(({ alg }) => alg)).toEqual(['ES256', 'RS256', 'PS256', 'EdDSA']);
  expect(first.slice(0, 2).map(({ kid }) => kid)).toEqual(some.map(({ kid }) => kid));
  expect(await readFile(file, 'utf8')).toBe(text);
  expect((await readdir(directory)).toSorted()).toEqual([
    'signing-keys.EdDSA.json',
    'signing-keys.PS256.json',
    'signing-keys.json',
  ]);
  const again = await managedSigningKeys(directory);
  for (const keys of [second, again]) {
    expect(keys.map(({ kid }) => kid)).toEqual(first.map(({ kid }) => kid));
  }
});

test('signing keys keep their names over a restart', async () => {
  const names = (await managedSigningKeys(state)).map(({ kid }) => kid);

  expect((await managedSigningKeys(state)).map(({ kid }) => kid)).toEqual(names);
});

test('signing keys that are kept nowhere differ each time', async () => {
  const [one] = await generateSigningKeys();
  const [other] = await generateSigningKeys();

  expect(one?.kid).not.toBe(other?.kid);
});

test('the first cookie key is of 32 random bytes', async () => {
  const keys = await cookieKeys(state);

  expect(keys.map((key) => Buffer.from(key.reveal(), 'base64url').length)).toEqual([32]);
});

test('cookie keys that a person has added are kept in their order', async () => {
  const added = ['a', 'b'].map((letter) => Buffer.alloc(32, letter).toString('base64url'));
  await writeFile(join(directory, 'cookie-keys.json'), JSON.stringify(added));

  const keys = await cookieKeys(directory);

  expect(keys.map((key) => key.reveal())).toEqual(added);
});

test('several processes that start at once end with one set of keys', async () => {
  const folder = new URL('../../src/secret/', import.meta.url).href;
  const script = `
    const { createKeyFiles } = await import('${folder}key-files.ts');
    const { ManagedSigningKeys } = await import('${folder}managed-signing-keys.ts');
    const keys = await new ManagedSigningKeys(createKeyFiles(process.argv[1])).load();
    process.stdout.write(keys.map(({ key }) => key.kid).join());
  `;
  const start = () => run(process.execPath, ['--input-type=module', '--eval', script, state]);

  const outputs = await Promise.all([start(), start(), start()]);

  expect(new Set(outputs.map(({ stdout }) => stdout)).size).toBe(1);
  expect(outputs[0]?.stdout).toMatch(/^[\w-]{43}(,[\w-]{43}){3}$/);
});

test('several callers in one process end with one set of keys', async () => {
  const all = await Promise.all(Array.from({ length: 5 }, () => cookieKeys(state)));

  expect(new Set(all.map(([key]) => key?.reveal())).size).toBe(1);
});

test('the key of pairwise subjects is made once, and stays', async () => {
  const [first, again] = [await pairwiseKey(state), await pairwiseKey(state)];

  expect(Buffer.from(first.reveal(), 'base64url')).toHaveLength(32);
  expect(again.reveal()).toBe(first.reveal());
});

test('a damaged key of pairwise subjects is never replaced, and the message says what that would do', async () => {
  const file = join(directory, 'pairwise-key.json');
  await writeFile(file, '["too-short"]');

  await expect(pairwiseKey(directory)).rejects.toMatchObject({
    code: 'key-file-damaged',
    message: expect.stringMatching(/stranger/),
  });
  expect(await readFile(file, 'utf8')).toBe('["too-short"]');
});
