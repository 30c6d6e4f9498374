import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { resolveSecretValue, type SecretSource } from '../../src/secret/secret-value.ts';
import { openSops } from '../../src/secret/sops/open-sops.ts';
import { encryptSopsYaml } from '../../src/secret/sops/encrypt-sops.ts';
import type { SopsFormat } from '../../src/secret/sops/sops-format.ts';
import { fixtureBytes, fixtureIdentities } from './sops-fixture.ts';

const identities = await fixtureIdentities('generated/key-a.txt');
const recipients = identities.map(({ recipient }) => recipient);

async function openYaml(yaml: string, encryptedRegex = '.*'): Promise<SecretSource> {
  const text = await encryptSopsYaml(yaml, { recipients, encryptedRegex });
  return await openBytes(Buffer.from(text), 'yaml');
}

async function openBytes(bytes: Uint8Array, format: SopsFormat): Promise<SecretSource> {
  return { format, ...(await openSops(bytes, { format, identities })) };
}

function reveal(source: SecretSource, key?: string): string {
  const result = resolveSecretValue(source, key);
  if (!result.ok) throw new Error(`${result.code}: ${result.message}`);
  return result.secret.reveal();
}

const base64 = (text: string | Uint8Array) => Buffer.from(text).toString('base64');

const KUBERNETES = `apiVersion: v1
kind: Secret
metadata: {name: grafana}
stringData:
  plain: abc
  number: 123
  both: wins
  empty: ""
  line: |
    one
data:
  encoded: ${base64('xyz\n')}
  both: ${base64('loses')}
  binary: ${base64(new Uint8Array([0xff, 0xfe]))}
  bad: "not base64!"
  unpadded: YWI
`;

describe('a Kubernetes Secret', async () => {
  const source = await openYaml(KUBERNETES, '^(data|stringData)$');

  test.each([
    ['plain', 'abc'],
    ['encoded', 'xyz'],
    ['both', 'wins'],
    ['line', 'one'],
  ])('gives the value of %s', (key, value) => {
    expect(reveal(source, key)).toBe(value);
  });

  test.each([
    ['number', 'secret-value', 'the value at /stringData/number is of type number, not a string'],
    ['empty', 'secret-value', 'the value at /stringData/empty is empty'],
    ['bad', 'secret-value', 'the value at /data/bad is not base64'],
    ['unpadded', 'secret-value', 'the value at /data/unpadded is not base64'],
    ['binary', 'secret-value', 'the value at /data/binary is not UTF-8 text'],
  ])('does not give the value of %s', (key, code, message) => {
    expect(resolveSecretValue(source, key)).toMatchObject({ ok: false, code, message });
  });

  test.each(['__proto__', 'constructor', 'toString', 'metadata', '/stringData/plain'])(
    'has no key %s',
    (key) => {
      expect(resolveSecretValue(source, key)).toMatchObject({ code: 'unknown-secret-key' });
    },
  );

  test('names its keys, and the one that was probably meant', () => {
    expect(resolveSecretValue(source, 'encodedd')).toEqual({
      ok: false,
      code: 'unknown-secret-key',
      message:
        'there is no key "encodedd"; the file has plain, number, both, empty, line, encoded, binary, bad, unpadded',
      help: 'did you mean encoded?',
    });
  });

  test('needs a key when it has several', () => {
    expect(resolveSecretValue(source, undefined)).toMatchObject({
      code: 'unknown-secret-key',
      help: 'name one as key',
    });
  });

  test('needs no key when it has one', async () => {
    const single = await openYaml('apiVersion: v1\nkind: Secret\nstringData: {a: b}\n');

    expect(reveal(single)).toBe('b');
  });

  test('without any key says so', async () => {
    const none = await openYaml('apiVersion: v1\nkind: Secret\nstringData: []\n', 'stringData');

    expect(resolveSecretValue(none, 'a')).toMatchObject({
      message: 'there is no key "a"; the file has none',
    });
  });
});

