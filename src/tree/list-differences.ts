/** Where two lists begin to differ, and from where on they are the same again. */
export type Differences = Readonly<{ start: number; endBefore: number; end: number }>;

type Derived = Differences & Readonly<{ before: WeakRef<readonly unknown[]> }>;

/** By a list, how it differs from another one that it was compared with or made of. */
const derived = new WeakMap<readonly unknown[], Derived>();

/**
 * The part in which two lists may differ: all before and behind it are the same objects. Two lists
 * are compared once, however often they are asked about; neither may be changed afterwards.
 */
export function differencesIn(before: readonly unknown[], now: readonly unknown[]): Differences {
  const known = derived.get(now);
  if (known?.before.deref() === before) return known;
  return noteDifferences(before, now, compare(before, now));
}

/** Says of a list that was made of another one where they may differ, so that nobody need look. */
export function noteDifferences(
  before: readonly unknown[],
  now: readonly unknown[],
  differences: Differences,
): Differences {
  if (before !== now) derived.set(now, { ...differences, before: new WeakRef(before) });
  return differences;
}

function compare(before: readonly unknown[], now: readonly unknown[]): Differences {
  const most = Math.min(before.length, now.length);
  if (before === now) return { start: most, endBefore: most, end: most };
  let start = 0;
  while (start < most && before[start] === now[start]) start += 1;
  let [endBefore, end] = [before.length, now.length];
  while (Math.min(endBefore, end) > start && before[endBefore - 1] === now[end - 1]) {
    endBefore -= 1;
    end -= 1;
  }
  return { start, endBefore, end };
}
