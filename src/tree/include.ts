import { isHidden } from './layout.ts';

/**
 * Directories that belong to the configuration directory, by their path below it. In each name one
 * `*` may stand for any part of it: `teams/*`, `teams/web-*`.
 */
export type Include = readonly string[];

/** The directory alone. */
export const NO_INCLUDE: Include = Object.freeze([]);

/** Whether one of the patterns names this directory. */
export function isIncluded(directory: string, include: Include): boolean {
  const names = directory.split('/');
  return include.some((pattern) => {
    const parts = pattern.split('/');
    return parts.length === names.length && leadsTo(parts, names);
  });
}

/** Whether one of the patterns names this directory, or one below it. */
export function isOnTheWay(directory: string, include: Include): boolean {
  const names = directory.split('/');
  return include.some((pattern) => leadsTo(pattern.split('/'), names));
}

/** Whether one name fits one part of a pattern. */
export function matchesName(part: string, name: string): boolean {
  const star = part.indexOf('*');
  if (star < 0) return part === name;
  if (isHidden(name) || name.length < part.length - 1) return false;
  return name.startsWith(part.slice(0, star)) && name.endsWith(part.slice(star + 1));
}

function leadsTo(parts: readonly string[], names: readonly string[]): boolean {
  return (
    names.length <= parts.length &&
    names.every((name, index) => matchesName(parts[index] ?? '', name))
  );
}
