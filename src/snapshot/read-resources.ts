import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { parseDocuments } from '../document/parse-documents.ts';
import type { ParsedDocument } from '../document/parsed-document.ts';
import { contentsOf, isList } from '../resource/list.ts';
import type { Resource } from '../resource/resource.ts';
import {
  isOpaqueSecretFile,
  isSecretMapping,
  opaqueDocument,
  secretOfFile,
} from '../resource/secret-file.ts';
import { validateDocument } from '../resource/validate-document.ts';
import type { SourceFile } from '../tree/source-tree.ts';

/** What one file declares. */
export type FileResources = Readonly<{
  resources: readonly Resource[];
  /** Names of resources that are declared but broken: a reference to one is not dangling. */
  broken: readonly Readonly<{ kind: string; name: string }>[];
  diagnostics: readonly Diagnostic[];
}>;

const seen = new WeakMap<SourceFile, FileResources>();

/** Parses and validates a file; one that did not change since the last tree is not parsed again. */
export function readResources(file: SourceFile): FileResources {
  const known = seen.get(file);
  if (known !== undefined) return known;
  const read = parseAndValidate(file);
  seen.set(file, read);
  return read;
}

function parseAndValidate(file: SourceFile): FileResources {
  if (isOpaqueSecretFile(file)) return declares(secretOfFile(opaqueDocument(file)));
  const parsed = parseDocuments(file);
  if (!parsed.ok) return { resources: [], broken: [], diagnostics: parsed.diagnostics };
  const lists = parsed.value.filter(isList).map(contentsOf);
  const documents = parsed.value.filter((document) => !isList(document));
  const items = lists.flatMap((list) => list.items);
  const validations = [...documents, ...items].map((document) => ({
    document,
    ...(isSecretMapping(document)
      ? { resource: secretOfFile(document), diagnostics: [] }
      : validateDocument(document)),
  }));
  const wrongs = [...lists, ...validations].flatMap(({ diagnostics }) => diagnostics);
  return {
    resources: exactly(validations.flatMap(({ resource }) => resource ?? [])),
    broken: exactly(
      validations.flatMap(({ resource, document }) =>
        resource === undefined ? declaredName(document) : [],
      ),
    ),
    diagnostics: exactly([...parsed.warnings, ...wrongs]),
  };
}

function declares(resource: Resource): FileResources {
  return { resources: [resource], broken: NOTHING, diagnostics: NOTHING };
}

const NOTHING: readonly never[] = Object.freeze([]);

/** A list that grew has room for sixteen more: thousands of files would keep that room. */
function exactly<T>(list: readonly T[]): readonly T[] {
  return list.length === 0 ? NOTHING : list.slice();
}

/** What a broken document would have been called, as far as that can be told. */
function declaredName({ value }: ParsedDocument): { kind: string; name: string }[] {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return [];
  if (!('metadata' in value) || typeof value.metadata !== 'object' || value.metadata === null) {
    return [];
  }
  const name = 'name' in value.metadata ? value.metadata.name : undefined;
  return typeof value.kind === 'string' && typeof name === 'string'
    ? [{ kind: value.kind, name }]
    : [];
}
