import { declaredInclude } from '../snapshot/declared-include.ts';
import { isIncluded, NO_INCLUDE } from '../tree/include.ts';
import { rootOf } from '../tree/layout.ts';
import { haveSameItems } from '../tree/same-items.ts';
import type { SourceFile } from '../tree/source-tree.ts';

export type IssuerFiles = Readonly<{
  /** By which the tree was read, where it says what it includes. */
  onDisk: SourceFile | undefined;
  served: SourceFile;
}>;

/** Paths of files, as they lie on the disk and as they are served. */
type Paths = Readonly<{ onDisk: Iterable<string>; served: Iterable<string> }>;

/**
 * The files that have to stay as they are served, because `issuer.yaml` does and includes other
 * directories than the one on the disk: those of directories that it does not know are not served
 * yet, and those that nobody has read are not gone.
 */
export function keptWithIssuer({ onDisk, served }: IssuerFiles, paths: Paths): readonly string[] {
  const include = declaredInclude(served) ?? NO_INCLUDE;
  const read = declaredInclude(onDisk) ?? include;
  if (haveSameItems(include, read)) return [];
  return [
    ...[...paths.onDisk].filter((path) => !belongs(path, include)),
    ...[...paths.served].filter((path) => belongs(path, include) && !belongs(path, read)),
  ];
}

function belongs(path: string, include: readonly string[]): boolean {
  const root = rootOf(path);
  return root === '' || isIncluded(root, include);
}
