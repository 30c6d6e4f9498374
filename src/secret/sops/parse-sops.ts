import { parseSopsDotenv } from './parse-sops-dotenv.ts';
import { parseSopsJson, parseSopsYaml } from './parse-sops-yaml.ts';
import { SopsError } from './sops-error.ts';
import type { SopsFormat } from './sops-format.ts';
import { nestDotenvMetadata, type SopsMetadata, splitMetadata } from './sops-metadata.ts';
import type { SopsMap, SopsNode } from './sops-tree.ts';

/** A sops file taken apart, its values still encrypted. */
export type ParsedSops = Readonly<{ data: SopsMap; metadata: SopsMetadata }>;

/** The limit Flux has too. */
const MAX_BYTES = 5 * 1024 * 1024;

/**
 * Parses a sops file into its data and its metadata.
 * @throws SopsError
 */
export function parseSops(bytes: Uint8Array, format: SopsFormat): ParsedSops {
  if (bytes.length > MAX_BYTES) {
    throw new SopsError('SOPS_UNSUPPORTED', 'the file is larger than 5 MiB', 'split it');
  }
  return splitMetadata(parseTree(decodeUtf8(bytes), format));
}

function parseTree(text: string, format: SopsFormat): SopsNode {
  switch (format) {
    case 'yaml':
      return parseSopsYaml(text);
    case 'json':
    case 'binary':
      return parseSopsJson(text);
    case 'dotenv':
      return nestDotenvMetadata(parseSopsDotenv(text));
  }
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new SopsError('SOPS_SYNTAX', 'the file is not UTF-8 text');
  }
}
