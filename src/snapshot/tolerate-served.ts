import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { SourceTree } from '../tree/source-tree.ts';

/** Makes warnings of mistakes in which every file that is named is served already as it is. */
export function tolerateServed(
  mistakes: readonly Diagnostic[],
  tree: SourceTree,
  served: SourceTree | undefined,
): readonly Diagnostic[] {
  if (served === undefined || mistakes.length === 0) return mistakes;
  const before = new Map(served.files.map(({ path, digest }) => [path, digest]));
  const same = new Set(
    tree.files.filter(({ path, digest }) => before.get(path) === digest).map(({ path }) => path),
  );
  return mistakes.map((mistake) => {
    const story = [mistake, ...(mistake.related ?? [])];
    const isServed = story.every(({ place }) => same.has(place.file));
    return isServed ? { ...mistake, severity: 'warning' } : mistake;
  });
}
