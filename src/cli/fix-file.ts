import type { Diagnostic, Place } from '../diagnostic/diagnostic.ts';
import { parseDocuments } from '../document/parse-documents.ts';
import { applyTextEdits, createFixLocator } from '../document/text-edits.ts';
import type { SourceFile } from '../tree/source-tree.ts';
import { isSealedFile } from './is-sealed-file.ts';

/** A fix that was made: where the mistake stood, and what changed. */
export type MadeFix = Readonly<{ place: Place; title: string }>;

/** What a file becomes. */
export type FixedFile = Readonly<{ bytes: Uint8Array; made: readonly MadeFix[] }>;

/**
 * Makes the fixes that the diagnostics of a file carry, and leaves every other byte alone. Undefined
 * when there is nothing to do. A file that sops encrypted is sealed by a checksum and never touched.
 */
export function fixFile(
  file: SourceFile,
  diagnostics: readonly Diagnostic[],
): FixedFile | undefined {
  const parsed = parseDocuments(file);
  if (!parsed.ok || isSealedFile(file, parsed.value)) return undefined;
  const locate = createFixLocator(file);
  const located = diagnostics.flatMap(({ place, fix }) => {
    const edits = fix === undefined ? undefined : locate(fix);
    return fix === undefined || edits === undefined ? [] : [{ place, title: fix.title, edits }];
  });
  if (located.length === 0) return undefined;
  const edits = located.flatMap((one) => one.edits);
  const bytes = applyTextEdits(file, edits);
  const made = located.map(({ place, title }) => ({ place, title }));
  return parseDocuments({ ...file, bytes }).ok ? { bytes, made } : undefined;
}
