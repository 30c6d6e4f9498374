import { generateHybridIdentity } from 'age-encryption';
import { decryptSops } from 'sops-age';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AgeIdentity } from '../../src/secret/age-identity.ts';
import { decryptSopsFile } from '../../src/secret/decrypt-sops-file.ts';
import { createDataKey, wrapDataKey } from '../../src/secret/sops/data-key.ts';
import { encryptSopsYaml } from '../../src/secret/sops/encrypt-sops.ts';
import { Mac } from '../../src/secret/sops/mac.ts';
import { sealValue } from '../../src/secret/sops/sops-value.ts';
import { valueAt } from '../../src/secret/value-at.ts';
import { fixtureIdentities, fixtureText, identityOf } from './sops-fixture.ts';

const [ours] = await fixtureIdentities('generated/key-a.txt');
if (!ours) throw new Error('the fixture holds no key');

async function encrypt(yaml: string, identity: AgeIdentity = ours!): Promise<string> {
  return await encryptSopsYaml(yaml, { recipients: [identity.recipient] });
}

/** What sops-age makes of one value, undefined when it fails. */
async function sopsAgeValue(
  text: string,
  pointer: string,
  fileType: 'yaml' | 'env' = 'yaml',
  identity: AgeIdentity = ours!,
): Promise<unknown> {
  const secretKey = identity.key.reveal();
  const value: unknown = await decryptSops(text, { secretKey, fileType }).catch(() => undefined);
  return valueAt(value, pointer);
}

async function decrypt(path: string, text: string, identity: AgeIdentity = ours!) {
  return await decryptSopsFile({ path, bytes: Buffer.from(text) }, [identity]);
}

describe('what sops-age cannot read is decided by our reader alone', () => {
  test('post-quantum keys', async () => {
    const postQuantum = await identityOf(await generateHybridIdentity());
    const text = await encrypt('a: "x"\n', postQuantum);

    expect(await decrypt('a.yaml', text, postQuantum)).toMatchObject({
      value: { a: 'x' },
      secondOpinion: 'recipient',
    });
    expect(await sopsAgeValue(text, '/a', 'yaml', postQuantum)).toBeUndefined();
  });

  test.each([
    ['time-type', 'a: 2024-01-02\n', '/a', '2024-01-02T00:00:00Z'],
    ['digit-keys', '"1001":\n  a: "x"\n', '/1001/a', 'x'],
    ['infinity', 'a: .inf\n', '/a', Infinity],
    ['byte-order-mark', 'a: "\\uFEFFx"\n', '/a', '\ufeffx'],
  ])('%s', async (limit, yaml, pointer, value) => {
    const text = await encrypt(yaml);

    const opened = await decrypt('a.yaml', text);

    expect(opened.secondOpinion).toBe(limit);
    expect(valueAt(opened.value, pointer)).toBe(value);
    expect(await sopsAgeValue(text, pointer)).not.toBe(value);
  });

  test('files that do not say which sops wrote them', async () => {
    const text = (await encrypt('a: "x"\n')).replace(/^ +version: .*\n/m, '');

    expect(await decrypt('a.yaml', text)).toMatchObject({ secondOpinion: 'no-version' });
    expect(await sopsAgeValue(text, '/a')).toBeUndefined();
  });

  test('dotenv lines that have another meaning to others', async () => {
    const text = fixtureText('generated/env.enc.env');

    const opened = await decrypt('a.env', text);

    expect(opened.secondOpinion).toBe('dotenv-lines');
    const pointers = [...opened.encrypted];
    const theirs = await Promise.all(pointers.map((pointer) => sopsAgeValue(text, pointer, 'env')));
    expect(theirs).not.toEqual(pointers.map((pointer) => valueAt(opened.value, pointer)));
  });
});

describe('what sops-age can read', () => {
  test('is decided by both, big integers and all', async () => {
    const text = await encrypt(
      'a: "x"\ni: "Infinity"\nn: 9007199254740993\nf: 1.5\nb: true\nl: ["y"]\n',
    );

    expect(await decrypt('a.yaml', text)).toMatchObject({ secondOpinion: 'agreed' });
  });

  test('but refuses for no reason we know is refused by us', async () => {
    const text = await encrypt('a: "x"\n');
    const odd = text.replace('    age:\n', '    age:\n        - recipient: only a label\n');

    await expect(decrypt('a.yaml', odd)).rejects.toMatchObject({
      name: 'SopsError',
      code: 'SOPS_UNSUPPORTED',
    });
  });

  test('but reads in another way is refused by us', async () => {
    await expect(decrypt('a.yaml', await encryptBooleanOne())).rejects.toMatchObject({
      code: 'SOPS_VALUE_TAMPERED',
      message: expect.stringContaining('two decryptors disagree about the value at /a'),
    });
  });
});

/** sops takes an encrypted "1" for true, sops-age for false. No writer makes such a file. */
async function encryptBooleanOne(): Promise<string> {
  const dataKey = createDataKey();
  const mac = new Mac(false);
  mac.add({ type: 'bool', value: true }, true);
  const { recipient, armored } = await wrapDataKey(dataKey, ours!.recipient);
  const lastmodified = '2026-01-01T00:00:00Z';
  return JSON.stringify({
    a: sealValue(dataKey, '1', 'bool', 'a:'),
    sops: {
      age: [{ recipient, enc: armored }],
      lastmodified,
      mac: mac.seal(dataKey, lastmodified),
      version: '3.9.0',
    },
  });
}

describe('sops-age is kept quiet and blind', () => {
  const printed: string[] = [];

  beforeEach(() => {
    printed.length = 0;
    const record = (chunk: unknown) => {
      printed.push(String(chunk));
      return true;
    };
    vi.spyOn(process.stdout, 'write').mockImplementation(record);
    vi.spyOn(process.stderr, 'write').mockImplementation(record);
    vi.spyOn(process, 'emitWarning').mockImplementation(record);
    for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
      vi.spyOn(console, method).mockImplementation(record);
    }
  });

  afterEach(() => {
    vi.unstubAllEnvs();
  });

  test('it prints nothing, and asks neither the environment nor a command', async () => {
    const asked: string[] = [];
    const environment = process.env;
    process.env = new Proxy(environment, {
      get(target, name, receiver) {
        asked.push(String(name));
        return Reflect.get(target, name, receiver);
      },
    });
    try {
      await decrypt('a.yaml', await encrypt('a: "x"\n'));
      await decrypt('b.yaml', '%TAG ! tag:x,2024:\n---\na: !b c\n').catch(() => undefined);
      await decrypt('c.yaml', '? {a: b}\n: c\n').catch(() => undefined);
    } finally {
      process.env = environment;
    }

    expect(asked.filter((name) => /SOPS|HOME|XDG|SSH/.test(name))).toEqual([]);
    expect(printed).toEqual([]);
  });
});
