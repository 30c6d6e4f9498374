import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateX25519Identity } from 'age-encryption';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EncryptSopsOptions } from '../../src/secret/sops/encrypt-sops.ts';
import { encryptSopsYaml } from '../../src/secret/sops/encrypt-sops.ts';
import { generatedYaml } from '../../src/secret/sops/generated-yaml.ts';
import { openSops } from '../../src/secret/sops/open-sops.ts';
import type { SopsFormat } from '../../src/secret/sops/sops-format.ts';
import { identityOf } from './sops-fixture.ts';
import { describeWithSops, runSops } from './sops-program.ts';

const SEED = Number(process.env['FUZZ_SEED'] ?? 1);

/** A thousand processes in all. */
const PATIENCE_MS = 240_000;

const key = await generateX25519Identity();
const identity = await identityOf(key);

let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'idpfile-sops-'));
});
afterAll(() => rm(directory, { recursive: true }));

const text = fc
  .string({ unit: 'grapheme', maxLength: 30 })
  // Those that no YAML file may hold, and those that are line breaks to sops: we refuse them.
  .filter((value) => !/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/.test(value));
const name = fc
  .oneof(text, fc.stringMatching(/^[a-z0-9]{1,8}$/))
  .filter((value) => value !== '' && value !== '__proto__' && value !== 'sops');
const leaf = fc.oneof(
  text,
  fc.constantFrom('0777', '2024-01-02', 'yes', 'null', '~', '1e3', ' x ', 'a\nb\n', '#', 'a: b'),
  fc.boolean(),
  fc.integer(),
  // A larger one is written as an integer, and those have 64 bits.
  fc.double({ noNaN: true, min: -1e15, max: 1e15 }).filter((value) => !Object.is(value, -0)),
  fc.constant(null),
);
const { tree } = fc.letrec((tie) => ({
  tree: fc.dictionary(name, tie('node'), { minKeys: 1, maxKeys: 5 }),
  node: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc.array(tie('node'), { maxLength: 3 }),
    tie('tree'),
  ),
}));

type Options = Omit<EncryptSopsOptions, 'recipients'>;

const rule = fc.constantFrom<Options>(
  {},
  { encryptedRegex: '^[a-m]' },
  { unencryptedRegex: '^[a-m0-4]' },
  { encryptedSuffix: 'e' },
  { unencryptedSuffix: 'x' },
  { encryptedRegex: '^[a-m]', macOnlyEncrypted: true },
);

/** The same rule in the words of a `.sops.yaml`. */
const rulesFile = (options: Options) =>
  JSON.stringify({
    creation_rules: [
      {
        age: identity.recipient,
        encrypted_regex: options.encryptedRegex,
        unencrypted_regex: options.unencryptedRegex,
        encrypted_suffix: options.encryptedSuffix,
        unencrypted_suffix: options.unencryptedSuffix,
        mac_only_encrypted: options.macOnlyEncrypted,
      },
    ],
  });

