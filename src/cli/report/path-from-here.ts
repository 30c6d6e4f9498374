import { isAbsolute, relative, resolve, sep } from 'node:path';

/**
 * A file of a configuration directory as forges want it named: from the working directory, which is
 * the root of the repository there. Absolute where the directory lies elsewhere.
 */
export function pathFromHere(directory: string, file: string): string {
  const absolute = resolve(directory, file);
  const here = relative(process.cwd(), absolute);
  const isInside = here !== '..' && !here.startsWith(`..${sep}`) && !isAbsolute(here);
  return (isInside ? here : absolute).split(sep).join('/');
}