describe('a mapping', async () => {
  const source = await openYaml('grafana: s1\nteam:\n  wiki/x: s2\nlist: [s3]\nnothing: null\n');

  test.each([
    ['grafana', 's1'],
    ['/grafana', 's1'],
    ['/team/wiki~1x', 's2'],
    ['/list/0', 's3'],
  ])('gives the value of %s', (key, value) => {
    expect(reveal(source, key)).toBe(value);
  });

  test.each([
    ['team', 'secret-value', 'the value at /team is of type object, not a string'],
    ['list', 'secret-value', 'the value at /list is a list, not a string'],
    ['nothing', 'secret-value', 'the value at /nothing is null, not a string'],
    ['/list/length', 'unknown-secret-key', expect.stringContaining('no key "/list/length"')],
    ['/constructor/name', 'unknown-secret-key', expect.stringContaining('no key')],
    ['/__proto__/a', 'unknown-secret-key', expect.stringContaining('no key')],
    ['/', 'unknown-secret-key', expect.stringContaining('no key')],
  ])('does not give the value of %s', (key, code, message) => {
    expect(resolveSecretValue(source, key)).toMatchObject({ ok: false, code, message });
  });

  test('needs no key when it has one', async () => {
    expect(reveal(await openYaml('a: b\n'))).toBe('b');
  });

  test('loses one line end, and no more', async () => {
    expect(reveal(await openYaml('a: "b\\n\\n"\n'))).toBe('b\n');
    expect(reveal(await openYaml('a: "b\\r\\n"\n'))).toBe('b');
    expect(resolveSecretValue(await openYaml('a: "\\n"\n'), 'a')).toMatchObject({
      code: 'secret-value',
      message: 'the value at /a is empty',
    });
  });
});

describe('other formats', () => {
  test('a dotenv file gives values literally', async () => {
    const source = await openBytes(fixtureBytes('generated/env.enc.env'), 'dotenv');

    expect(reveal(source, 'GRAFANA_SECRET')).toBe('abc def # not a comment');
    expect(reveal(source, 'QUOTED')).toBe('"kept quotes"');
    expect(resolveSecretValue(source, 'PLAIN_unencrypted')).toMatchObject({
      code: 'secret-plaintext',
    });
  });

  test('a JSON file gives values by key', async () => {
    const written = await encryptSopsYaml('{"a": "x", "b": {"c": "y"}}', { recipients });
    const source = await openBytes(Buffer.from(JSON.stringify(parse(written))), 'json');

    expect(reveal(source, 'a')).toBe('x');
    expect(reveal(source, '/b/c')).toBe('y');
  });

  test('a binary file is one secret without a key', async () => {
    const source = await openBytes(fixtureBytes('generated/text.enc.txt'), 'binary');

    expect(reveal(source)).toBe('hello text');
    expect(resolveSecretValue(source, 'data')).toMatchObject({
      code: 'unknown-secret-key',
      help: 'leave out key',
    });
  });
});

describe('a value that was never encrypted', () => {
  const plain: SecretSource = {
    format: 'yaml',
    value: { apiVersion: 'v1', kind: 'Secret', stringData: { a: 'b' } },
    encrypted: new Set(),
  };

  test('is no secret', () => {
    expect(resolveSecretValue(plain, 'a')).toMatchObject({
      ok: false,
      code: 'secret-plaintext',
      message: 'the value at /stringData/a is not encrypted',
      pointer: '/stringData/a',
    });
  });

  test('is no secret beside others that are', async () => {
    const source = await openYaml('a: x\nb: y\n', '^a$');

    expect(reveal(source, 'a')).toBe('x');
    expect(resolveSecretValue(source, 'b')).toMatchObject({ code: 'secret-plaintext' });
  });

  test('is one where plaintext is allowed', () => {
    const result = resolveSecretValue(plain, 'a', { allowPlaintext: true });

    expect(result.ok && result.secret.reveal()).toBe('b');
  });
});
