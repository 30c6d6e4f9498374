import { hash } from 'node:crypto';
import { parseDocuments } from '../document/parse-documents.ts';
import type { SecretSource } from './secret-value.ts';
import { parseSopsDotenv } from './sops/parse-sops-dotenv.ts';
import type { SopsEntry } from './sops/sops-tree.ts';
import { SopsError } from './sops/sops-error.ts';

type PlainSecrets =
  | Readonly<{ ok: true; source: SecretSource }>
  /** What is wrong, to be put behind the name of the file; nothing out of it. */
  | Readonly<{ ok: false; message: string }>;

/** Takes apart a file of secrets that nobody encrypted: it lies outside of the directory. */
export function parsePlainSecrets(bytes: Uint8Array, format: SecretSource['format']): PlainSecrets {
  const text = decode(bytes);
  if (text === undefined) return { ok: false, message: 'is not UTF-8 text' };
  const value = valueOf(text, format);
  return value === undefined
    ? { ok: false, message: `cannot be read as ${format}` }
    : { ok: true, source: { format, value, encrypted: new Set() } };
}

function valueOf(text: string, format: SecretSource['format']): unknown {
  switch (format) {
    case 'binary':
      return { data: text };
    case 'dotenv':
      return dotenvValue(text);
    case 'yaml':
    case 'json': {
      const bytes = Buffer.from(text);
      const parsed = parseDocuments({ path: '', bytes, digest: hash('sha256', bytes) });
      const [document, ...more] = parsed.ok ? parsed.value : [];
      return more.length === 0 ? document?.value : undefined;
    }
  }
}

function dotenvValue(text: string): unknown {
  try {
    const tree = parseSopsDotenv(text);
    return tree.kind === 'map' ? Object.fromEntries(tree.entries.map(plainEntry)) : undefined;
  } catch (error) {
    if (error instanceof SopsError) return undefined;
    throw error;
  }
}

function plainEntry([key, node]: SopsEntry): readonly [string, unknown] {
  const isText = node.kind === 'leaf' && node.scalar.type === 'str';
  return [key, isText ? node.scalar.value : undefined];
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
