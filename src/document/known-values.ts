import type { FileDocument } from './file-document.ts';
import type { SourceFile } from '../tree/source-tree.ts';

/**
 * To be raised when a text is read otherwise than before: values that an earlier version of the
 * program has left behind are then not used.
 */
export const VALUES_VERSION = '1';

/** JSON arrays of documents, by file. */
const known = new WeakMap<SourceFile, string>();

/** Files of which the values are known, and that nothing is to be said of. */
const faultless = new WeakSet<SourceFile>();

/**
 * Remembers what a file comes to, so that it need not be parsed.
 * @param json an array of its documents, of a file that `parseDocuments` accepts
 * @param isFaultless this very program has found nothing wrong with any of them
 */
export function rememberValues(file: SourceFile, json: string, isFaultless = false): void {
  known.set(file, json);
  if (isFaultless) faultless.add(file);
}

/** Whether nothing is to be said of a file, of which the values are known. */
export function isKnownFaultless(file: SourceFile): boolean {
  return faultless.has(file);
}

export function hasKnownValues(file: SourceFile): boolean {
  return known.has(file);
}

/** The documents that were remembered, for once: nobody keeps the JSON longer than needed. */
export function takeKnownValues(file: SourceFile): readonly unknown[] | undefined {
  const json = known.get(file);
  if (json === undefined) return undefined;
  known.delete(file);
  const values: unknown = JSON.parse(json);
  return Array.isArray(values) ? values : undefined;
}

/** What to remember of the documents of a file, for a later process. */
export function valuesAsJSON(documents: readonly FileDocument[]): string {
  const values: unknown[] = [];
  for (const { place, value } of documents) {
    // What holds nothing may only stand before the first that does.
    while (values.length < place) values.push(null);
    values.push(value);
  }
  return JSON.stringify(values);
}
