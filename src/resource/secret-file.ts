/**
 * Files below secrets/ that sops wrote and that are no Kubernetes Secret: a mapping, a dotenv file,
 * JSON, or anything else as one value. Each is the Secret with the name of its file.
 */
import { START_OF_FILE } from '../diagnostic/diagnostic.ts';
import type { ParsedDocument } from '../document/parsed-document.ts';
import { sopsFormatOf } from '../secret/sops/sops-format.ts';
import { folderOf } from '../tree/layout.ts';
import type { SourceFile } from '../tree/source-tree.ts';
import type { ResourceOf } from './resource.ts';

/** `wiki` for `secrets/team/wiki.sops.env`. */
function secretNameOf(path: string): string {
  const [name = ''] = path.slice(path.lastIndexOf('/') + 1).split('.');
  return name;
}

/** Whether a file holds no YAML or JSON, so that it can be nothing but a Secret. */
export function isOpaqueSecretFile({ path }: SourceFile): boolean {
  return folderOf(path) === 'secrets' && !/\.(?:ya?ml|json)$/.test(path);
}

/** Whether a document below secrets/ is the mapping of a sops file, and declares no kind itself. */
export function isSecretMapping({ file, base, value }: ParsedDocument): boolean {
  if (folderOf(file.path) !== 'secrets' || base !== '') return false;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.hasOwn(value, 'sops') && !Object.hasOwn(value, 'kind');
}

/** The Secret that a file is. Where sops did not encrypt it, that will be said when it is opened. */
export function secretOfFile(document: ParsedDocument): ResourceOf<'Secret'> {
  const { path, bytes } = document.file;
  const isEncrypted = sopsFormatOf(path) === 'dotenv' ? SOPS_LINE : SOPS_MEMBER;
  return {
    kind: 'Secret',
    document,
    value: {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: secretNameOf(path) },
      ...(isEncrypted.test(Buffer.from(bytes).toString('latin1')) ? { sops: {} } : {}),
    },
  };
}

/** A file of which nothing can be said before it is opened. */
export function opaqueDocument(file: SourceFile): ParsedDocument {
  return { file, index: 0, base: '', value: undefined, rangeOf: () => START_OF_FILE };
}

const SOPS_LINE = /^sops_mac=/m;
const SOPS_MEMBER = /^[ \t]*"?sops"?[ \t]*:/m;
