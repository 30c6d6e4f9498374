import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeFrame } from '../../src/diagnostic/code-frame.ts';
import { maskSecrets } from '../../src/diagnostic/mask-secrets.ts';
import { splitLines } from '../../src/diagnostic/text-position.ts';

const BCRYPT = '$2b$12$abcdefghijklmnopqrstuu5Ivw2Z1YfQyP0pO6gQ0mN8xkQdT8eVa';
const ARGON2 = '$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHQ$RdescudvJCsgt3ub+b7dWRWJTmaaJObG';
const AGE_KEY = 'AGE-SECRET-KEY-1QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQ4EXAMPLE';
const ENCRYPTED =
  'ENC[AES256_GCM,data:Tr7o1Zk2pQ9sVw==,iv:aGVsbG8gd29ybGQxMjM0NQ==,tag:AAAABBBB,type:str]';

describe('these are masked', () => {
  test.each([
    ['a plain value', 'password: hunter2'],
    ['a value in quotes', `clientSecret: "hunter2 'or' so" # hunter2`],
    ['a hash that lost its scheme', 'passwordHash: hunter2hunter2'],
    ['a snake-case field', 'client_secret: hunter2'],
    ['a quoted key', '"password" : hunter2'],
    ['a key without a space', 'password:hunter2'],
    ['a list item', '- password: hunter2'],
    ['a broken list item', '-password: hunter2'],
    ['a flow mapping', 'user: { name: x, password: hunter2, email: y }'],
    ['JSON', '{"user":{"password":"hunter2"}}'],
    ['a flow mapping over lines', '{ user: x,\n  password:\n    hunter2,\n}'],
    ['the next line', 'password:\n  hunter2'],
    ['the next line, less indented', '    password:\n  hunter2'],
    ['a folded value', 'password: one\n  hunter2\n  hunter2\nname: x'],
    ['a literal block', 'password: |\n  hunter2\n\n  hunter2\nname: x'],
    ['an unclosed quote', 'password: "one\nhunter2'],
    ['a list of secrets', 'passwords:\n  - hunter2\n  - x: hunter2'],
    ['a list that is not indented', 'passwords:\n- hunter2\n- hunter2'],
    ['a Secret', 'stringData:\n  anything: hunter2\n  other: |\n    name: hunter2'],
    ['a Secret in flow style', 'data: { anything: hunter2 }'],
    ['an explicit key', '? password\n: hunter2'],
    ['a comment', '# password: hunter2'],
    ['a hash as Django writes it', '# was pbkdf2_sha256$600000$salt$hunter2'],
    ['an anchor before it', 'password: &x\n  hunter2'],
    ['a query', 'https://example.com/?client_secret=hunter2'],
    ['a password in a URL', 'url: postgres://idp:hunter2@db.example.com/idp'],
    ['CRLF', 'password:\r\n  hunter2\r\nname: x'],
    ['a private JWK member', '{ kty: oct, k: hunter2 }'],
    [
      'a private key',
      'x: |\n  -----BEGIN EC PRIVATE KEY-----\n  hunter2\n  -----END EC PRIVATE KEY-----',
    ],
    ['a private key that is cut short', '-----BEGIN PRIVATE KEY-----\nhunter2'],
    ['a token', 'x: eyJhbGciOiJIUzI1NiJ9.hunter2.hunter2'],
  ])('%s', (_, text) => {
    expect(maskSecrets(text)).not.toContain('hunter2');
  });

  test.each([BCRYPT, ARGON2, AGE_KEY, AGE_KEY.toLowerCase()])(
    '%s, wherever it stands',
    (secret) => {
      expect(maskSecrets(`# see ${secret}\n- "${secret}"\n`)).toBe(
        `# see ${'*'.repeat(secret.length)}\n- "${'*'.repeat(secret.length)}"\n`,
      );
    },
  );

  test('long random text in base64, base64url and hex', () => {
    for (const secret of [
      'q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=',
      'Ab-9_'.repeat(9),
      'deadbeef01'.repeat(4),
    ]) {
      expect(maskSecrets(`x: ${secret}`)).toBe(`x: ${'*'.repeat(secret.length)}`);
    }
  });
});

