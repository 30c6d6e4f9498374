import { readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { SourceFile } from '../tree/source-tree.ts';
import type { Evaluation } from './evaluate-directory.ts';
import { fixFile, type MadeFix } from './fix-file.ts';
import { replaceFile } from './replace-file.ts';

/** One fix may bring the next mistake to light; no more often than this. */
const MOST_ROUNDS = 10;

/**
 * Makes every fix of a directory that is surely meant, until none is left.
 * @returns what was changed, and how the directory is then
 * @throws FileUnwritable when a file cannot be written; those before it are fixed
 */
export async function fixDirectory(
  directory: string,
  evaluate: () => Promise<Evaluation>,
): Promise<Readonly<{ made: readonly MadeFix[]; evaluation: Evaluation }>> {
  const made: MadeFix[] = [];
  let evaluation = await evaluate();
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const fixes = await fixFiles(directory, evaluation);
    if (fixes.length === 0) break;
    made.push(...fixes);
    evaluation = await evaluate();
  }
  return { made, evaluation };
}

async function fixFiles(
  directory: string,
  { tree, diagnostics }: Evaluation,
): Promise<readonly MadeFix[]> {
  const byFile = Map.groupBy(diagnostics, ({ place }) => place.file);
  const made: MadeFix[] = [];
  /** Two names may lead to one file. */
  const written = new Set<string>();
  for (const file of tree.files) {
    const target = await realpath(join(directory, file.path));
    if (written.has(target)) continue;
    const fixes = await fixOne(target, file, byFile.get(file.path) ?? []);
    if (fixes.length > 0) written.add(target);
    made.push(...fixes);
  }
  return made;
}

async function fixOne(
  target: string,
  file: SourceFile,
  diagnostics: readonly Diagnostic[],
): Promise<readonly MadeFix[]> {
  const fixed = fixFile(file, diagnostics);
  if (fixed === undefined) return [];
  // Whoever saves it at this moment is right: the next round reads what they wrote.
  const isUnchanged = (await readFile(target)).equals(file.bytes);
  if (!isUnchanged) return [];
  await replaceFile(target, fixed.bytes);
  return fixed.made;
}
