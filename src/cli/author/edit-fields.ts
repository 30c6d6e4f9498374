/**
 * Changes a few fields of one resource in its file. Every byte that does not belong to them stays,
 * comments and layout included.
 */
import { isDeepStrictEqual } from 'node:util';
import { isMap, isScalar, parseAllDocuments, type Document, type YAMLMap } from 'yaml';
import { textOfFile } from '../../document/decode-text.ts';
import { parseDocuments } from '../../document/parse-documents.ts';
import type { ParsedDocument } from '../../document/parsed-document.ts';
import { valueAt } from '../../secret/value-at.ts';
import { isSealedFile } from '../is-sealed-file.ts';
import { AuthoringRefused } from './authoring-refused.ts';
import type { FieldEdit } from './field-edit.ts';
import { sourceFileOf, type FileChange } from './file-change.ts';
import { splicesFor, type Splice } from './yaml-splices.ts';

/**
 * The file of a resource with some fields of its `spec` changed, or of a mapping in it.
 * @param below the names that lead from `spec` to the mapping
 * @throws AuthoringRefused when it cannot be done without touching anything else
 */
export function editFields(
  resource: ParsedDocument,
  edits: readonly FieldEdit[],
  below: readonly string[] = [],
): FileChange {
  const { file, index, base } = resource;
  requireReadable(resource);
  const text = textOfFile(file);
  const map = mappingIn(parseAllDocuments(text), resource, below);
  const splices = map && splicesFor(text, map, edits);
  if (splices === undefined) throw unsafe(resource);
  const edited = applySplices(text, splices);
  const mark = file.bytes.subarray(0, file.bytes.length - Buffer.byteLength(text));
  const after = sourceFileOf(file.path, Buffer.concat([mark, Buffer.from(edited)]));
  const parsed = parseDocuments(after);
  const found = parsed.ok ? valueAt(parsed.value[index]?.value, base) : undefined;
  if (!isDeepStrictEqual(found, expectedOf(resource, edits, below))) throw unsafe(resource);
  return { file: after, before: file };
}

function requireReadable({ file, value }: ParsedDocument): void {
  if (!isSealedFile(file, [{ value }])) return;
  throw new AuthoringRefused(
    `${file.path} is encrypted: nothing was written; change it with "sops edit ${file.path}"`,
  );
}

function unsafe({ file }: ParsedDocument): AuthoringRefused {
  return new AuthoringRefused(
    `${file.path} is laid out in a way that cannot be changed safely: nothing was written; write one field to a line`,
  );
}

function mappingIn(
  documents: ReturnType<typeof parseAllDocuments>,
  { index, base }: ParsedDocument,
  below: readonly string[],
): YAMLMap | undefined {
  const document = [...documents].filter(isNotEmpty)[index];
  const steps = [...base.split('/').slice(1), 'spec', ...below].map((step) =>
    /^\d+$/.test(step) ? Number(step) : step,
  );
  const node = document?.getIn(steps, true);
  return isMap(node) ? node : undefined;
}

function isNotEmpty({ contents }: Document): boolean {
  return contents !== null && !(isScalar(contents) && contents.value === null);
}

function applySplices(text: string, splices: readonly Splice[]): string {
  return splices
    .toReversed()
    .toSorted((a, b) => b.start - a.start)
    .reduce(
      (whole, { start, end, text: part }) => whole.slice(0, start) + part + whole.slice(end),
      text,
    );
}

function expectedOf(
  { value }: ParsedDocument,
  edits: readonly FieldEdit[],
  below: readonly string[],
): unknown {
  const expected: unknown = structuredClone(value);
  const fields = valueAt(expected, ['', 'spec', ...below].join('/'));
  if (typeof fields !== 'object' || fields === null) return undefined;
  for (const edit of edits)
    Reflect.set(fields, edit.field, valueAfter(Reflect.get(fields, edit.field), edit));
  return expected;
}

function valueAfter(before: unknown, edit: FieldEdit): unknown {
  if (edit.kind === 'set') return edit.value;
  const items: readonly unknown[] = Array.isArray(before) ? before : [];
  return [...items.filter((_item, index) => !edit.drop.includes(index)), edit.add];
}