describe('these are shown', () => {
  test.each([
    'secretRef: { name: app-secret, key: secret }',
    'tokens:\n  accessToken: { format: jwt, ttl: 10m }\n  idToken:\n    ttl: 5m',
    'refreshTokens: { idle: 30d, rotate: true }',
    'tokenEndpointAuthMethod: private_key_jwt',
    'idTokenClaims: all',
    'defaults: { accessTokenTTL: 1h }',
    'url: https://app.example.com/realms/master/protocol/openid-connect/auth',
    'id: 3f2504e0-4f89-11d3-9a0c-0305e82c3301',
    'grantTypes: [urn:ietf:params:oauth:grant-type:token-exchange]',
    'redirectURIs:\n  - https://app.example.com:8443/oauth2/callback',
    'password: hunter2\nname: shown'.replace('hunter2', '*******'),
  ])('%s', (text) => {
    expect(maskSecrets(text)).toBe(text);
  });

  test('what sops encrypted, also below a secret name', () => {
    const text = `stringData:\n  secret: ${ENCRYPTED}\npassword: ${ENCRYPTED}\n`;
    expect(maskSecrets(text)).toBe(text);
  });

  test('the names within a Secret, and what follows it', () => {
    const text = 'stringData:\n  one: hunter2\n  two: x\nkind: Secret\n';
    expect(maskSecrets(text)).toBe('stringData:\n  one: *******\n  two: *\nkind: Secret\n');
  });

  test('the fields after a secret', () => {
    const text = '- password: hunter2\n  name: app\n- password: x\n  name: b\n';
    expect(maskSecrets(text)).toBe('- password: *******\n  name: app\n- password: *\n  name: b\n');
  });
});

const FIELDS = [
  'password',
  'clientSecret',
  'client_secret',
  'secretHash',
  'passwordHash',
  'token',
  'apiKey',
  'PRIVATE_KEY',
  'passphrase',
  'bindPW',
];
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789-_+/!$%&*@.~';

const secret = fc
  .array(fc.constantFrom(...LETTERS.split('')), { minLength: 8, maxLength: 60 })
  .map((letters) => `Zq7${letters.join('')}`);

/** Ways to write a secret below a field, each also in a file that is broken around it. */
const planted = fc
  .tuple(
    secret,
    fc.constantFrom(...FIELDS),
    fc.constantFrom<(field: string, value: string) => string>(
      (field, value) => `${field}: ${value}`,
      (field, value) => `${field}: "${value}"`,
      (field, value) => `${field}: '${value}`,
      (field, value) => `${field}:\n      ${value}`,
      (field, value) => `${field}: |-\n      ${value}\n      ${value}`,
      (field, value) => `${field}: >\n\n      ${value}`,
      (field, value) => `"${field}": {"a": ["${value}"]}`,
      (field, value) => `${field}:\n    - ${value}\n    - ${value}`,
      (field, value) => `x: { name: a, ${field}: ${value}, b: c }`,
      (field, value) => `- ${field}: ${value}\n    name: a`,
      (field, value) => `# ${field}: ${value}`,
      (field, value) => `\t${field}:\t${value}`,
      (field, value) => `stringData:\n    ${field}: ${value}\n    note: ${value}`,
    ),
    fc.constantFrom('\n', '\r\n'),
    fc.constantFrom('', 'name: "unclosed', '<<<<<<< HEAD', 'list: [a, b', 'a: b: c', '{{ .x }}'),
  )
  .map(([value, field, write, lineBreak, broken]) => ({
    value,
    text: [
      'kind: User',
      'spec:',
      `  ${write(field, value)}`,
      `  ${broken}`,
      '  email: a@example.com',
      '',
    ]
      .join('\n')
      .replaceAll('\n', lineBreak),
  }));

test('no planted secret survives in any frame, wherever the frame is drawn', () => {
  fc.assert(
    fc.property(planted, fc.nat(80), fc.nat(80), ({ value, text }, from, length) => {
      splitLines(text).forEach((_, index) => {
        const start = { line: index + 1, column: from + 1 };
        const end = { line: index + 1, column: from + 1 + length };
        const frame = codeFrame(text, { start, end });
        // Not even a part of it.
        for (let at = 0; at + 6 <= value.length; at += 1) {
          expect(frame).not.toContain(value.slice(at, at + 6));
        }
      });
    }),
    { numRuns: 1000, seed: 1 },
  );
});

test('no line and no column moves', () => {
  fc.assert(
    fc.property(planted, ({ text }) => {
      const lengths = splitLines(text).map((line) => Array.from(line).length);
      expect(splitLines(maskSecrets(text)).map((line) => Array.from(line).length)).toEqual(lengths);
    }),
    { numRuns: 500, seed: 1 },
  );
});
