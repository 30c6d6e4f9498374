import { nearest } from '../diagnostic/nearest.ts';
import { Secret } from './secret.ts';
import type { SopsFormat } from './sops/sops-format.ts';
import { pointerTo } from './sops/sops-tree.ts';
import { valueAt } from './value-at.ts';

/** Where secrets come from: an opened sops file, or a plain file when that is allowed. */
export type SecretSource = Readonly<{
  format: SopsFormat;
  value: unknown;
  /** JSON pointers of the values that were encrypted; empty for a plain file. */
  encrypted: ReadonlySet<string>;
}>;

export type SecretValueOptions = Readonly<{
  /** Accept values that were never encrypted, as `--allow-plaintext-secrets` does. */
  allowPlaintext?: boolean;
}>;

export type SecretValueProblem = Readonly<{
  ok: false;
  code: 'unknown-secret-key' | 'secret-value' | 'secret-plaintext';
  /** One sentence without a full stop; names keys, never values. */
  message: string;
  /** What to do about it. */
  help?: string;
  /** JSON pointer of the value in the file, when there is one. */
  pointer?: string;
}>;

export type SecretValueResult =
  Readonly<{ ok: true; secret: Secret; pointer: string }> | SecretValueProblem;

/** What a key is called that nobody named. */
const USUAL_KEY = 'secret';

type Found = Readonly<{ ok: true; pointer: string; value: unknown; base64: boolean }>;

/** How the keys of one shape of file lead to values. */
type Shape = Readonly<{ keys: readonly string[]; find(key: string): Found | undefined }>;

/**
 * Takes one secret out of a file: a Kubernetes Secret (`stringData`, then base64 `data`), a mapping
 * (by key, or by JSON pointer when the key begins with `/`), a dotenv file or a binary file. A key
 * that is left out means `secret`, or the only one there is.
 */
export function resolveSecretValue(
  source: SecretSource,
  key: string | undefined,
  options: SecretValueOptions = {},
): SecretValueResult {
  const found = findValue(source, key);
  if (!found.ok) return found;
  const { pointer } = found;
  const text = readText(found);
  if (typeof text !== 'string') return { ...text, pointer };
  // One line end is dropped: block scalars and echo leave it behind.
  const value = text.replace(/\r?\n$/, '');
  if (value === '') return { ...unusable(`the value at ${pointer} is empty`), pointer };
  // Last, for sops never encrypts an empty value.
  if (options.allowPlaintext !== true && !source.encrypted.has(pointer)) return plaintext(pointer);
  return { ok: true, secret: new Secret(value), pointer };
}

function findValue(source: SecretSource, key: string | undefined): Found | SecretValueProblem {
  if (source.format === 'binary') return findBinary(source.value, key);
  const shape = isKubernetesSecret(source.value)
    ? kubernetesShape(source.value)
    : mappingShape(source.value);
  const [only] = shape.keys;
  const isUsual = shape.keys.includes(USUAL_KEY);
  const name = key ?? (isUsual ? USUAL_KEY : shape.keys.length === 1 ? only : undefined);
  if (name === undefined) {
    return unknownKey(`the secret has no single key${listed(shape.keys)}`, 'name one as key');
  }
  return shape.find(name) ?? missingKey(name, shape.keys);
}

function findBinary(root: unknown, key: string | undefined): Found | SecretValueProblem {
  if (key !== undefined) {
    return unknownKey('a binary sops file holds one secret without a name', 'leave out key');
  }
  return { ok: true, pointer: '/data', value: valueAt(root, '/data'), base64: false };
}

function isKubernetesSecret(root: unknown): boolean {
  return valueAt(root, '/apiVersion') === 'v1' && valueAt(root, '/kind') === 'Secret';
}

/** As in Kubernetes, `stringData` wins over `data`. */
function kubernetesShape(root: unknown): Shape {
  const sections = ['/stringData', '/data'];
  return {
    keys: [...new Set(sections.flatMap((section) => keysOf(valueAt(root, section))))],
    find: (key) => {
      const section = sections.find((name) => keysOf(valueAt(root, name)).includes(key));
      if (section === undefined) return undefined;
      return foundAt(root, pointerTo(section, key), section === '/data');
    },
  };
}

function mappingShape(root: unknown): Shape {
  return {
    keys: keysOf(root),
    find: (key) => foundAt(root, key.startsWith('/') ? key : pointerTo('', key), false),
  };
}

function foundAt(root: unknown, pointer: string, base64: boolean): Found | undefined {
  const value = valueAt(root, pointer);
  return value === undefined ? undefined : { ok: true, pointer, value, base64 };
}

function keysOf(value: unknown): readonly string[] {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.keys(value)
    : [];
}

function plaintext(pointer: string): SecretValueProblem {
  const message = `the value at ${pointer} is not encrypted`;
  const help =
    'check encrypted_regex in .sops.yaml, run "sops encrypt --in-place" on the file, and change the secret, for it may have been seen';
  return { ok: false, code: 'secret-plaintext', message, help, pointer };
}

function readText({ value, pointer, base64 }: Found): string | SecretValueProblem {
  if (typeof value !== 'string') {
    const type =
      value === null ? 'null' : Array.isArray(value) ? 'a list' : `of type ${typeof value}`;
    return unusable(
      `the value at ${pointer} is ${type}, not a string`,
      'put it into quotes: a number loses its leading zeros',
    );
  }
  return base64 ? decodeBase64(value, pointer) : value;
}

function decodeBase64(text: string, pointer: string): string | SecretValueProblem {
  const compact = text.replace(/\s+/g, '');
  const bytes = Buffer.from(compact, 'base64');
  if (bytes.toString('base64') !== compact) {
    return unusable(`the value at ${pointer} is not base64`, 'put plain text under stringData');
  }
  const decoded = bytes.toString('utf8');
  if (Buffer.from(decoded).equals(bytes)) return decoded;
  return unusable(`the value at ${pointer} is not UTF-8 text`);
}

function missingKey(key: string, keys: readonly string[]): SecretValueProblem {
  const guess = nearest(key, keys);
  const message = `there is no key ${JSON.stringify(key)}${listed(keys)}`;
  return guess === undefined ? unknownKey(message) : unknownKey(message, `did you mean ${guess}?`);
}

function listed(keys: readonly string[]): string {
  if (keys.length === 0) return '; the file has none';
  const shown = keys.slice(0, 10).join(', ');
  return `; the file has ${shown}${keys.length > 10 ? ', …' : ''}`;
}

function unknownKey(message: string, help?: string): SecretValueProblem {
  return problem('unknown-secret-key', message, help);
}

function unusable(message: string, help?: string): SecretValueProblem {
  return problem('secret-value', message, help);
}

function problem(
  code: SecretValueProblem['code'],
  message: string,
  help: string | undefined,
): SecretValueProblem {
  return { ok: false, code, message, ...(help === undefined ? {} : { help }) };
}