/** As many at a time as there are cores; what fails says which document it was. */
async function forEach<T>(items: readonly T[], work: (item: T, index: number) => Promise<void>) {
  const left = items.map((item, index) => ({ item, index }));
  const worker = async () => {
    for (let next = left.shift(); next; next = left.shift()) {
      const { item, index } = next;
      await work(item, index).catch((cause: unknown) => {
        const which = `document ${index} of FUZZ_SEED=${SEED}: ${JSON.stringify(item)}`;
        throw new Error(`${which}: ${String(cause)}`, { cause });
      });
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
}

const plain = (data: unknown): unknown => JSON.parse(JSON.stringify(data));

const SCALARS =
  `yes null ~ true False 0 -0 007 0x1F 0b11 0o17 08 1_000 +5 1. .5 -.5 1e3 1E-9 1.0 1e400
  9223372036854775807 -9223372036854775808 .inf -.Inf 2024-1-2 2024-01-02T03:04:05Z 2024-13-01 2024-02-30
  2024-02-29 2023-02-29 0000-01-01 2024-01-02t03:04:05+01:00 12:30:45 <<x = 0.1 1__0 _1 0_7 0x 0o8 1e + ..
  e5 1.5e+300 1e-400 0b2 -0b101 -0o7 1_2.3_4 ._5 12e03 1.e5 100000000000000000000.5`.split(/\s+/);

/** YAML as a person writes it: bare scalars of every kind, comments, a list. */
const handWritten = fc
  .array(fc.constantFrom(...SCALARS), { minLength: 1, maxLength: 8 })
  .map((values) => {
    const lines = values.map(
      (value, index) => `${index % 2 ? 'plain' : 'a'}${index}: ${value} # of ${value}`,
    );
    return `# head\n${lines.join('\n')}\nlist:\n  - ${values.join('\n  - ')}\n`;
  });

describeWithSops('the sops program', () => {
  test(
    'opens 400 documents that we encrypted, and finds in them what we put there',
    { timeout: PATIENCE_MS },
    async () => {
      const documents = fc.sample(fc.tuple(tree, rule), { numRuns: 400, seed: SEED });

      await forEach(documents, async ([data, options], index) => {
        const written = await encryptSopsYaml(generatedYaml(Object(data)), {
          recipients: [identity.recipient],
          ...options,
        });
        await writeFile(join(directory, `ours-${index}.yaml`), written);
        const words = ['decrypt', '--output-type', 'json', `ours-${index}.yaml`];
        const opened = await runSops(words, { cwd: directory, key });
        expect(JSON.parse(opened)).toEqual(plain(data));
      });
    },
  );

  test(
    'opens 100 documents with bare scalars and comments that we encrypted',
    { timeout: PATIENCE_MS },
    async () => {
      const documents = fc.sample(fc.tuple(handWritten, rule), { numRuns: 100, seed: SEED });

      await forEach(documents, async ([yaml, options], index) => {
        // sops cannot open again what it encrypts of a comment in a list; we drop it there.
        const commented = yaml.replace('list:', 'list:\n  # of the list');
        const written = await encryptSopsYaml(commented, {
          recipients: [identity.recipient],
          ...options,
        });
        await writeFile(join(directory, `hand-${index}.yaml`), written);
        await runSops(['decrypt', `hand-${index}.yaml`], { cwd: directory, key });
      });
    },
  );

  /** Encrypts a text with sops and opens it with our reader. */
  async function throughSops(
    plaintext: string,
    options: Options,
    format: SopsFormat,
    file: string,
  ): Promise<unknown> {
    await writeFile(join(directory, file), plaintext);
    await writeFile(join(directory, `${file}.rules`), rulesFile(options));
    const words = ['--config', `${file}.rules`, 'encrypt', file];
    const encrypted = await runSops(words, { cwd: directory });
    const { value } = await openSops(Buffer.from(encrypted), {
      format,
      identities: [identity],
      allowMacOnlyEncrypted: true,
    });
    return value;
  }

  test(
    'encrypts 200 YAML and 150 JSON documents that we open, and we find what it put there',
    { timeout: PATIENCE_MS },
    async () => {
      const documents = fc.sample(fc.tuple(tree, rule), { numRuns: 350, seed: SEED });

      await forEach(documents, async ([data, options], index) => {
        const isYAML = index < 200;
        const plaintext = isYAML ? generatedYaml(Object(data)) : JSON.stringify(data);
        const format = isYAML ? 'yaml' : 'json';
        const value = await throughSops(plaintext, options, format, `theirs-${index}.${format}`);
        expect(value).toEqual(plain(data));
      });
    },
  );

  test(
    'encrypts 70 YAML documents with bare scalars and comments that we open',
    { timeout: PATIENCE_MS },
    async () => {
      const documents = fc.sample(fc.tuple(handWritten, rule), { numRuns: 70, seed: SEED });

      await forEach(documents, async ([yaml, options], index) => {
        const value = await throughSops(yaml, options, 'yaml', `bare-${index}.yaml`);
        expect(Object.keys(Object(value))).toContain('list');
      });
    },
  );

  test(
    'encrypts 60 dotenv and 20 binary files that we open, and we find what it put there',
    { timeout: PATIENCE_MS },
    async () => {
      const variable = fc.stringMatching(/^[A-Z_][A-Z0-9_]{0,11}$/);
      const line = text.filter((value) => !/[\n\r\\]/.test(value));
      const variables = fc.dictionary(variable, line, { minKeys: 1, maxKeys: 6 });
      const environments = fc.sample(variables, { numRuns: 60, seed: SEED });
      const texts = fc.sample(text, { numRuns: 20, seed: SEED });

      await forEach(environments, async (values, index) => {
        const lines = Object.entries(values).map(([variable, value]) => `${variable}=${value}\n`);
        const value = await throughSops(lines.join(''), {}, 'dotenv', `theirs-${index}.env`);
        expect(value).toEqual(plain(values));
      });
      await forEach(texts, async (data, index) => {
        const value = await throughSops(`${data}\n`, {}, 'binary', `theirs-${index}.txt`);
        expect(value).toEqual({ data: `${data}\n` });
      });
    },
  );
});
