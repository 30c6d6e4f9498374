import { describe, expect, test } from 'vitest';
import { isAgeRecipient } from '../../src/secret/age-recipient.ts';
import { creationRuleFor, parseCreationRules } from '../../src/secret/sops/creation-rules.ts';
import { compileGoRegex } from '../../src/secret/sops/go-regex.ts';

const ONE = 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p';
const TWO = 'age1lggyhqrw2nlhcxprm67z43rta597azn8gknawjehu9d9dl0jq3yqqvfafg';

function rulesOf(yaml: string) {
  const parsed = parseCreationRules(yaml);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.rules;
}

function ruleOf(...lines: readonly string[]) {
  const [rule] = rulesOf(
    `creation_rules:\n  - path_regex: x\n${lines.map((line) => `    ${line}\n`).join('')}`,
  );
  if (rule === undefined) throw new Error('there is a rule');
  return rule;
}

describe('a creation rule', () => {
  test.each([
    ['a text with commas', [`age: ${ONE}, ${TWO},`]],
    ['a folded text', ['age: >-', `  ${ONE},`, `  ${TWO}`]],
    ['a list', ['age:', `  - ${ONE}`, `  - ${TWO}`, `  - ${ONE}`]],
    ['one key group', ['key_groups:', `  - age: [${ONE}, ${TWO}]`]],
  ])('names its recipients as %s', (_, lines) => {
    expect(ruleOf(...lines)).toMatchObject({ recipients: [ONE, TWO], onlySops: [] });
  });

  test('may take them from elsewhere in the file', () => {
    const rules = `keys:\n  - &host ${ONE}\ncreation_rules:\n  - key_groups:\n      - age: [*host]\n`;
    expect(rulesOf(rules)).toMatchObject([{ recipients: [ONE], pathRegex: undefined }]);
  });

  test.each([
    ['pgp', ['pgp: AB']],
    ['kms', ['kms: arn']],
    ['gcp_kms', ['gcp_kms: x']],
    ['azure_keyvault', ['azure_keyvault: x']],
    ['hc_vault_transit_uri', ['hc_vault_transit_uri: x']],
    ['hc_vault', ['key_groups:', '  - hc_vault: [x]']],
    ['merge', ['key_groups:', '  - merge: [{ pgp: [x] }]']],
    ['several key_groups', ['key_groups:', '  - age: []', '  - age: []']],
    ['shamir_threshold', ['shamir_threshold: 2']],
    ['encrypted_comment_regex', ['encrypted_comment_regex: x']],
    ['unencrypted_comment_regex', ['unencrypted_comment_regex: x']],
  ])('says that %s takes the sops program', (what, lines) => {
    expect(ruleOf(...lines).onlySops).toEqual([what]);
  });

  test('takes nothing for given that is empty', () => {
    expect(ruleOf('pgp: ""', 'kms: []', 'encrypted_regex: ""', `age: ${ONE}`)).toMatchObject({
      onlySops: [],
      encryption: {},
    });
  });

  test('says what is encrypted', () => {
    expect(ruleOf('encrypted_regex: ^a$', 'mac_only_encrypted: true')).toMatchObject({
      encryption: { encryptedRegex: '^a$' },
      macOnlyEncrypted: true,
    });
    expect(ruleOf('unencrypted_suffix: _x').encryption).toEqual({ unencryptedSuffix: '_x' });
  });

  test('names the keys that sops ignores', () => {
    expect(ruleOf('path_regexp: x', 'Age: x').unknownKeys).toEqual(['path_regexp', 'Age']);
  });
});

describe('the rule for a file', () => {
  const rules = rulesOf(`creation_rules:
  - path_regex: ^secrets/[^/]+\\.sops\\.ya?ml$
  - path_regex: \\.env$
  - age: ${ONE}
`);

  test.each([
    ['secrets/a.sops.yaml', 1],
    ['secrets/a/b.sops.yaml', 3],
    ['a/b.env', 2],
    ['other', 3],
  ])('is for %s the first that fits: %i', (path, number) => {
    expect(creationRuleFor(rules, path)).toMatchObject({ ok: true, rule: { number } });
  });

  test('is none where none fits', () => {
    expect(creationRuleFor(rules.slice(0, 2), 'other')).toEqual({ ok: true, rule: undefined });
  });

  test('is not guessed where its expression is not understood', () => {
    const odd = rulesOf('creation_rules:\n  - path_regex: (?i)x\n');
    expect(creationRuleFor(odd, 'x')).toMatchObject({ ok: false });
  });
});

test.each([
  ['no mapping', '- a\n'],
  ['no YAML', 'a: [\n'],
  ['creation_rules that are no list', 'creation_rules: {}\n'],
  ['a rule that is no mapping', 'creation_rules: [a]\n'],
])('%s is refused', (_, yaml) => {
  expect(parseCreationRules(yaml)).toMatchObject({ ok: false });
});

test('a file without creation rules has none', () => {
  expect(parseCreationRules('stores: {}\n')).toEqual({ ok: true, rules: [] });
});

describe('an expression of Go', () => {
  test.each(['^a$', '[a-z]+', String.raw`\.ya?ml$`, '(?:a|b)', '(?P<x>a)'])(
    '%s is read',
    (source) => {
      expect(compileGoRegex(source)).toBeInstanceOf(RegExp);
    },
  );

  test.each([
    '(',
    '(?i)a',
    'a(?=b)',
    '(?<!a)b',
    String.raw`(a)\1`,
    String.raw`\Aa\z`,
    '[[:alpha:]]',
    'a{,2}',
  ])('%s is not, since JavaScript reads it otherwise', (source) => {
    expect(compileGoRegex(source)).toBeUndefined();
  });
});

test('a recipient is the public half of a native key', () => {
  const others = [
    '',
    'age1',
    'ssh-ed25519 AAAA',
    'age1yubikey1qwt50d05',
    'AGE-SECRET-KEY-1QQ',
    `${ONE} `,
  ];
  expect([ONE, TWO, 'age1pq1qqqq'].every(isAgeRecipient)).toBe(true);
  expect(others.filter(isAgeRecipient)).toEqual([]);
});
