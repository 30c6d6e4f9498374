import { lstatSync, type Stats } from 'node:fs';

import { isGone } from './system-error.ts';

/** What stands at a path, without following a link; undefined when there is nothing. */
export function lookUp(absolute: string): Stats | undefined {
  try {
    return lstatSync(absolute, { throwIfNoEntry: false });
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}
