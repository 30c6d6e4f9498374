import fc from 'fast-check';
import { generateHybridIdentity, generateX25519Identity } from 'age-encryption';
import { decryptSops } from 'sops-age';
import { describe, expect, test } from 'vitest';
import { encryptSopsYaml } from '../../src/secret/sops/encrypt-sops.ts';
import { generatedYaml } from '../../src/secret/sops/generated-yaml.ts';
import { inspectSops } from '../../src/secret/sops/inspect-sops.ts';
import { openSops } from '../../src/secret/sops/open-sops.ts';
import { identityOf } from './sops-fixture.ts';

const one = await identityOf(await generateX25519Identity());
const other = await identityOf(await generateX25519Identity());
const recipients = [one.recipient];

async function open(text: string, identity = one) {
  return await openSops(Buffer.from(text), { format: 'yaml', identities: [identity] });
}

async function openWithSopsAge(text: string): Promise<unknown> {
  const secretKey = one.key.reveal();
  const value: unknown = await decryptSops(text, { secretKey, fileType: 'yaml' });
  return value;
}

const CLIENT = `# grafana, owned by the platform team
kind: Client
clientId: grafana # the id
created: 2024-01-02
mode: 0777
public: false
nothing:
clientSecret: s3cr3t-value # was 0ld-s3cr3t
`;

describe('a written file', () => {
  test('opens with the key of each of its recipients, and with no other', async () => {
    const text = await encryptSopsYaml('a: "x"\n', {
      recipients: [one.recipient, other.recipient, one.recipient],
    });

    expect(inspectSops(Buffer.from(text), 'yaml').recipients).toEqual([
      one.recipient,
      other.recipient,
    ]);
    expect((await open(text, one)).value).toEqual({ a: 'x' });
    expect((await open(text, other)).value).toEqual({ a: 'x' });
    const third = await identityOf(await generateX25519Identity());
    await expect(open(text, third)).rejects.toMatchObject({ code: 'SOPS_WRONG_KEY' });
  });

  test('can be for a post-quantum recipient', async () => {
    const identity = await identityOf(await generateHybridIdentity());

    const text = await encryptSopsYaml('a: "x"\n', { recipients: [identity.recipient] });

    expect((await open(text, identity)).value).toEqual({ a: 'x' });
  });

  test('encrypts what encryptedRegex selects and leaves the rest readable, comments too', async () => {
    const text = await encryptSopsYaml(CLIENT, { recipients, encryptedRegex: '^clientSecret$' });

    const { value, encrypted } = await open(text);
    expect([...encrypted]).toEqual(['/clientSecret']);
    expect(value).toMatchObject({ clientSecret: 's3cr3t-value', mode: 511, nothing: null });
    expect(text).toContain('# grafana, owned by the platform team\n');
    expect(text).toContain('clientId: grafana # the id\n');
    expect(text).toContain('mode: 0777\n');
  });

  test('keeps no comment that stands in an encrypted part', async () => {
    const text = await encryptSopsYaml(CLIENT, { recipients, encryptedRegex: '^clientSecret$' });

    expect(text).not.toContain('0ld-s3cr3t');
    expect(text).not.toContain('s3cr3t-value');
  });

  test.each([
    [{}, ['/a', '/b_enc']],
    [{ unencryptedSuffix: '_enc' }, ['/a', '/c_unencrypted']],
    [{ encryptedSuffix: '_enc' }, ['/b_enc']],
    [{ unencryptedRegex: '^a$' }, ['/b_enc', '/c_unencrypted']],
    [{ encryptedRegex: '^a$' }, ['/a']],
  ])('follows the rule %o', async (rule, pointers) => {
    const text = await encryptSopsYaml('a: x\nb_enc: y\nc_unencrypted: z\n', {
      recipients,
      ...rule,
    });

    expect([...(await open(text)).encrypted]).toEqual(pointers);
  });

  test('may leave readable values out of the MAC', async () => {
    const rule = { recipients, encryptedRegex: '^b$', macOnlyEncrypted: true };
    const text = await encryptSopsYaml('a: x\nb: y\n', rule);

    const edited = Buffer.from(text.replace('a: x', 'a: z'));
    const options = { format: 'yaml', identities: [one], allowMacOnlyEncrypted: true } as const;
    expect((await openSops(edited, options)).value).toEqual({ a: 'z', b: 'y' });
    await expect(open(text)).rejects.toMatchObject({ code: 'SOPS_UNSUPPORTED' });
    expect(await openWithSopsAge(text)).toEqual({ a: 'x', b: 'y' });
  });

  test('says when it was written', async () => {
    const now = new Date('2026-01-02T03:04:05.678Z');

    const text = await encryptSopsYaml('a: x\n', { recipients, now });

    expect((await open(text)).lastModified).toBe('2026-01-02T03:04:05Z');
  });
});

