import { generateKeyPair, randomBytes, type KeyPairKeyObjectResult } from 'node:crypto';
import { promisify } from 'node:util';
import { KeyFileError } from './key-file.ts';
import { readOrCreateKeys, type KeyPlace } from './key-place.ts';
import { Secret } from './secret.ts';
import {
  ALGORITHMS,
  createSigningKey,
  type SigningAlgorithm,
  type SigningKey,
} from './signing-keys.ts';

const COOKIE_KEYS = 'cookie-keys';
const PAIRWISE_KEY = 'pairwise-key';
const COOKIE_KEY_BYTES = 32;

const createKeyPair = promisify(generateKeyPair);

/** New signing keys that are kept nowhere, of the kinds a server makes for itself. */
export function generateSigningKeys(
  algorithms: readonly SigningAlgorithm[] = ALGORITHMS,
): Promise<readonly SigningKey[]> {
  return Promise.all(
    algorithms.map(async (alg) => createSigningKey((await createKeyPairFor(alg)).privateKey, alg)),
  );
}

/**
 * The keys for signing cookies, the first of which signs: a JSON list, made on the first start with
 * one key of 32 random bytes.
 * @throws KeyFileError when they are damaged, unreadable or cannot be created.
 */
export async function managedCookieKeys(place: KeyPlace): Promise<readonly Secret[]> {
  const { text } = await readOrCreateKeys(place, COOKIE_KEYS, generateCookieKeys);
  const keys = parseCookieKeys(text);
  if (keys !== undefined) return keys.map((key) => new Secret(key));
  const where = place.describe(COOKIE_KEYS);
  throw damaged(where, 'it is not a JSON list of base64url strings of 32 bytes or more each');
}

/**
 * The key behind pairwise subject identifiers (OpenID Connect Core section 8.1), in a text of the
 * same form. Unlike the others it must never change: people would become strangers to their apps.
 * @throws KeyFileError when it is damaged, unreadable or cannot be created.
 */
export async function managedPairwiseKey(place: KeyPlace): Promise<Secret> {
  const { text } = await readOrCreateKeys(place, PAIRWISE_KEY, generateCookieKeys);
  return pairwiseKeyIn(place, text);
}

/**
 * The same of a server that has run; undefined where there is none.
 * @throws KeyFileError
 */
export async function readPairwiseKey(place: KeyPlace): Promise<Secret | undefined> {
  const kept = await place.read(PAIRWISE_KEY);
  return kept && pairwiseKeyIn(place, kept.text);
}

function pairwiseKeyIn(place: KeyPlace, text: string): Secret {
  const [key] = parseCookieKeys(text) ?? [];
  if (key !== undefined) return new Secret(key);
  throw damaged(
    place.describe(PAIRWISE_KEY),
    'it is not a JSON list with one base64url string of 32 bytes or more',
    'makes everybody a stranger to apps with subjectType: pairwise',
  );
}

function createKeyPairFor(algorithm: SigningAlgorithm): Promise<KeyPairKeyObjectResult> {
  switch (algorithm) {
    case 'RS256':
    case 'PS256':
      return createKeyPair('rsa', { modulusLength: 2048 });
    case 'ES256':
      return createKeyPair('ec', { namedCurve: 'P-256' });
    case 'EdDSA':
      return createKeyPair('ed25519');
  }
}

function generateCookieKeys(): string {
  return `${JSON.stringify([randomBytes(COOKIE_KEY_BYTES).toString('base64url')])}\n`;
}

function parseCookieKeys(text: string): readonly string[] | undefined {
  try {
    const keys: unknown = JSON.parse(text);
    return Array.isArray(keys) && keys.length > 0 && keys.every(isCookieKey) ? keys : undefined;
  } catch {
    // The message of JSON.parse quotes the text.
    return undefined;
  }
}

function isCookieKey(key: unknown): key is string {
  if (typeof key !== 'string' || !/^[A-Za-z0-9_-]+$/.test(key)) return false;
  return Buffer.from(key, 'base64url').length >= COOKIE_KEY_BYTES;
}

function damaged(where: string, why: string, effect = 'signs everybody out'): KeyFileError {
  return new KeyFileError(
    'key-file-damaged',
    `${where}: ${why}; restore it from a backup, or move it away to get new keys, which ${effect}`,
  );
}
