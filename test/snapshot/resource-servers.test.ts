import { describe, expect, test } from 'vitest';
import { generateSigningKeys } from '../../src/secret/managed-keys.ts';
import { privateJwk } from '../../src/secret/signing-keys.ts';
import { findAskable } from '../../src/snapshot/trust.ts';
import { findClient, type Snapshot } from '../../src/snapshot/snapshot.ts';
import { build, mistakesIn } from './build-for-test.ts';
import { clientYAML, issuerYAML, treeOf } from './tree-of.ts';

const INVOICES = 'https://api.example.com/invoices';

const resourceYAML = (name: string, more = '') => `apiVersion: idpfile/v1
kind: Resource
metadata: { name: ${name} }
spec:
  identifier: https://api.example.com/${name}
${more}`;

describe('an API', () => {
  test('has its defaults filled in', async () => {
    const { resourceServers } = await snapshotOf({ 'resources/i.yaml': resourceYAML('invoices') });

    expect(resourceServers.get(INVOICES)).toMatchObject({
      key: 'invoices',
      identifier: INVOICES,
      name: 'Invoices',
      tokenFormat: 'jwt',
      tokenTTL: 600,
      tokenAlg: 'RS256',
      allowedClients: [],
      source: { file: 'resources/i.yaml', range: { start: { line: 3, column: 19 } } },
    });
  });

  test('takes over everything its file says', async () => {
    const more = `  name: The invoices
  scopes:
    read: {}
    write: { description: Change invoices, sensitive: true }
    pay: { description: { en: Pay, de: Bezahlen } }
  accessToken: { format: opaque, alg: EdDSA }
  allowedClients: [shop]
`;
    const { resourceServers } = await snapshotOf({
      'resources/i.yaml': resourceYAML('invoices', more),
      'clients/shop.yaml': clientYAML('shop'),
    });
    const server = resourceServers.get(INVOICES);

    expect(server).toMatchObject({
      name: 'The invoices',
      tokenFormat: 'opaque',
      tokenAlg: 'EdDSA',
      allowedClients: ['shop'],
    });
    expect(server).not.toHaveProperty('tokenTTL');
    expect(Object.fromEntries(server?.scopes ?? [])).toEqual({
      read: { description: {}, sensitive: false },
      write: { description: { en: 'Change invoices' }, sensitive: true },
      pay: { description: { en: 'Pay', de: 'Bezahlen' }, sensitive: false },
    });
  });

  test.each([
    ['names it', '  resources: [invoices]', '', true],
    ['has it as its default', '  defaultResource: invoices', '', true],
    ['is named by it', '', '  allowedClients: [shop]\n', true],
    ['is named by nobody', '', '', false],
  ])('may be asked for by a client that %s', async (_, ofClient, ofResource, expected) => {
    const snapshot = await snapshotOf({
      'resources/i.yaml': resourceYAML('invoices', ofResource),
      'clients/shop.yaml': clientYAML('shop', ofClient),
    });
    const client = findClient(snapshot, 'shop');
    if (client === undefined) throw new Error('the client is gone');

    expect(findAskable(snapshot, INVOICES, client) !== undefined).toBe(expected);
    expect(findAskable(snapshot, `${INVOICES}/`, client)).toBeUndefined();
  });
});

