import { haveSameItems } from '../tree/same-items.ts';

/** More values than this in other places make a new map. */
const MOST_CHANGES = 100;

/**
 * A function that makes maps of lists. It knows the map it made last: for the same values it gives
 * the same map, and where a few values took the place of others of the same key, one that shares the
 * rest. A map of ten thousand takes two milliseconds.
 */
export function createKeyedMap<K, V>(
  keyOf: (value: V) => K,
): (values: readonly V[]) => ReadonlyMap<K, V> {
  let base: readonly V[] = [];
  let baseMap: ReadonlyMap<K, V> = new Map();
  let last = { values: base, map: baseMap };

  return (values) => {
    if (haveSameItems(last.values, values)) return last.map;
    const changes = changesOf(base, values);
    const isAlike = changes?.every(([before, now]) => keyOf(before) === keyOf(now)) === true;
    if (isAlike && changes.length <= MOST_CHANGES) {
      const changed = changes.map(([, now]) => [keyOf(now), now] as const);
      last = { values, map: new PatchedMap(baseMap, new Map(changed)) };
    } else {
      base = values;
      baseMap = new Map(values.map((value) => [keyOf(value), value]));
      last = { values, map: baseMap };
    }
    return last.map;
  };
}

/**
 * The entries of a map that may be others than in the map before: all of them, or far fewer where the
 * two share the rest.
 */
export function entriesThatMayDiffer<K, V>(
  before: ReadonlyMap<K, V>,
  now: ReadonlyMap<K, V>,
): Iterable<readonly [K, V]> {
  const [old, young] = [partsOf(before), partsOf(now)];
  if (old.base !== young.base) return now;
  const keys = new Set([...old.patch.keys(), ...young.patch.keys()]);
  return [...keys].flatMap((key) => {
    const value = now.get(key);
    return value === undefined ? [] : [[key, value] as const];
  });
}

/** What stands in each place where two lists differ; undefined for lists of different lengths. */
function changesOf<V>(before: readonly V[], now: readonly V[]): (readonly [V, V])[] | undefined {
  if (before.length !== now.length) return undefined;
  const changes: (readonly [V, V])[] = [];
  now.forEach((value, index) => {
    const old = before[index];
    if (old !== undefined && old !== value) changes.push([old, value]);
  });
  return changes;
}

/** A map of which some values are others than in the one it is based on. */
class PatchedMap<K, V> implements ReadonlyMap<K, V> {
  readonly base: ReadonlyMap<K, V>;
  readonly patch: ReadonlyMap<K, V>;

  constructor(base: ReadonlyMap<K, V>, patch: ReadonlyMap<K, V>) {
    this.base = base;
    this.patch = patch;
  }

  get size(): number {
    return this.base.size;
  }

  has(key: K): boolean {
    return this.base.has(key);
  }

  get(key: K): V | undefined {
    return this.patch.get(key) ?? this.base.get(key);
  }

  keys(): MapIterator<K> {
    return this.base.keys();
  }

  *values(): MapIterator<V> {
    for (const [key, value] of this.base) yield this.patch.get(key) ?? value;
  }

  *entries(): MapIterator<[K, V]> {
    for (const [key, value] of this.base) yield [key, this.patch.get(key) ?? value];
  }

  forEach(visit: (value: V, key: K, map: ReadonlyMap<K, V>) => void): void {
    for (const [key, value] of this.entries()) visit(value, key, this);
  }

  [Symbol.iterator](): MapIterator<[K, V]> {
    return this.entries();
  }
}

function partsOf<K, V>(
  map: ReadonlyMap<K, V>,
): Readonly<{ base: ReadonlyMap<K, V>; patch: ReadonlyMap<K, V> }> {
  return map instanceof PatchedMap ? map : { base: map, patch: new Map() };
}
