import { describe, expect, test } from 'vitest';
import { keysAt, signingKeysOf } from '../../src/secret/key-schedule.ts';
import { generateSigningKeys } from '../../src/secret/managed-keys.ts';
import { privateJwk, type SigningKey } from '../../src/secret/signing-keys.ts';
import { secretYAML } from '../e2e/sops-secret.ts';
import { build } from './build-for-test.ts';
import { clientYAML, issuerYAML, treeOf } from './tree-of.ts';

const NOW = new Date('2026-11-22T10:00:00Z');
const USE_FROM = '2026-11-22T12:00:00Z';
const UNTIL = '2026-12-07T12:00:00Z';

const [both, rs, es] = await Promise.all([
  generateSigningKeys(['RS256', 'ES256']),
  generateSigningKeys(['RS256']),
  generateSigningKeys(['ES256']),
]);

const secret = (name: string, text: string) => secretYAML(name, 'X').replace('"X"', `'${text}'`);
const setOf = (keys: readonly SigningKey[]) => JSON.stringify({ keys: keys.map(privateJwk) });

type Given = Readonly<{
  current?: readonly SigningKey[];
  previous?: string;
  useFrom?: string;
  until?: string;
  more?: string;
  files?: Readonly<Record<string, string>>;
}>;

function treeWith({ current = both, previous = setOf(rs), files = {}, ...given }: Given) {
  const { useFrom = USE_FROM, until = UNTIL, more = '' } = given;
  const keys = `  keys:
    secretRef: { name: new }
    useFrom: ${useFrom}
    previous:
      - secretRef: { name: old }
        until: ${until}
${more}`;
  return treeOf({
    'issuer.yaml': issuerYAML(keys),
    'secrets/new.yaml': secret('new', setOf(current)),
    'secrets/old.yaml': secret('old', previous),
    ...files,
  });
}

async function buildWith(given: Given = {}, now = NOW) {
  return build(treeWith(given), { allowPlaintext: true }, { now });
}

/** `pointer rule: message` of everything that is found. */
async function foundIn(given: Given = {}, now = NOW) {
  const built = await buildWith(given, now);
  return (built.ok ? built.warnings : built.diagnostics).map(
    ({ pointer, rule, message }) => `${pointer} ${rule}: ${message}`,
  );
}

test('one file says which keys sign when, and how long they are published', async () => {
  const built = await buildWith();
  const schedule = (built.ok && built.value.issuer.signingKeys) || [];
  const signersAt = (time: string) => signingKeysOf(keysAt(schedule, Date.parse(time)));
  expect(built.ok && built.warnings).toEqual([]);
  expect(signersAt('2026-11-22T11:59:59Z')).toEqual(rs);
  expect(signersAt(USE_FROM)).toEqual(both);
  expect(keysAt(schedule, Date.parse(UNTIL) - 1).published).toHaveLength(3);
  expect(keysAt(schedule, Date.parse(UNTIL)).published).toHaveLength(2);
});

test('the same keys and times come to the same schedule, and so to the same engine', async () => {
  const tree = treeWith({});
  const again = treeWith({ files: { 'clients/a.yaml': clientYAML('a') } });
  const files = tree.files.filter(({ path }) => path.startsWith('secrets/'));
  const others = again.files.filter(({ path }) => !path.startsWith('secrets/'));
  const options = { allowPlaintext: true };
  const one = await build(tree, options, { now: NOW });
  const two = await build({ ...again, files: [...others, ...files] }, options, { now: NOW });
  expect(one.ok && two.ok).toBe(true);
  const kids = (built: typeof one) =>
    built.ok && built.value.issuer.signingKeys?.map(({ key, ...times }) => [key.kid, times]);
  expect(kids(one)).toEqual(kids(two));
});

describe('an algorithm that an app or an API asks for', () => {
  const client = (alg: string) => ({
    'clients/a.yaml': clientYAML('a', `  tokens: { idToken: { alg: ${alg} } }`),
  });

  test('must be one that the old keys sign with, as long as they do', async () => {
    expect(await foundIn({ files: client('ES256') })).toEqual([
      `/spec/tokens/idToken/alg signing-keys: ES256 is to sign the ID tokens, and until ${USE_FROM} the issuer's keys are for RS256`,
    ]);
    expect(await foundIn({ files: client('ES256') }, new Date(USE_FROM))).toEqual([]);
  });

  test('must be one that the new keys sign with as well', async () => {
    const given = { current: es, previous: setOf(rs), files: client('RS256') };
    expect(await foundIn(given)).toEqual([
      `/spec/tokens/idToken/alg signing-keys: RS256 is to sign the ID tokens, and from ${USE_FROM} on the issuer's keys are for ES256`,
    ]);
  });
});

