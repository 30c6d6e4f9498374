import { describe, expect, test } from 'vitest';
import { createOwnedState, newId, type Stores } from './owned-state.ts';
import { replica } from './replica.ts';

/** How a store must be cleaned up whose rows do not go by themselves. */
export function describeSweeping(stores: Stores): void {
  const { first, second, pass } = stores;
  const { rows } = createOwnedState(stores);

  describe('sweeping', () => {
    test('a sweep deletes what has expired, within its budget, and nothing else', async () => {
      pass(86_400);
      while ((await first().sweep(1000)) > 0);
      const kept = newId();
      await rows('AccessToken').upsert(kept, { jti: kept }, 3600);
      await rows('Grant').upsert(kept, { jti: kept });
      await Promise.all(
        Array.from({ length: 250 }, newId).map((id) =>
          rows('AccessToken').upsert(id, { jti: id, grantId: id }, 60),
        ),
      );
      await first().once(kept, 60);
      await first().hit(kept, 60);
      expect(await first().sweep(1000)).toBe(0);
      pass(60);
      expect(await first().sweep(220)).toBe(220);
      // One more where a one-time key is kept under each of two keys.
      expect([32, 33]).toContain(await second().sweep(1000));
      expect(await first().sweep(1000)).toBe(0);
      expect(await rows('AccessToken').find(kept)).toBeDefined();
      expect(await rows('Grant').find(kept)).toBeDefined();
    });

    test('leases and processes whose time is over are deleted, and numbers grow on', async () => {
      pass(86_400);
      while ((await first().sweep(1000)) > 0);
      const [kept, lapsing] = [newId(), newId()];
      const number = await first().lease(kept, 'one', 3600);
      const last = await first().lease(lapsing, 'one', 60);
      await first().beat(replica(kept), 3600);
      await first().beat(replica(lapsing), 60);
      expect(await first().sweep(1000)).toBe(0);
      pass(60);
      expect(await first().sweep(1)).toBe(1);
      expect(await second().sweep(1000)).toBe(1);
      expect(await second().fleet()).toEqual([replica(kept)]);
      expect(await second().lease(kept, 'one', 60)).toBe(number);
      expect(await second().lease(lapsing, 'one', 60)).toBeGreaterThan(last ?? Infinity);
    });
  });
}
