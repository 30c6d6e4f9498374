import { countBelow } from '../diagnostic/count-below.ts';
import { differencesIn, noteDifferences } from './list-differences.ts';

type Known<T, R> = Readonly<{
  items: readonly T[];
  results: readonly R[];
  /** For each result, the place of the item that it came of. */
  places: readonly number[];
}>;

/** A flatMap that knows the list before. */
export type ListMemo<T, R> = Readonly<{
  /** What a list comes to; the same list as before where that is the same. */
  of(items: readonly T[]): readonly R[];
  /** The items that would be looked at. */
  newIn(items: readonly T[]): readonly T[];
}>;

/**
 * Of two lists that begin and end with the same items only the part between is looked at. To touch
 * ten thousand objects takes a millisecond, to compare as many references next to nothing.
 * @param work what an item comes to; always the same for the same item
 */
export function createListMemo<T, R>(work: (item: T) => readonly R[]): ListMemo<T, R> {
  let known: Known<T, R> = { items: [], results: [], places: [] };
  return {
    of: (items) => {
      known = { ...update(known, items, work), items };
      return known.results;
    },
    newIn: (items) => {
      const { start, end } = differencesIn(known.items, items);
      return items.slice(start, end);
    },
  };
}

function update<T, R>(
  { items: before, results, places }: Known<T, R>,
  items: readonly T[],
  work: (item: T) => readonly R[],
): Pick<Known<T, R>, 'results' | 'places'> {
  const { start, endBefore, end } = differencesIn(before, items);
  const moved = end - endBefore;
  const head = countBelow(places, start);
  const tail = countBelow(places, endBefore);
  const found: R[] = [];
  const foundPlaces: number[] = [];
  for (const [index, item] of items.slice(start, end).entries()) {
    for (const result of work(item)) {
      found.push(result);
      foundPlaces.push(start + index);
    }
  }
  if (moved === 0 && head === tail && found.length === 0) return { results, places };
  const now = results.slice(0, head).concat(found, results.slice(tail));
  noteDifferences(results, now, { start: head, endBefore: tail, end: head + found.length });
  const later = places.slice(tail);
  return {
    results: now,
    places: places
      .slice(0, head)
      .concat(foundPlaces, moved === 0 ? later : later.map((place) => place + moved)),
  };
}
