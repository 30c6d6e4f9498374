import {
  createHash,
  createPrivateKey,
  createPublicKey,
  type JsonWebKey,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { isMapping } from '../document/is-mapping.ts';

/** The signature algorithms (RFC 7518 §3.1, RFC 8037) we sign with. */
export type SigningAlgorithm = 'RS256' | 'PS256' | 'ES256' | 'EdDSA';

/** What signs where nobody asks for another: every app knows it (OpenID Connect Core section 15.1). */
export const DEFAULT_ALGORITHM = 'RS256' satisfies SigningAlgorithm;

/** All of them, the default first. */
export const ALGORITHMS: readonly SigningAlgorithm[] = [
  DEFAULT_ALGORITHM,
  'ES256',
  'PS256',
  'EdDSA',
];

/**
 * A private key to sign tokens with. Neither JSON nor `inspect` prints the key object; only
 * `privateJwk` takes the key out of it.
 */
export type SigningKey = Readonly<{
  kid: string;
  alg: SigningAlgorithm;
  /** The public half as it stands in the issuer's JWK set. */
  publicJwk: Readonly<Record<string, string>>;
  privateKey: KeyObject;
}>;

export type SigningKeysResult =
  | Readonly<{ ok: true; keys: readonly SigningKey[] }>
  /** One sentence without a full stop that shows nothing of a key. */
  | Readonly<{ ok: false; message: string }>;

type KeyResult = Readonly<{ ok: true; key: SigningKey }> | Readonly<{ ok: false; message: string }>;

type JwkMembers = Readonly<Record<string, unknown>>;

type KeyType = Readonly<{
  kty: string;
  crv?: string;
  algorithms: readonly [SigningAlgorithm, ...SigningAlgorithm[]];
  /** The required public members, in the order RFC 7638 §3.2 asks for together with `kty`. */
  thumbprint: readonly string[];
}>;

const KEY_TYPES: readonly KeyType[] = [
  { kty: 'RSA', algorithms: ['RS256', 'PS256'], thumbprint: ['e', 'kty', 'n'] },
  { kty: 'EC', crv: 'P-256', algorithms: ['ES256'], thumbprint: ['crv', 'kty', 'x', 'y'] },
  { kty: 'OKP', crv: 'Ed25519', algorithms: ['EdDSA'], thumbprint: ['crv', 'kty', 'x'] },
];

const MIN_RSA_BITS = 2048;

/**
 * Parses a JWK set (RFC 7517 §5) of private keys. The first key of an algorithm is the one that
 * signs. `alg`, `use` and `kid` may be left out; a missing `kid` is the thumbprint (RFC 7638).
 */
export function parseSigningKeys(text: string): SigningKeysResult {
  const members = parseKeySet(text);
  if (members === undefined) {
    return refuse('the signing keys are not a JWK set: JSON of the form {"keys": […]}');
  }
  if (members.length === 0) return refuse('the JWK set holds no key');
  const keys: SigningKey[] = [];
  for (const [index, jwk] of members.entries()) {
    const result = parseKey(jwk);
    if (!result.ok) return refuse(`key ${index + 1} of the JWK set ${result.message}`);
    keys.push(result.key);
  }
  if (new Set(keys.map(({ kid }) => kid)).size < keys.length) {
    return refuse('two keys of the JWK set have the same kid');
  }
  return { ok: true, keys };
}

/**
 * Names a fresh key pair by its thumbprint. The private key must be one for the algorithm.
 * @throws RangeError when it is not.
 */
export function createSigningKey(privateKey: KeyObject, alg: SigningAlgorithm): SigningKey {
  const result = parseKey({ ...privateKey.export({ format: 'jwk' }), alg });
  if (result.ok) return result.key;
  throw new RangeError(`the key for ${alg} ${result.message}`);
}

/** The whole key, private members included, as the engine takes it. */
export function privateJwk({ kid, alg, privateKey }: SigningKey): JsonWebKey {
  return { ...privateKey.export({ format: 'jwk' }), kid, alg, use: 'sig' };
}

function parseKeySet(text: string): readonly unknown[] | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    const keys = isMapping(parsed) && Object.hasOwn(parsed, 'keys') ? parsed['keys'] : undefined;
    return Array.isArray(keys) ? keys : undefined;
  } catch {
    // The message of JSON.parse quotes the text.
    return undefined;
  }
}

function parseKey(jwk: unknown): KeyResult {
  if (!isMapping(jwk)) return refuse('is not an object');
  const type = KEY_TYPES.find(({ kty, crv }) => jwk['kty'] === kty && (!crv || jwk['crv'] === crv));
  if (type === undefined) return refuse('is none of RSA, EC P-256 and OKP Ed25519');
  const { use = 'sig', key_ops: operations = ['sign'], d } = jwk;
  if (typeof d !== 'string') return refuse('has no private part');
  if (use !== 'sig' || !Array.isArray(operations) || !operations.includes('sign')) {
    return refuse('is not meant for signatures (use must be "sig")');
  }
  const alg = algorithmOf(jwk, type);
  if (alg === undefined) {
    return refuse(`has an alg that does not fit: ${type.algorithms.join(' or ')}`);
  }
  return importKey(jwk, type, alg);
}

function algorithmOf(jwk: JwkMembers, { algorithms }: KeyType): SigningAlgorithm | undefined {
  if (jwk['alg'] === undefined) return algorithms[0];
  return algorithms.find((algorithm) => algorithm === jwk['alg']);
}

function importKey(jwk: JwkMembers, type: KeyType, alg: SigningAlgorithm): KeyResult {
  const required = requiredMembers(jwk, type);
  const pair = importPair(jwk, required);
  if (pair === undefined) return refuse('is damaged: its members do not make up a key');
  const bits = pair.publicKey.asymmetricKeyDetails?.modulusLength ?? MIN_RSA_BITS;
  if (bits < MIN_RSA_BITS)
    return refuse(`is too short: RSA keys need ${MIN_RSA_BITS} bits or more`);
  const kid = jwk['kid'] ?? thumbprintOf(required, type);
  if (typeof kid !== 'string' || kid === '') return refuse('has a kid that is not a string');
  const publicJwk = { ...required, kid, alg, use: 'sig' };
  return { ok: true, key: { kid, alg, publicJwk, privateKey: pair.privateKey } };
}

/** Signs and verifies once: a key whose halves do not belong together is found here. */
function importPair(jwk: JwkMembers, required: Readonly<Record<string, string>>) {
  try {
    const privateKey = createPrivateKey({ key: { ...jwk }, format: 'jwk' });
    const publicKey = createPublicKey({ key: required, format: 'jwk' });
    const digest = privateKey.asymmetricKeyType === 'ed25519' ? null : 'sha256';
    const probe = Buffer.from('probe');
    const matches = verify(digest, probe, publicKey, sign(digest, probe, privateKey));
    return matches ? { privateKey, publicKey } : undefined;
  } catch {
    return undefined;
  }
}

function requiredMembers(jwk: JwkMembers, { thumbprint }: KeyType): Record<string, string> {
  return Object.fromEntries(thumbprint.map((name) => [name, String(jwk[name])]));
}

/** RFC 7638: SHA-256 over the required members, sorted and without white space. */
function thumbprintOf(required: Readonly<Record<string, string>>, { thumbprint }: KeyType): string {
  const sorted = Object.fromEntries(thumbprint.map((name) => [name, required[name]]));
  return createHash('sha256').update(JSON.stringify(sorted)).digest('base64url');
}

function refuse(message: string): Readonly<{ ok: false; message: string }> {
  return { ok: false, message };
}
