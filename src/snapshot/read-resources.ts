import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { FileDocument } from '../document/file-document.ts';
import { hasKnownValues, isKnownFaultless } from '../document/known-values.ts';
import { parseDocuments } from '../document/parse-documents.ts';
import type { ParsedDocument } from '../document/parsed-document.ts';
import { isEncryptedInPlace } from '../resource/encrypted-document.ts';
import { contentsOf, isList } from '../resource/list.ts';
import type { Resource } from '../resource/resource.ts';
import {
  isOpaqueSecretFile,
  isSecretMapping,
  opaqueDocument,
  secretOfFile,
} from '../resource/secret-file.ts';
import { validateDocument } from '../resource/validate-document.ts';
import { isThemePath } from '../tree/layout.ts';
import type { SourceFile } from '../tree/source-tree.ts';

/** What one file declares. */
export type FileResources = Readonly<{
  resources: readonly Resource[];
  /** Names of resources that are declared but broken: a reference to one is not dangling. */
  broken: readonly Readonly<{ kind: string; name: string }>[];
  /** Documents that sops encrypted in part: to be decrypted before they are validated. */
  encrypted: readonly ParsedDocument[];
  diagnostics: readonly Diagnostic[];
}>;

/** The same, and the documents as they were parsed: none of a file that is refused, or no YAML. */
type FileReading = FileResources & Readonly<{ documents: readonly FileDocument[] }>;

const seen = new WeakMap<SourceFile, FileReading>();

/** Parses and validates a file; one that did not change since the last tree is not parsed again. */
export function readResources(file: SourceFile): FileResources {
  const known = seen.get(file);
  if (known !== undefined) return known;
  const read = parseAndValidate(file);
  seen.set(file, read);
  return read;
}

/** The documents of a file that was read, whatever became of them: what is encrypted still is. */
export function documentsRead(file: SourceFile): readonly FileDocument[] {
  return seen.get(file)?.documents ?? NOTHING;
}

/** Whether a file was read of which nothing is to be said, by itself, as long as it stays the same. */
export function isFaultless(file: SourceFile): boolean {
  const read = seen.get(file);
  if (read === undefined || read.documents.length === 0) return false;
  // What sops encrypted is judged once it has been decrypted.
  return read.diagnostics.length + read.broken.length + read.encrypted.length === 0;
}

/** Whether reading a file would mean to parse it. */
export function isUnparsed(file: SourceFile): boolean {
  const isYAML = !isOpaqueSecretFile(file) && !isThemePath(file.path);
  return isYAML && !seen.has(file) && !hasKnownValues(file);
}

function parseAndValidate(file: SourceFile): FileReading {
  if (isThemePath(file.path)) return DECLARES_NOTHING;
  if (isOpaqueSecretFile(file)) return declares(secretOfFile(opaqueDocument(file)));
  const isKnown = isKnownFaultless(file);
  const parsed = parseDocuments(file);
  if (!parsed.ok) return { ...DECLARES_NOTHING, diagnostics: parsed.diagnostics };
  const lists = parsed.value.filter(isList).map(contentsOf);
  const documents = parsed.value.filter((document) => !isList(document));
  const items = lists.flatMap((list) => list.items);
  const all = [...documents, ...items];
  const encrypted = all.filter(isEncryptedInPlace);
  const readable = encrypted.length === 0 ? all : all.filter((one) => !encrypted.includes(one));
  const validations = readable.map((document) => ({
    document,
    ...(isSecretMapping(document)
      ? { resource: secretOfFile(document), diagnostics: [] }
      : validateDocument(document, isKnown)),
  }));
  const wrongs = [...lists, ...validations].flatMap(({ diagnostics }) => diagnostics);
  return {
    documents: parsed.value,
    resources: exactly(validations.flatMap(({ resource }) => resource ?? [])),
    broken: exactly(
      validations.flatMap(({ resource, document }) =>
        resource === undefined ? declaredName(document) : [],
      ),
    ),
    encrypted: exactly(encrypted),
    diagnostics: exactly([...parsed.warnings, ...wrongs]),
  };
}

function declares(resource: Resource): FileReading {
  return { ...DECLARES_NOTHING, resources: [resource] };
}

const NOTHING: readonly never[] = Object.freeze([]);

const DECLARES_NOTHING: FileReading = {
  documents: NOTHING,
  resources: NOTHING,
  broken: NOTHING,
  encrypted: NOTHING,
  diagnostics: NOTHING,
};

/** A list that grew has room for sixteen more: thousands of files would keep that room. */
function exactly<T>(list: readonly T[]): readonly T[] {
  return list.length === 0 ? NOTHING : list.slice();
}

/** What a broken document would have been called, as far as that can be told. */
export function declaredName({ value }: ParsedDocument): { kind: string; name: string }[] {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return [];
  if (!('metadata' in value) || typeof value.metadata !== 'object' || value.metadata === null) {
    return [];
  }
  const name = 'name' in value.metadata ? value.metadata.name : undefined;
  return typeof value.kind === 'string' && typeof name === 'string'
    ? [{ kind: value.kind, name }]
    : [];
}
