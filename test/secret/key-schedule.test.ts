import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  keysAt,
  permanentSchedule,
  scheduleOfSets,
  type KeySchedule,
} from '../../src/secret/key-schedule.ts';
import { generateSigningKeys } from '../../src/secret/managed-keys.ts';
import { scheduleOf } from '../../src/secret/managed-key-set.ts';
import type { SigningAlgorithm, SigningKey } from '../../src/secret/signing-keys.ts';

const LONGEST = 1000;

let made: SigningKey;
beforeAll(async () => {
  [made] = (await generateSigningKeys(['EdDSA'])) as [SigningKey];
});

/** Of keys only the names matter here. */
const named = (kid: string, alg: SigningAlgorithm = 'ES256'): SigningKey => ({ ...made, kid, alg });

function at(schedule: KeySchedule, time: number): Readonly<Record<string, string>> {
  const { published } = keysAt(schedule, time);
  return Object.fromEntries(published.map(({ key, state }) => [key.kid, state]));
}

describe('a set of keys that takes the place of another', () => {
  const sets = () =>
    scheduleOfSets({
      current: [named('new'), named('new-rs', 'RS256')],
      useFrom: 100,
      previous: [
        { keys: [named('older')], until: 150 },
        { keys: [named('old'), named('old-spare')], until: 200 },
      ],
    });

  test('is published before it signs, also for algorithms that no other key is for', () => {
    expect(at(sets(), 99)).toEqual({
      old: 'signing',
      new: 'next',
      'new-rs': 'next',
      older: 'verifying',
      'old-spare': 'verifying',
    });
  });

  test('signs from its time on, and the old one goes on to verify until its own', () => {
    const later = { new: 'signing', 'new-rs': 'signing' };
    const old = { old: 'verifying', 'old-spare': 'verifying' };
    expect(at(sets(), 100)).toEqual({ ...later, ...old, older: 'verifying' });
    expect(at(sets(), 150)).toEqual({ ...later, ...old });
    expect(at(sets(), 200)).toEqual(later);
  });

  test('holds from one moment to the next', () => {
    const whiles = [99, 100, 149, 150, 200].map((time) => keysAt(sets(), time));
    expect(whiles.map(({ from, until }) => [from, until])).toEqual([
      [-Infinity, 100],
      [100, 150],
      [100, 150],
      [150, 200],
      [200, Infinity],
    ]);
  });

  test('that signs comes first in the key set', () => {
    expect(keysAt(sets(), 50).published[0]?.key.kid).toBe('old');
    expect(keysAt(sets(), 100).published[0]?.key.kid).toBe('new');
  });
});

test('keys without times sign for ever, the first of each algorithm', () => {
  const schedule = permanentSchedule([named('a'), named('b'), named('c', 'RS256')]);
  expect(at(schedule, Date.now())).toEqual({ a: 'signing', c: 'signing', b: 'verifying' });
  expect(keysAt(schedule, 0).until).toBe(Infinity);
});

describe('whatever the times of the keys', () => {
  const gaps = fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 1, maxLength: 6 });
  const moment = fc.integer({ min: -10, max: 20_000 });

  /** Keys of a server for two algorithms, each generation some time after the one before. */
  function chain(between: readonly number[], keep: number): KeySchedule {
    let begin = 0;
    const begins = [undefined, ...between.map((gap) => (begin += gap))];
    const keys = begins.flatMap((useFrom, index) =>
      (['ES256', 'RS256'] as const).map((alg) => ({
        key: named(`${alg}-${index}`, alg),
        createdAt: 0,
        useFrom,
      })),
    );
    return scheduleOf(keys, keep);
  }

  const chains = gaps.map((between) => chain(between, LONGEST));
  const pairs = fc
    .record({ useFrom: fc.nat(5000), more: fc.nat(5000), older: fc.nat(8000) })
    .map(({ useFrom, more, older }) =>
      scheduleOfSets({
        current: [named('2'), named('2-rs', 'RS256')],
        useFrom,
        previous: [
          { keys: [named('0'), named('0-rs', 'RS256')], until: Math.min(older, useFrom + more) },
          { keys: [named('1'), named('1-rs', 'RS256')], until: useFrom + LONGEST + more },
        ],
      }),
    );
  const schedules = fc.oneof(chains, pairs);

  test('exactly one key signs for an algorithm', () => {
    fc.assert(
      fc.property(schedules, moment, (schedule, now) => {
        const signing = keysAt(schedule, now).published.filter(({ state }) => state === 'signing');
        expect(signing.map(({ key }) => key.alg).toSorted()).toEqual(['ES256', 'RS256']);
      }),
    );
  });

  test('a key is published as long as something that it has signed is good', () => {
    fc.assert(
      fc.property(schedules, moment, fc.nat(LONGEST - 1), (schedule, signedAt, age) => {
        const later = at(schedule, signedAt + age);
        for (const { key, state } of keysAt(schedule, signedAt).published) {
          if (state === 'signing') expect(later).toHaveProperty(key.kid);
        }
      }),
    );
  });

  test('no key signs again that has stopped, and none comes back that is gone', () => {
    const order = { next: 0, signing: 1, verifying: 2, gone: 3 };
    fc.assert(
      fc.property(schedules, moment, fc.nat(5000), (schedule, now, later) => {
        const [before, after] = [at(schedule, now), at(schedule, now + later)];
        for (const { key } of schedule) {
          const stateIn = (states: Readonly<Record<string, string>>) =>
            order[(states[key.kid] ?? 'gone') as keyof typeof order];
          expect(stateIn(after)).toBeGreaterThanOrEqual(stateIn(before));
        }
      }),
    );
  });

  test('nothing changes between the moments that are named', () => {
    fc.assert(
      fc.property(schedules, moment, moment, (schedule, now, other) => {
        const { from, until } = keysAt(schedule, now);
        const isWithin = from <= other && other < until;
        if (isWithin) expect(at(schedule, other)).toEqual(at(schedule, now));
      }),
    );
  });
});
