import { type CipherKey, createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { type GoScalar, isDecimal } from './go-scalar.ts';
import { SopsError } from './sops-error.ts';

/** Base64 has no comma. Were there one in a part, the search would try every split of the value. */
const ENCRYPTED = /^ENC\[AES256_GCM,data:([^,]+),iv:([^,]+),tag:([^,]+),type:([^,]+)\]$/;
const IV_BYTES = 32;
const TAG_BYTES = 16;

type TypeLabel = Exclude<GoScalar['type'], 'null'>;

/** Whether sops would take a value for ciphertext. */
export function looksEncrypted(scalar: GoScalar): scalar is GoScalar & { type: 'str' } {
  return scalar.type === 'str' && scalar.value.startsWith('ENC[');
}

/** The keys on the way to a value, which bind it to its place. List indices are not among them. */
export function valueContext(keys: readonly string[]): string {
  return `${keys.join(':')}:`;
}

/**
 * Decrypts one value: AES-256-GCM with the context as additional data.
 * @throws SopsError (SOPS_VALUE_TAMPERED) when it was altered or moved.
 */
export function openValue(dataKey: CipherKey, text: string, context: string): GoScalar {
  const [, data, iv, tag, label] = ENCRYPTED.exec(text) ?? [];
  if (data === undefined || iv === undefined || tag === undefined || label === undefined) {
    throw tampered(context, 'is not in the form ENC[…] that sops writes');
  }
  const plaintext = decrypt(dataKey, [data, iv, tag], context);
  return typedValue(plaintext, label, context);
}

/** Encrypts the text of a value as sops does. */
export function sealValue(
  dataKey: CipherKey,
  text: string,
  type: TypeLabel,
  context: string,
): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', dataKey, iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(context));
  const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]).toString('base64');
  const tag = cipher.getAuthTag().toString('base64');
  return `ENC[AES256_GCM,data:${data},iv:${iv.toString('base64')},tag:${tag},type:${type}]`;
}

function decrypt(
  dataKey: CipherKey,
  parts: readonly [data: string, iv: string, tag: string],
  context: string,
): string {
  const [data, iv, tag] = parts.map((part) => Buffer.from(part, 'base64'));
  // Node accepts tags of 4 bytes unless told otherwise, and those can be forged.
  if (!data || !iv || tag?.length !== TAG_BYTES || iv.length < 12 || iv.length > 64) {
    throw tampered(context, 'has an IV or tag of the wrong length');
  }
  let plaintext: Buffer;
  try {
    const decipher = createDecipheriv('aes-256-gcm', dataKey, iv, { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(context));
    decipher.setAuthTag(tag);
    plaintext = Buffer.concat([decipher.update(data), decipher.final()]);
  } catch {
    throw tampered(context, 'was altered or moved from another place');
  }
  return decodeUtf8(plaintext, context);
}

function decodeUtf8(bytes: Buffer, context: string): string {
  const text = bytes.toString('utf8');
  if (Buffer.from(text).equals(bytes)) return text;
  throw new SopsError(
    'SOPS_UNSUPPORTED',
    `the value at ${JSON.stringify(context)} is not UTF-8 text`,
    'store it as base64',
  );
}

/** The label is not authenticated, so a value must at least have the form of its type. */
function typedValue(text: string, label: string, context: string): GoScalar {
  const value = readTyped(text, label);
  if (value !== undefined) return value;
  throw tampered(context, 'does not have the form of its type label');
}

function readTyped(text: string, label: string): GoScalar | undefined {
  switch (label) {
    case 'str':
      return { type: 'str', value: text };
    case 'time':
      return { type: 'time', value: text };
    case 'int':
      return /^[-+]?\d{1,19}$/.test(text) ? { type: 'int', value: BigInt(text) } : undefined;
    case 'float':
      return readFloat(text);
    case 'bool':
      return readBool(text);
    default:
      return undefined;
  }
}

function readFloat(text: string): GoScalar | undefined {
  if (text === 'NaN') return { type: 'float', value: Number.NaN };
  if (/^[-+]?Inf$/.test(text)) {
    return { type: 'float', value: text.startsWith('-') ? -Infinity : Infinity };
  }
  return isDecimal(text) ? { type: 'float', value: Number(text) } : undefined;
}

function readBool(text: string): GoScalar | undefined {
  if (/^(1|t|T|TRUE|true|True)$/.test(text)) return { type: 'bool', value: true };
  if (/^(0|f|F|FALSE|false|False)$/.test(text)) return { type: 'bool', value: false };
  return undefined;
}

function tampered(context: string, what: string): SopsError {
  return new SopsError('SOPS_VALUE_TAMPERED', `the value at ${JSON.stringify(context)} ${what}`);
}
