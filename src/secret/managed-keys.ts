import { generateKeyPair, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { KeyFileError, readOrCreateKeyFile } from './key-file.ts';
import { Secret } from './secret.ts';
import { createSigningKey, parseSigningKeys, privateJwk, type SigningKey } from './signing-keys.ts';

const COOKIE_KEY_BYTES = 32;

const createKeyPair = promisify(generateKeyPair);

/**
 * The signing keys of an issuer that declares none: a JWK set in a file, made on the first start
 * with an RS256 and an ES256 key.
 * @throws KeyFileError when the file is damaged, unreadable or cannot be created.
 */
export async function managedSigningKeys(path: string): Promise<readonly SigningKey[]> {
  const parsed = parseSigningKeys(await readOrCreateKeyFile(path, generateKeySet));
  if (parsed.ok) return parsed.keys;
  throw damaged(path, parsed.message);
}

/** New signing keys that are kept nowhere, of the kinds a server makes for itself. */
export async function generateSigningKeys(): Promise<readonly SigningKey[]> {
  const rsa = await createKeyPair('rsa', { modulusLength: 2048 });
  const ec = await createKeyPair('ec', { namedCurve: 'P-256' });
  return [createSigningKey(rsa.privateKey, 'RS256'), createSigningKey(ec.privateKey, 'ES256')];
}

/**
 * The keys for signing cookies, the first of which signs: a JSON list in a file, made on the first
 * start with one key of 32 random bytes.
 * @throws KeyFileError when the file is damaged, unreadable or cannot be created.
 */
export async function managedCookieKeys(path: string): Promise<readonly Secret[]> {
  const keys = parseCookieKeys(await readOrCreateKeyFile(path, generateCookieKeys));
  if (keys !== undefined) return keys.map((key) => new Secret(key));
  throw damaged(path, 'it is not a JSON list of base64url strings of 32 bytes or more each');
}

async function generateKeySet(): Promise<string> {
  const keys = (await generateSigningKeys()).map(privateJwk);
  return `${JSON.stringify({ keys }, null, 2)}\n`;
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

function damaged(path: string, why: string): KeyFileError {
  return new KeyFileError(
    'key-file-damaged',
    `${path}: ${why}; restore the file from a backup, or move it away to get new keys, which signs everybody out`,
  );
}
