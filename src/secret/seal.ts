/**
 * Texts that only who has a key reads or writes: AES-256-GCM (NIST SP 800-38D) under keys that
 * HKDF-SHA256 (RFC 5869) makes of the given one. Nonces are 12 random bytes, so a key is good for
 * 2^32 texts: over a year at a hundred of them a second.
 */
import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  hash,
  hkdfSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto';
import { readSealKey } from './seal-key.ts';
import type { Secret } from './secret.ts';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;
const KEY_ID_BYTES = 6;

// What stands before the second dot tells which key opens the rest.
const SEALED = /^(?<purpose>sealed|name)\.(?<keyId>[\w-]{8})\.(?<rest>[\w-]*)$/;

/**
 * A text does not open: it is no sealed one or was changed, it was sealed for something else, or its
 * key is not at hand. The message shows nothing of it.
 */
export class SealError extends Error {
  override readonly name = 'SealError';
  readonly code: 'seal-broken' | 'seal-key-missing' | 'seal-key-malformed';

  constructor(code: SealError['code'], message: string) {
    super(message);
    this.code = code;
  }
}

/** Seals with the first of its keys, and opens what any of them has sealed. */
export type Seal = Readonly<{
  /** Tells keys apart, and nothing about them; in the order of the keys. */
  keyIds: readonly string[];
  /** @param context what the text is for: it opens with the same context only */
  seal: (text: string, context: string) => string;
  /** @throws SealError */
  open: (text: string, context: string) => string;
  /**
   * A name sealed with each of the keys: the same each time, so that it can be looked for. Who sees
   * two of them sees whether they are the same. `open` opens them too.
   */
  sealName: (name: string, context: string) => readonly string[];
  /** A SHA-256 digest made into one that nobody can guess without the key, with each of the keys. */
  keyDigest: (digest: Uint8Array) => readonly Uint8Array[];
}>;

/**
 * @param keys at least one, each as `readSealKey` takes it
 * @throws SealError when one is none
 */
export function createSeal(keys: readonly Secret[]): Seal {
  const derived = keys.map(deriveKeys);
  const [first] = derived;
  if (first === undefined) throw new SealError('seal-key-malformed', 'a seal needs a key');
  const byId = new Map(derived.toReversed().map((one) => [one.id, one]));
  return {
    keyIds: derived.map(({ id }) => id),
    seal: (text, context) =>
      written('sealed', first, encrypt(first.texts, randomBytes(NONCE_BYTES), text, context)),
    open(text, context) {
      const { purpose, keyId = '', rest = '' } = SEALED.exec(text)?.groups ?? {};
      if (purpose === undefined) throw new SealError('seal-broken', 'the text is not a sealed one');
      const key = byId.get(keyId);
      if (key === undefined) {
        throw new SealError('seal-key-missing', `the text is sealed with another key (${keyId})`);
      }
      const bytes = Buffer.from(rest, 'base64url');
      return decrypt(purpose === 'name' ? key.names : key.texts, bytes, context);
    },
    sealName: (name, context) =>
      derived.map((key) => {
        // From the name itself: nobody but who has the key can tell it from a random one.
        const digest = hash('sha256', `${context}\n${name}`, 'buffer');
        const nonce = keyed(key.nonces, digest).subarray(0, NONCE_BYTES);
        return written('name', key, encrypt(key.names, nonce, name, context));
      }),
    keyDigest: (digest) => derived.map(({ digests }) => keyed(digests, digest)),
  };
}

/** Whether a text looks like one that a seal has made; whether it opens is another question. */
export function isSealed(text: string): boolean {
  return SEALED.test(text);
}

type DerivedKeys = Readonly<{
  id: string;
  texts: KeyObject;
  /** Apart from that of texts, for its nonces are not random. */
  names: KeyObject;
  nonces: Buffer;
  digests: Buffer;
}>;

function deriveKeys(secret: Secret): DerivedKeys {
  const key = readSealKey(secret);
  if (key === undefined) {
    throw new SealError('seal-key-malformed', 'the key of a seal is not 32 bytes in base64');
  }
  const derive = (purpose: string, bytes = KEY_BYTES) =>
    Buffer.from(hkdfSync('sha256', key, '', `idpfile seal: ${purpose}`, bytes));
  return {
    id: derive('key id', KEY_ID_BYTES).toString('base64url'),
    texts: createSecretKey(derive('texts')),
    names: createSecretKey(derive('names')),
    nonces: derive('nonces of names'),
    digests: derive('digests'),
  };
}

/** Both parts have a fixed length, so that nobody can lengthen what was hashed. */
function keyed(key: Buffer, digest: Uint8Array): Buffer {
  return hash('sha256', Buffer.concat([key, digest]), 'buffer');
}

const written = (purpose: 'sealed' | 'name', { id }: DerivedKeys, bytes: Buffer) =>
  `${purpose}.${id}.${bytes.toString('base64url')}`;

function encrypt(key: KeyObject, nonce: Uint8Array, text: string, context: string): Buffer {
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(context));
  const encrypted = cipher.update(text, 'utf8');
  return Buffer.concat([nonce, encrypted, cipher.final(), cipher.getAuthTag()]);
}

function decrypt(key: KeyObject, bytes: Buffer, context: string): string {
  const end = bytes.length - TAG_BYTES;
  if (end < NONCE_BYTES) throw new SealError('seal-broken', 'the sealed text is cut short');
  const nonce = bytes.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(bytes.subarray(end));
  try {
    const opened = decipher.update(bytes.subarray(NONCE_BYTES, end));
    return Buffer.concat([opened, decipher.final()]).toString('utf8');
  } catch {
    throw new SealError('seal-broken', 'the sealed text was changed, or is for something else');
  }
}
