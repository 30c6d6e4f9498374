import {
  createPublicKey,
  generateKeyPairSync,
  type JsonWebKey,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import {
  createSigningKey,
  parseSigningKeys,
  privateJwk,
  type SigningKey,
} from '../../src/secret/signing-keys.ts';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const ed = generateKeyPairSync('ed25519').privateKey;

const jwkOf = (key: KeyObject): JsonWebKey => key.export({ format: 'jwk' });
const setOf = (...keys: readonly unknown[]) => JSON.stringify({ keys });

function parse(...jwks: readonly unknown[]): readonly SigningKey[] {
  const result = parseSigningKeys(setOf(...jwks));
  if (!result.ok) throw new Error(result.message);
  return result.keys;
}

function problem(text: string): string | undefined {
  const result = parseSigningKeys(text);
  return result.ok ? undefined : result.message;
}

describe('a JWK set of private keys', () => {
  test('keeps its order, its kids and its algorithms', () => {
    const keys = parse(
      { ...jwkOf(ec), kid: 'first' },
      { ...jwkOf(rsa), kid: 'second', alg: 'PS256', use: 'sig', key_ops: ['sign'] },
    );

    expect(keys.map(({ kid, alg }) => [kid, alg])).toEqual([
      ['first', 'ES256'],
      ['second', 'PS256'],
    ]);
  });

  test.each([
    ['RS256', rsa],
    ['ES256', ec],
    ['EdDSA', ed],
  ])('takes %s for the kind of its key', (alg, key) => {
    expect(parse(jwkOf(key))[0]?.alg).toBe(alg);
  });

  test('names a key without kid by its thumbprint, as in RFC 8037 Appendix A.3', () => {
    const [key] = parse({
      kty: 'OKP',
      crv: 'Ed25519',
      d: 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A',
      x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
    });

    expect(key?.kid).toBe('kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k');
  });

  test('gives public halves without a private member', () => {
    const publics = parse(jwkOf(rsa), jwkOf(ec), jwkOf(ed)).map(({ publicJwk }) =>
      Object.keys(publicJwk).toSorted(),
    );

    expect(publics).toEqual([
      ['alg', 'e', 'kid', 'kty', 'n', 'use'],
      ['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y'],
      ['alg', 'crv', 'kid', 'kty', 'use', 'x'],
    ]);
  });

  test('gives keys that sign what their public half verifies', () => {
    const [key] = parse(jwkOf(ec));
    if (!key) throw new Error('no key');
    const publicKey = createPublicKey({ key: key.publicJwk, format: 'jwk' });

    const signature = sign('sha256', Buffer.from('x'), key.privateKey);

    expect(verify('sha256', Buffer.from('x'), publicKey, signature)).toBe(true);
  });

  test('gives the whole key only when asked for it', () => {
    const [key] = parse({ ...jwkOf(ec), kid: 'k' });
    if (!key) throw new Error('no key');

    expect(privateJwk(key)).toEqual({ ...jwkOf(ec), kid: 'k', alg: 'ES256', use: 'sig' });
    for (const printed of [JSON.stringify(key), inspect(key, { depth: 9, showHidden: true })]) {
      expect(printed).not.toContain(String(jwkOf(ec).d));
    }
  });
});

describe('what is no set of signing keys', () => {
  const { d: _, ...publicHalf } = jwkOf(ec);
  const short = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey;
  const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  const p384 = generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey;

  test.each([
    ['no JSON', '{"keys": [', /not a JWK set/],
    ['a single key', JSON.stringify(jwkOf(ec)), /not a JWK set/],
    ['an empty set', setOf(), /holds no key/],
    ['a key that is no object', setOf('x'), /key 1 .* is not an object/],
    ['a public key', setOf(jwkOf(ec), publicHalf), /key 2 .* has no private part/],
    ['a symmetric key', setOf({ kty: 'oct', k: 'AAAA' }), /none of RSA, EC P-256/],
    ['another curve', setOf(jwkOf(p384)), /none of RSA, EC P-256/],
    ['a key for encryption', setOf({ ...jwkOf(ec), use: 'enc' }), /not meant for signatures/],
    ['a key to verify', setOf({ ...jwkOf(ec), key_ops: ['verify'] }), /not meant for signatures/],
    ['another algorithm', setOf({ ...jwkOf(rsa), alg: 'ES256' }), /alg .* RS256 or PS256/],
    ['a short RSA key', setOf(jwkOf(short)), /too short: RSA keys need 2048/],
    ['halves of two keys', setOf({ ...jwkOf(ec), d: jwkOf(stranger).d }), /damaged/],
    ['an RSA key without primes', setOf({ ...jwkOf(rsa), p: undefined }), /damaged/],
    ['a kid that is a number', setOf({ ...jwkOf(ec), kid: 1 }), /kid/],
    ['a kid twice', setOf(jwkOf(ec), jwkOf(ec)), /two keys .* same kid/],
  ])('%s', (_, text, message) => {
    expect(problem(text)).toMatch(message);
  });
});

test('a key cannot be made for an algorithm that is not its own', () => {
  expect(createSigningKey(rsa, 'RS256').alg).toBe('RS256');
  expect(() => createSigningKey(rsa, 'ES256')).toThrow(RangeError);
});
