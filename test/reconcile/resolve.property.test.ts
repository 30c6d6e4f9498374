import fc from 'fast-check';
import { expect, test } from 'vitest';
import { resolve, type FileVersion } from '../../src/reconcile/resolve.ts';

type Versions = ReadonlyMap<string, FileVersion>;
type Candidates = ReadonlyMap<string, FileVersion | undefined>;
type Case = Readonly<{ live: Versions; candidates: Candidates }>;

const RUNS = { numRuns: 5_000 };

const path = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const claims = fc.uniqueArray(fc.constantFrom('1', '2', '3', '4'), { maxLength: 2 });
const version = fc.record({ path, digest: fc.constantFrom('x', 'y', 'z'), claims });
const byPath = <V extends { path: string }>(versions: readonly V[]) =>
  new Map(versions.map((one) => [one.path, one]));

/** What is live was resolved before: no two files of it claim the same. */
const live: fc.Arbitrary<Versions> = fc
  .uniqueArray(version, { selector: (one) => one.path })
  .map((versions) => {
    const taken = new Set<string>();
    return byPath(
      versions.map((one) => {
        const own = one.claims.filter((claim) => !taken.has(claim));
        for (const claim of own) taken.add(claim);
        return { ...one, digest: `${one.digest}${own.join('')}`, claims: own };
      }),
    );
  });

const candidates: fc.Arbitrary<Candidates> = fc
  .uniqueArray(fc.tuple(version, fc.boolean()), { selector: ([one]) => one.path })
  .map(
    (all) =>
      new Map(
        all.map(([one, isBroken]) => {
          const digest = `${one.digest}${one.claims.join('')}`;
          return [one.path, isBroken ? undefined : { ...one, digest }];
        }),
      ),
  );

/** Some files did not change. */
const cases: fc.Arbitrary<Case> = fc
  .tuple(live, candidates, fc.array(path))
  .map(([versions, found, unchanged]) => {
    const kept = unchanged.flatMap((name) => {
      const one = versions.get(name);
      return one === undefined ? [] : [[name, one] as const];
    });
    return { live: versions, candidates: new Map([...found, ...kept]) };
  });

const property = (holds: (one: Case) => void) => fc.assert(fc.property(cases, holds), RUNS);

test('no two files that are served claim the same', () => {
  property((one) => {
    const all = [...resolve(one.live, one.candidates).values()].flatMap((file) => file.claims);
    expect(new Set(all).size).toBe(all.length);
  });
});

test('only versions are served that were really written', () => {
  property((one) => {
    for (const [name, file] of resolve(one.live, one.candidates)) {
      expect([one.live.get(name), one.candidates.get(name)]).toContain(file);
    }
  });
});

test('a file that is gone is not served', () => {
  property((one) => {
    for (const name of resolve(one.live, one.candidates).keys()) {
      expect(one.candidates.has(name)).toBe(true);
    }
  });
});

test('the order of the files does not matter', () => {
  property((one) => {
    const reversed = new Map([...one.candidates].toReversed());
    const turned = new Map([...one.live].toReversed());
    const served = (versions: Versions) =>
      [...versions].map(([name, { digest }]) => `${name}:${digest}`).toSorted();
    expect(served(resolve(turned, reversed))).toEqual(served(resolve(one.live, one.candidates)));
  });
});

test('what has been resolved resolves to itself', () => {
  property((one) => {
    const served = resolve(one.live, one.candidates);
    expect(resolve(served, one.candidates)).toEqual(served);
  });
});

test('a file in order that nobody else lays claim to is served as it is', () => {
  property((one) => {
    const served = resolve(one.live, one.candidates);
    for (const [name, file] of one.candidates) {
      if (file?.claims.length === 0) expect(served.get(name)).toBe(file);
    }
  });
});

test('who has a claim in the live revision, and makes it still, keeps it', () => {
  property((one) => {
    const served = resolve(one.live, one.candidates);
    for (const [name, before] of one.live) {
      const isUnchanged = one.candidates.get(name)?.digest === before.digest;
      if (isUnchanged) expect(served.get(name)?.digest).toBe(before.digest);
    }
  });
});
