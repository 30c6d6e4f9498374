import type { PlacedPath } from './file-fault.ts';

/** A path in a directory; '' is the one from which all paths count. */
export function pathIn(directory: string, path: string): string {
  return directory === '' ? path : `${directory}/${path}`;
}

/** Where a name in a directory really lies, as long as it is no link. */
export function placeIn({ path, absolute }: PlacedPath, name: string): PlacedPath {
  return { path: pathIn(path, name), absolute: `${absolute}/${name}` };
}
