import { nearest, surelyMeant } from '../diagnostic/nearest.ts';

/** Names that are near a misspelt one: for a person to look at, and for a program to write. */
export type NearNames = Readonly<{ close?: string | undefined; meant?: string | undefined }>;

/** Comparisons that take some ten milliseconds; what is asked beyond them gets no answer. */
const MOST_COMPARISONS = 50_000;

/** A function that looks for names near a misspelt one, among as many names as there may be. */
export function createNearestNames(names: readonly string[]): (misspelt: string) => NearNames {
  const known = new Map<string, NearNames>();
  let left = MOST_COMPARISONS;
  return (misspelt) => {
    const before = known.get(misspelt);
    if (before !== undefined) return before;
    left -= names.length;
    const close = left < 0 ? undefined : nearest(misspelt, names);
    const found = { close, meant: close && surelyMeant(misspelt, names) };
    known.set(misspelt, found);
    return found;
  };
}
