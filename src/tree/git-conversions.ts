import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { sharedDirectory, type GitDirectory } from './git-directory.ts';

/** Attributes by which a checkout writes other bytes than were committed, line ends aside. */
const CONVERTING = /\s(?:filter=|ident(?:\s|$)|working-tree-encoding=)/;

/** What the settings of a repository say about bytes that differ from those of a commit. */
export type Conversions = Readonly<{
  /** Whether a filter, such as git-lfs or git-crypt, may have written the file at a path. */
  mayApply(path: string): boolean;
}>;

/**
 * Reads `.gitattributes` from the top of the work tree down to a file, and `info/attributes`. Paths
 * are relative to the top of the work tree.
 * @see gitattributes(5)
 */
export function createConversions(git: GitDirectory): Conversions {
  const known = new Map<string, readonly string[]>();
  const patternsOf = (file: string): readonly string[] => {
    const patterns = known.get(file) ?? readConvertingPatterns(file);
    known.set(file, patterns);
    return patterns;
  };
  const shared = join(sharedDirectory(git), 'info/attributes');
  return {
    mayApply: (path) =>
      [shared, ...attributeFiles(git.workTree, path)]
        .flatMap(patternsOf)
        .some((pattern) => mayMatch(pattern, path)),
  };
}

function attributeFiles(workTree: string, path: string): readonly string[] {
  const folder = dirname(path);
  const above = folder === '.' ? [] : attributeFiles(workTree, folder);
  return [...above, join(workTree, folder, '.gitattributes')];
}

function readConvertingPatterns(file: string): readonly string[] {
  return readText(file)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => !line.startsWith('#') && CONVERTING.test(line))
    .map((line) => line.split(/\s/, 1).join());
}

/** Sure only of the common case: `*.png` does not match a YAML file. */
function mayMatch(pattern: string, path: string): boolean {
  const extension = /\.\w+$/.exec(pattern)?.[0].toLowerCase();
  return extension === undefined || path.toLowerCase().endsWith(extension);
}

/**
 * Whether a work tree may be meant to lack files of its commit. git keeps the patterns when that is
 * switched off again, so this errs on the side of doubt.
 * @see git-sparse-checkout(1)
 */
export function isSparse(git: GitDirectory): boolean {
  return existsSync(join(git.path, 'info/sparse-checkout'));
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
