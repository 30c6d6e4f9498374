import { describe, expect, test } from 'vitest';
import { createOwnedState, newId, type Stores } from './owned-state.ts';

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
      expect(await second().sweep(1000)).toBe(32);
      expect(await first().sweep(1000)).toBe(0);
      expect(await rows('AccessToken').find(kept)).toBeDefined();
      expect(await rows('Grant').find(kept)).toBeDefined();
    });
  });
}
