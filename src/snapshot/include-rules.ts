import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { diagnosticAt } from '../resource/diagnostic-at.ts';
import type { ResourceOf } from '../resource/resource.ts';
import { isIncluded, isOnTheWay } from '../tree/include.ts';
import { findFile } from '../tree/find-file.ts';
import { ISSUER_FILE, rootOf } from '../tree/layout.ts';
import { createListMemo } from '../tree/list-memo.ts';
import type { SourceFile, SourceTree } from '../tree/source-tree.ts';
import { declaredInclude } from './declared-include.ts';

const rootsOf = createListMemo(({ path }: SourceFile) => [rootOf(path)]);

/** Warns of what is included and not there: misspelt, or not there yet. */
export function checkInclude(
  issuer: ResourceOf<'Issuer'> | undefined,
  { files, faults }: SourceTree,
): readonly Diagnostic[] {
  const include = issuer?.value.spec.include;
  if (issuer === undefined || include === undefined) return [];
  const roots = [...new Set(rootsOf.of(files))];
  return include.flatMap((pattern, index) => {
    const hasFile = roots.some((root) => isIncluded(root, [pattern]));
    if (hasFile || faults.some(({ place }) => isAbout(place.file, pattern))) return [];
    return [
      diagnosticAt(issuer.document, `/spec/include/${index}`, 'value', {
        rule: 'include-empty',
        message: `${pattern} is no directory with a file that is read`,
        help: 'see whether it is misspelt; its files lie in clients, users and so on, as here',
      }),
    ];
  });
}

/** Whether what cannot be read may be, or hold, what the pattern names. */
function isAbout(path: string, pattern: string): boolean {
  return isOnTheWay(path, [pattern]) || isIncluded(rootOf(path), [pattern]);
}

/** As a person would write it, in a file that is no YAML. */
const MENTION = /^[ \t]+include[ \t]*:/m;

/**
 * Leaves out what is said about names of what is not there, where it may be in a directory that
 * nobody has read: `issuer.yaml` is too broken to say what it includes.
 */
export function withoutGuesses(
  diagnostics: readonly Diagnostic[],
  { files }: SourceTree,
): readonly Diagnostic[] {
  const issuer = findFile(files, ISSUER_FILE);
  if (issuer === undefined || declaredInclude(issuer) !== undefined) return diagnostics;
  if (!MENTION.test(Buffer.from(issuer.bytes).toString())) return diagnostics;
  return diagnostics.filter(({ inert }) => inert !== true);
}
