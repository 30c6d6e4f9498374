import { describe, expect, test } from 'vitest';
import { eitherOf, newId, type Stores } from './owned-state.ts';

/** How every store must count. */
export function describeCounters(stores: Stores): void {
  const { first, second, pass } = stores;
  const either = eitherOf(stores);

  describe('counters', () => {
    test('50 hits at once count as 50', async () => {
      const key = newId();
      const hits = await Promise.all(
        Array.from({ length: 50 }, (_, turn) => either(turn).hit(key, 10)),
      );
      expect(hits.map(({ count }) => count).toSorted((a, b) => a - b)).toEqual(
        Array.from({ length: 50 }, (_, index) => index + 1),
      );
      expect(await second().hits(key)).toEqual({ count: 50, resetMs: 10_000 });
    });

    test('the window begins with the first hit and is not moved by the next', async () => {
      const key = newId();
      await first().hit(key, 10);
      pass(4);
      expect(await second().hit(key, 10)).toEqual({ count: 2, resetMs: 6000 });
      pass(6);
      expect(await first().hits(key)).toEqual({ count: 0, resetMs: 0 });
      expect(await first().hit(key, 10)).toEqual({ count: 1, resetMs: 10_000 });
    });

    test('looking at a counter does not count', async () => {
      const key = newId();
      expect(await first().hits(key)).toEqual({ count: 0, resetMs: 0 });
      expect((await first().hit(key, 10)).count).toBe(1);
    });

    test('a cleared counter begins anew, other counters and one-time keys stay', async () => {
      const [key, other] = [newId(), newId()];
      await first().hit(key, 10);
      await first().hit(other, 10);
      await first().once(key, 10);
      await second().clearHits(key);
      expect(await first().hits(key)).toEqual({ count: 0, resetMs: 0 });
      expect((await first().hits(other)).count).toBe(1);
      expect(await first().once(key, 10)).toBe(false);
    });
  });
}
