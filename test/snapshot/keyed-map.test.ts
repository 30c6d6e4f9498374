import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createKeyedMap,
  createSelection,
  entriesThatMayDiffer,
} from '../../src/snapshot/keyed-map.ts';

type Thing = Readonly<{ id: string; version: number }>;

const things: readonly Thing[] = Array.from({ length: 12 }, (_, index) => ({
  id: `id-${index % 6}`,
  version: index,
}));

describe('a map by key that knows the one before', () => {
  test('holds what a new map holds, whatever list came before', () => {
    const list = fc.uniqueArray(fc.constantFrom(...things), { selector: ({ id }) => id });
    fc.assert(
      fc.property(fc.array(list, { maxLength: 8 }), (sequence) => {
        const mapOf = createKeyedMap(({ id }: Thing) => id);
        const made = sequence.map((values) => ({ values, map: mapOf(values) }));
        // All of them, since whoever holds an earlier one goes on seeing what it held.
        for (const { values, map } of made) expectSame(map, values);
      }),
    );
  });

  test('tells which entries may differ from those before, and no others where it shares them', () => {
    const list = fc.uniqueArray(fc.constantFrom(...things), { selector: ({ id }) => id });
    fc.assert(
      fc.property(fc.array(list, { minLength: 2, maxLength: 8 }), (sequence) => {
        const mapOf = createKeyedMap(({ id }: Thing) => id);
        const maps = sequence.map(mapOf);
        for (const [index, now] of maps.entries()) {
          const before = maps[index - 1] ?? new Map<string, Thing>();
          const differing = [...now].filter(([id, thing]) => before.get(id) !== thing);
          const told = new Map(entriesThatMayDiffer(before, now));
          expect([...told].filter(([id, thing]) => before.get(id) !== thing)).toEqual(
            expect.arrayContaining(differing),
          );
        }
      }),
    );
    const mapOf = createKeyedMap(({ id }: Thing) => id);
    const before = mapOf(things.slice(0, 6));
    const edited = { id: 'id-3', version: 99 };
    const now = mapOf(things.slice(0, 6).with(3, edited));
    expect([...entriesThatMayDiffer(before, now)]).toEqual([['id-3', edited]]);
    expect([...entriesThatMayDiffer(now, before)]).toEqual([['id-3', things[3]]]);
  });

  test('is the same map for the same values', () => {
    const mapOf = createKeyedMap(({ id }: Thing) => id);
    const map = mapOf(things.slice(0, 6));
    expect(mapOf(things.slice(0, 6))).toBe(map);
    expect(mapOf(things.slice(0, 5))).not.toBe(map);
  });

  test('after hundreds of changes still finds every value', () => {
    const mapOf = createKeyedMap(({ id }: Thing) => id);
    let values: readonly Thing[] = Array.from({ length: 300 }, (_, index) => ({
      id: `id-${index}`,
      version: 0,
    }));
    for (let change = 0; change < 300; change += 1) {
      values = values.with(change, { id: `id-${change}`, version: change + 1 });
      expect(mapOf(values).get(`id-${change}`)?.version).toBe(change + 1);
    }
    expectSame(mapOf(values), values);
  });
});

function expectSame(map: ReadonlyMap<string, Thing>, values: readonly Thing[]): void {
  const plain = new Map(values.map((thing) => [thing.id, thing]));
  expect(map.size).toBe(plain.size);
  expect(new Map(map)).toEqual(plain);
  expect([...map.keys()].toSorted()).toEqual([...plain.keys()].toSorted());
  expect(new Set(map.values())).toEqual(new Set(plain.values()));
  const visited: Thing[] = [];
  map.forEach((thing) => visited.push(thing));
  expect(new Set(visited)).toEqual(new Set(values));
  for (const id of ['id-0', 'id-5', 'nobody']) {
    expect(map.get(id)).toBe(plain.get(id));
    expect(map.has(id)).toBe(plain.has(id));
  }
}

describe('a selection that knows the map before', () => {
  const isOdd = ({ version }: Thing) => version % 2 === 1;

  test('finds what a look at every value finds, whatever map came before', () => {
    const list = fc.uniqueArray(fc.constantFrom(...things), { selector: ({ id }) => id });
    fc.assert(
      fc.property(fc.array(list, { maxLength: 8 }), (sequence) => {
        const mapOf = createKeyedMap(({ id }: Thing) => id);
        const select = createSelection<string, Thing>(isOdd);
        for (const values of sequence) {
          const found = [...select(mapOf(values))];
          expect(new Set(found)).toEqual(new Set(values.filter(isOdd)));
        }
      }),
    );
  });

  test('looks only at what a map does not share with the one before', () => {
    const looks: string[] = [];
    const select = createSelection<string, Thing>((thing) => {
      looks.push(thing.id);
      return isOdd(thing);
    });
    const mapOf = createKeyedMap(({ id }: Thing) => id);
    select(mapOf(things.slice(0, 6)));
    looks.length = 0;
    select(mapOf(things.slice(0, 6).with(3, { id: 'id-3', version: 99 })));
    expect(looks).toEqual(['id-3']);
  });
});
