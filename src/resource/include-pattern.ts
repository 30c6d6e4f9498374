import { matchesName } from '../tree/include.ts';
import { FOLDERS, isFolderName, isHidden } from '../tree/layout.ts';

/** What is wrong with a pattern of `include`, as the rest of a sentence that begins with it. */
export function includePatternProblem(text: string): string | undefined {
  if (text.startsWith('/')) return 'is absolute: write a path below the directory, as teams/*';
  const parts = text.split('/');
  if (parts.includes('..')) return 'leads out of the directory';
  if (parts.some((part) => part === '' || part === '.')) return 'is not a path such as teams/*';
  if (parts.some(isHidden)) return 'names a hidden directory, and those are not read';
  if (parts.some((part) => part.indexOf('*') !== part.lastIndexOf('*'))) {
    return 'has more than one * in a part; write teams/* or teams/*/*';
  }
  const [first = ''] = parts;
  const folder =
    FOLDERS.find((name) => matchesName(first, name)) ?? parts.find((part) => isFolderName(part));
  if (folder === undefined) return undefined;
  return `names ${folder}, a folder that every such directory has; write teams/* or the like`;
}
