import { differencesIn } from '../tree/list-differences.ts';

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
  let last: Readonly<{ values: readonly V[]; map: ReadonlyMap<K, V> }> = {
    values: [],
    map: new Map(),
  };

  return (values) => {
    const changes = changesOf(last.values, values);
    const isAlike = changes?.every(([before, now]) => keyOf(before) === keyOf(now)) === true;
    const map = isAlike
      ? patched(last.map, new Map(changes.map(([, now]) => [keyOf(now), now])))
      : new Map(values.map((value) => [keyOf(value), value]));
    last = { values, map };
    return map;
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

/**
 * A function that finds the values of a map that pass a test. It knows the map it was asked about
 * last, and of one that shares most with it looks only at the rest.
 */
export function createSelection<K, V>(
  test: (value: V) => boolean,
): (map: ReadonlyMap<K, V>) => Iterable<V> {
  let last: ReadonlyMap<K, V> = new Map();
  let selected: ReadonlyMap<K, V> = new Map();

  return (map) => {
    const { base, patch } = partsOf(map);
    if (base !== last) selected = new Map([...base].filter(([, value]) => test(value)));
    last = base;
    const found = new Map(selected);
    for (const [key, value] of patch) {
      if (test(value)) found.set(key, value);
      else found.delete(key);
    }
    return found.values();
  };
}

/** What stands in each place where two lists differ; undefined for lists of different lengths. */
function changesOf<V>(before: readonly V[], now: readonly V[]): (readonly [V, V])[] | undefined {
  if (before.length !== now.length) return undefined;
  const { start, end } = differencesIn(before, now);
  const changes: (readonly [V, V])[] = [];
  for (let place = start; place < end; place += 1) {
    const [old, young] = [before[place], now[place]];
    if (old === undefined || young === undefined || old === young) continue;
    changes.push([old, young]);
  }
  return changes;
}

/** A map with these values in the place of its own; the same map where there are none. */
function patched<K, V>(map: ReadonlyMap<K, V>, changes: ReadonlyMap<K, V>): ReadonlyMap<K, V> {
  if (changes.size === 0) return map;
  const { base, patch } = partsOf(map);
  const all = new Map([...patch, ...changes]);
  return all.size > MOST_CHANGES ? new Map([...base, ...all]) : new PatchedMap(base, all);
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
