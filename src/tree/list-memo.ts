import { countBelow } from '../diagnostic/count-below.ts';

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
  const later = places.slice(tail);
  return {
    results: results.slice(0, head).concat(found, results.slice(tail)),
    places: places
      .slice(0, head)
      .concat(foundPlaces, moved === 0 ? later : later.map((place) => place + moved)),
  };
}

type Differences = Readonly<{ start: number; endBefore: number; end: number }>;
type Compared = Differences & Readonly<{ before: readonly unknown[]; now: readonly unknown[] }>;

/** Many a memo is asked about the same two lists, one after the other. */
let compared: Compared = { before: [], now: [], start: 0, endBefore: 0, end: 0 };

/** Where two lists begin to differ, and from where on they are the same again. */
function differencesIn(before: readonly unknown[], now: readonly unknown[]): Differences {
  if (compared.before !== before || compared.now !== now) {
    compared = { before, now, ...compare(before, now) };
  }
  return compared;
}

function compare(before: readonly unknown[], now: readonly unknown[]): Differences {
  const most = Math.min(before.length, now.length);
  let start = 0;
  while (start < most && before[start] === now[start]) start += 1;
  let [endBefore, end] = [before.length, now.length];
  while (Math.min(endBefore, end) > start && before[endBefore - 1] === now[end - 1]) {
    endBefore -= 1;
    end -= 1;
  }
  return { start, endBefore, end };
}
