import { expect, test } from 'vitest';
import { generateSigningKeys } from '../../src/secret/managed-keys.ts';
import { privateJwk, type SigningAlgorithm } from '../../src/secret/signing-keys.ts';
import { secretYAML } from '../e2e/sops-secret.ts';
import { build, mistakesIn } from './build-for-test.ts';
import { clientYAML, issuerYAML, treeOf } from './tree-of.ts';

/** An issuer with keys of its own for these algorithms only. */
async function treeWithKeys(
  algorithms: readonly SigningAlgorithm[],
  clients: Readonly<Record<string, string>>,
) {
  const keys = (await generateSigningKeys(algorithms)).map(privateJwk);
  const secret = secretYAML('keys', 'KEYS').replace('"KEYS"', `'${JSON.stringify({ keys })}'`);
  return treeOf({
    'issuer.yaml': issuerYAML('  keys: { secretRef: { name: keys } }'),
    'secrets/keys.yaml': secret,
    ...clients,
  });
}

const asking = (alg: string) => `  tokens: { idToken: { alg: ${alg} } }`;

test('a client may ask for any algorithm that the issuer has a key for', async () => {
  const tree = await treeWithKeys(['RS256', 'EdDSA'], {
    'clients/a.yaml': clientYAML('a'),
    'clients/b.yaml': clientYAML('b', asking('EdDSA')),
  });
  expect((await build(tree, { allowPlaintext: true })).ok).toBe(true);
});

test('one that asks for another is told which there are, once', async () => {
  const tree = await treeWithKeys(['RS256', 'EdDSA'], {
    'clients/a.yaml': clientYAML('a', asking('PS256')),
  });
  expect(await mistakesIn(tree, { allowPlaintext: true })).toEqual([
    expect.stringMatching(
      /^clients\/a\.yaml:7:29 signing-keys: PS256 is to sign the ID tokens, and the issuer's keys are for EdDSA, RS256 \(.*add a key for PS256/,
    ),
  ]);
});

test('one that asks for nothing needs RS256, unless it signs nobody in', async () => {
  const service = clientYAML('b').replace(
    / {2}public[^]*$/,
    '  type: service\n  jwksURI: https://b.example.com/jwks\n',
  );
  const tree = await treeWithKeys(['ES256'], {
    'clients/a.yaml': clientYAML('a'),
    'clients/b.yaml': service,
  });
  expect(await mistakesIn(tree, { allowPlaintext: true })).toEqual([
    expect.stringMatching(/^clients\/a\.yaml:4:1 signing-keys: RS256 is to sign/),
  ]);
});

test('keys that the server manages are for every algorithm', async () => {
  const clients = ['RS256', 'ES256', 'PS256', 'EdDSA'].map(
    (alg, index) => [`clients/c${index}.yaml`, clientYAML(`c${index}`, asking(alg))] as const,
  );
  const tree = treeOf({ 'issuer.yaml': issuerYAML(), ...Object.fromEntries(clients) });
  expect((await build(tree)).ok).toBe(true);
});