describe('a previous set of keys', () => {
  test('that is none is reported where it is named', async () => {
    expect(await foundIn({ previous: '{}' })).toEqual([
      expect.stringMatching(
        /^\/spec\/keys\/previous\/0\/secretRef signing-keys: the signing keys are not a JWK set/,
      ),
    ]);
  });

  test('that does not exist is reported where it is named', async () => {
    const more = `      - { secretRef: { name: older }, until: ${UNTIL} }\n`;
    expect(await foundIn({ more })).toEqual([
      '/spec/keys/previous/1/secretRef/name unknown-secret: no Secret is called older',
    ]);
  });

  test('that has a key of the current one is reported, by its kid', async () => {
    expect(await foundIn({ previous: setOf([...rs, ...both.slice(0, 1)]) })).toEqual([
      `/spec/keys/previous/0/secretRef signing-keys: the kid ${both[0]?.kid} is in two of the sets of keys`,
    ]);
  });
});

describe('times that do not fit', () => {
  test.each<[string, string, RegExp]>([
    ['useFrom without previous', `useFrom: ${USE_FROM}`, /useFrom contradiction: .*no keys sign/],
    [
      'previous without useFrom',
      `previous: [{ secretRef: { name: old }, until: ${UNTIL} }]`,
      /previous missing-field: previous needs useFrom/,
    ],
    ['rotateEvery beside keys of its own', 'rotateEvery: 30d', /rotateEvery contradiction/],
  ])('%s', async (_, line, words) => {
    const keys = `  keys:\n    secretRef: { name: new }\n    ${line}\n`;
    const tree = treeOf({
      'issuer.yaml': issuerYAML(keys),
      'secrets/new.yaml': secret('new', setOf(both)),
      'secrets/old.yaml': secret('old', setOf(rs)),
    });
    const built = await build(tree, { allowPlaintext: true }, { now: NOW });
    expect(built.ok).toBe(false);
    const found = built.ok ? [] : built.diagnostics;
    expect(found.map((one) => `${one.pointer} ${one.rule}: ${one.message}`)).toEqual([
      expect.stringMatching(words),
    ]);
  });

  test.each<[string, string, RegExp]>([
    ['useFrom without secretRef', `useFrom: ${USE_FROM}`, /missing-field/],
    ['a rotation that is too quick', 'rotateEvery: 47h', /not-allowed-value: 47h is too short/],
  ])('%s', async (_, line, words) => {
    const built = await build(treeOf({ 'issuer.yaml': issuerYAML(`  keys: { ${line} }`) }));
    const found = built.ok ? [] : built.diagnostics;
    expect(found.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([
      expect.stringMatching(words),
    ]);
  });

  test('old keys that end before the new ones sign', async () => {
    expect(await foundIn({ until: USE_FROM })).toEqual([
      expect.stringMatching(
        /^\/spec\/keys\/previous\/0\/until contradiction: these keys sign until/,
      ),
    ]);
  });
});

describe('keys-retired-early', () => {
  const words = (until: string, needed: string) =>
    `/spec/keys/previous/0/until keys-retired-early: what these keys sign until ${USE_FROM} may be presented until ${needed}, and they are published until ${until} only`;

  test('warns of keys that end before the sessions that they signed', async () => {
    expect(await foundIn({ until: '2026-12-06T12:00:00Z' })).toEqual([]);
    expect(await foundIn({ until: '2026-12-06T11:59:59Z' })).toEqual([
      words('2026-12-06T11:59:59Z', '2026-12-06T12:00:00Z'),
    ]);
  });

  test.each([
    [
      'ID tokens of one client',
      'clients/a.yaml',
      clientYAML('a', '  tokens: { idToken: { ttl: 20d } }'),
    ],
    [
      'access tokens of one API',
      'resources/api.yaml',
      'apiVersion: idpfile/v1\nkind: Resource\nmetadata: { name: api }\nspec:\n  identifier: https://api.example.com\n  accessToken: { ttl: 20d }\n',
    ],
  ])('warns of keys that end before the %s', async (_, path, text) => {
    expect(await foundIn({ files: { [path]: text } })).toEqual([
      words(UNTIL, '2026-12-12T12:00:00Z'),
    ]);
  });
});

test('retired-keys warns of keys that are over', async () => {
  expect(await foundIn({}, new Date(Date.parse(UNTIL) - 1))).toEqual([]);
  expect(await foundIn({}, new Date(UNTIL))).toEqual([
    `/spec/keys/previous/0/until retired-keys: these keys were published until ${UNTIL}, and have no effect any more`,
  ]);
});