describe('mistakes about APIs', () => {
  test.each([
    [
      'a client that names one that does not exist',
      { 'clients/a.yaml': clientYAML('a', '  resources: [invoice]') },
      [
        'clients/a.yaml:7:15 unknown-reference: no Resource is called "invoice" (did you mean invoices?)',
      ],
    ],
    [
      'a default that does not exist',
      { 'clients/a.yaml': clientYAML('a', '  defaultResource: nothing') },
      ['clients/a.yaml:7:20 unknown-reference: no Resource is called "nothing"'],
    ],
    [
      'a client that it names and that does not exist',
      { 'resources/b.yaml': resourceYAML('b', '  allowedClients: [nobody]') },
      ['resources/b.yaml:6:20 unknown-reference: no client is called "nobody"'],
    ],
    [
      'a scope that none declares',
      { 'clients/a.yaml': clientYAML('a', '  resources: [invoices]\n  scopes: [openid, reed]') },
      ['clients/a.yaml:8:20 unknown-reference: no scope is called "reed" (did you mean read?)'],
    ],
    [
      'a scope of one for which the client may not ask',
      { 'clients/a.yaml': clientYAML('a', '  scopes: [openid, read]') },
      [
        'clients/a.yaml:7:20 contradiction: the scope read belongs to invoices, for which this client may not ask (add resources: [invoices])',
      ],
    ],
    [
      'a scope that is declared as a Scope as well',
      {
        'scopes/s.yaml': `apiVersion: idpfile/v1
kind: Scope
metadata: { name: read }
spec: {}
`,
      },
      [
        'resources/i.yaml:6:13 contradiction: the scope read is a Scope already, so nobody could tell which of the two is asked for (rename one of the two)',
      ],
    ],
    [
      'a scope of OpenID Connect, and one of the protocol of Dex',
      {
        'resources/b.yaml': resourceYAML(
          'b',
          '  scopes: { email: {}, "audience:server:client_id:a": {} }',
        ),
      },
      [
        'resources/b.yaml:6:13 contradiction: the scope email has its meaning already (give it a name of the API, such as invoices:read)',
        'resources/b.yaml:6:24 contradiction: the scope audience:server:client_id:a has its meaning already (give it a name of the API, such as invoices:read)',
      ],
    ],
    [
      'two of the same identifier',
      { 'resources/j.yaml': resourceYAML('invoices').replace('name: invoices', 'name: other') },
      [
        `resources/j.yaml:5:15 duplicate-identifier: identifier "${INVOICES}" is already declared in resources/i.yaml:5:15 (rename or delete one of the two)`,
      ],
    ],
    [
      'serviceClaims of a client that never acts for itself',
      { 'clients/a.yaml': clientYAML('a', '  serviceClaims: { groups: [batch] }') },
      [
        'clients/a.yaml:7:3 contradiction: serviceClaims are for a client that acts for itself, and this one never does (delete them, or add client_credentials to grantTypes)',
      ],
    ],
  ])('%s', async (_what, texts, expected) => {
    const invoices = resourceYAML('invoices', '  scopes: { read: {}, write: {} }');
    const files = { 'issuer.yaml': issuerYAML(), 'resources/i.yaml': invoices, ...texts };
    expect(await mistakesIn(treeOf(files))).toEqual(expected);
  });

  test('one whose tokens the keys of the issuer cannot sign', async () => {
    const keys = (await generateSigningKeys(['ES256'])).map(privateJwk);
    const jwks = JSON.stringify({ keys });
    const secret = `apiVersion: v1
kind: Secret
metadata: { name: keys }
stringData: { jwks: '${jwks}' }
`;
    const tree = treeOf({
      'issuer.yaml': issuerYAML('  keys: { secretRef: { name: keys, key: jwks } }'),
      'secrets/keys.yaml': secret,
      'resources/a.yaml': resourceYAML('a', '  accessToken: { alg: EdDSA }'),
      'resources/b.yaml': resourceYAML('b'),
      'resources/c.yaml': resourceYAML('c', '  accessToken: { alg: ES256 }'),
      'resources/d.yaml': resourceYAML('d', '  accessToken: { format: opaque }'),
    });
    const mistakes = await mistakesIn(tree, { allowPlaintext: true });
    expect(mistakes.filter((line) => line.startsWith('resources/'))).toEqual([
      expect.stringMatching(
        /^resources\/a.yaml:6:23 signing-keys: EdDSA is to sign the access tokens/,
      ),
      expect.stringMatching(
        /^resources\/b.yaml:4:1 signing-keys: RS256 is to sign the access tokens/,
      ),
    ]);
  });

  test('one that is broken makes nobody else wrong', async () => {
    const mistakes = await mistakesIn(
      treeOf({
        'issuer.yaml': issuerYAML(),
        'resources/i.yaml': resourceYAML('invoices', '  colour: blue'),
        'clients/a.yaml': clientYAML('a', '  resources: [invoices]\n  scopes: [openid, read]'),
      }),
    );
    expect(mistakes).toEqual([expect.stringMatching(/^resources\/i\.yaml:6:3 unknown-field/)]);
  });
});

async function snapshotOf(texts: Readonly<Record<string, string>>): Promise<Snapshot> {
  const built = await build(treeOf({ 'issuer.yaml': issuerYAML(), ...texts }));
  if (!built.ok) throw new Error(JSON.stringify(built.diagnostics));
  return built.value;
}