describe('what cannot be written', () => {
  test.each([
    ['an alias', 'a: &x 1\nb: *x\n', 'SOPS_UNSUPPORTED'],
    ['a tag', 'a: !!int 1\n', 'SOPS_UNSUPPORTED'],
    ['a line break of YAML 1.1', 'a: "x\u0085y"\n', 'SOPS_UNSUPPORTED'],
    ['a key that is no string', '1: x\n', 'SOPS_UNSUPPORTED'],
    ['a key twice', 'a: x\na: y\n', 'SOPS_UNSUPPORTED'],
    ['a merge key', '<<: {a: x}\n', 'SOPS_UNSUPPORTED'],
    ['a directive', '%YAML 1.1\n---\na: x\n', 'SOPS_UNSUPPORTED'],
    ['several documents', 'a: x\n---\nb: y\n', 'SOPS_UNSUPPORTED'],
    ['an encrypted file', 'a: x\nsops: {}\n', 'SOPS_UNSUPPORTED'],
    ['an integer beyond 64 bits', 'a: 18446744073709551615\n', 'SOPS_UNSUPPORTED'],
    ['a list', '- a\n', 'SOPS_SYNTAX'],
    ['nothing', '', 'SOPS_SYNTAX'],
    ['no YAML', 'a: [x\n', 'SOPS_SYNTAX'],
  ])('%s', async (_, yaml, code) => {
    await expect(encryptSopsYaml(yaml, { recipients })).rejects.toMatchObject({ code });
  });

  test('a readable value that looks encrypted', async () => {
    const writing = encryptSopsYaml('a: ENC[x]\n', { recipients, encryptedRegex: '^b$' });

    await expect(writing).rejects.toMatchObject({ code: 'SOPS_UNSUPPORTED' });
  });

  test.each([[[]], [['age1damaged']], [['ssh-ed25519 AAAA']]])('for recipients %o', async (to) => {
    await expect(encryptSopsYaml('a: x\n', { recipients: to })).rejects.toThrow(/recipient/);
  });

  test('with two rules at once, or a malformed one', async () => {
    const two = { recipients, encryptedRegex: 'a', encryptedSuffix: 'b' };

    await expect(encryptSopsYaml('a: x\n', two)).rejects.toThrow(/more than one/);
    await expect(encryptSopsYaml('a: x\n', { recipients, encryptedRegex: '(' })).rejects.toThrow(
      /encrypted_regex is not a valid regular expression/,
    );
  });
});

test('a file nested beyond reason is refused, and stops nobody', async () => {
  const deep = '['.repeat(50_000);

  await expect(encryptSopsYaml(deep, { recipients })).rejects.toMatchObject({ name: 'SopsError' });
});

describe('any document', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 30 });
  // A byte order mark is no part of a text, and sops reads the others differently.
  const isPlain = (data: unknown) =>
    !/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/.test(JSON.stringify(data));
  const key = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
    .filter((name) => name !== '__proto__' && name !== 'sops' && !/^\d+$/.test(name))
    .filter(isPlain);
  const { tree } = fc.letrec((tie) => ({
    tree: fc.dictionary(key, tie('node'), { maxKeys: 4 }),
    node: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      text,
      fc.constantFrom('0777', '2024-01-02', 'yes', 'null', '~', 'ENC', '1e3', ' x ', 'a\nb\n', '#'),
      fc.boolean(),
      fc.integer(),
      fc.constant(null),
      fc.array(tie('node'), { maxLength: 3 }),
      tie('tree'),
    ),
  }));

  test('comes back from our reader and from sops-age as it went in', async () => {
    await fc.assert(
      fc.asyncProperty(tree.filter(isPlain), fc.boolean(), async (data, all) => {
        const rule = all ? {} : { encryptedRegex: '^[a-m]' };
        const written = await encryptSopsYaml(generatedYaml(data as object), {
          recipients,
          ...rule,
        });

        const plain = JSON.parse(JSON.stringify(data)) as unknown;
        expect((await open(written)).value).toEqual(plain);
        expect(await openWithSopsAge(written)).toEqual(plain);
      }),
      { numRuns: 200 },
    );
  });

  test('shows none of its longer strings once it is encrypted', async () => {
    const secret = fc.stringMatching(/^[A-Za-z0-9_-]{12,40}$/);
    await fc.assert(
      fc.asyncProperty(fc.dictionary(key, secret, { minKeys: 1, maxKeys: 4 }), async (data) => {
        const written = await encryptSopsYaml(generatedYaml(data), {
          recipients,
          encryptedRegex: '.*',
        });

        for (const value of Object.values(data)) expect(written).not.toContain(value);
      }),
      { numRuns: 40 },
    );
  });

  test('of awkward bare scalars is hashed as it is read', async () => {
    const scalars = `yes null ~ true False 0 -0 007 0x1F 0b11 0o17 08 1_000 +5 1. .5 -.5 1e3 1E-9 1.0 1e400
      9223372036854775807 -9223372036854775808 .inf -.Inf .nan 2024-1-2 2024-01-02T03:04:05Z 2024-13-01
      2024-02-30 2024-02-29 2023-02-29 0000-01-01 2024-01-02t03:04:05+01:00 12:30:45 <<x = 0.1 1__0 _1 0_7
      0x 0o8 1e + .. e5 -0.0 1.5e+300 1e-400 0b2 -0b101 -0o7 1_2.3_4 ._5 12e03 1.e5 100000000000000000000.5`;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...scalars.split(/\s+/)), { minLength: 1, maxLength: 8 }),
        async (values) => {
          const lines = values.map(
            (value, index) => `${index % 2 ? 'plain' : 'secret'}${index}: ${value}`,
          );

          const written = await encryptSopsYaml(`${lines.join('\n')}\n`, {
            recipients,
            encryptedRegex: '^secret',
          });

          expect(Object.keys((await open(written)).value as object)).toHaveLength(values.length);
        },
      ),
      { numRuns: 200 },
    );
  });
});
