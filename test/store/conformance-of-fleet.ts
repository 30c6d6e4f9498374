import { beforeEach, describe, expect, test } from 'vitest';
import type { Replica } from '../../src/store/store.ts';
import { eitherOf, type Stores } from './owned-state.ts';
import { replica } from './replica.ts';

/** How every store must know the processes that run over it. */
export function describeFleet(stores: Stores): void {
  const { first, second, pass } = stores;
  const either = eitherOf(stores);
  const idsOfFleet = async () => (await second().fleet()).map(({ id }) => id);

  describe('fleet', () => {
    beforeEach(() => {
      // What other tests left is gone by then.
      pass(3600);
    });

    test('20 processes that beat at once are all there, by id', async () => {
      expect(await second().fleet()).toEqual([]);
      const ids = Array.from({ length: 20 }, (_, turn) => `replica-${(turn * 7) % 20}`);
      await Promise.all(ids.map((id, turn) => either(turn).beat(replica(id), 30)));
      expect(await second().fleet()).toEqual(ids.toSorted().map((id) => replica(id)));
    });

    test('a process is as it said last', async () => {
      await first().beat(replica('a'), 30);
      const changed: Replica = { ...replica('a', 'r2'), inStep: false };
      await first().beat(changed, 30);
      expect(await second().fleet()).toEqual([changed]);
    });

    test('a process that beats no more is gone when its time is over', async () => {
      await first().beat(replica('a'), 30);
      await first().beat(replica('b'), 30);
      pass(20);
      await first().beat(replica('b'), 30);
      expect(await idsOfFleet()).toEqual(['a', 'b']);
      pass(10);
      expect(await idsOfFleet()).toEqual(['b']);
      pass(20);
      expect(await idsOfFleet()).toEqual([]);
    });

    test('a beat with little time takes none of that of others', async () => {
      await first().beat(replica('a'), 30);
      await second().beat(replica('b'), 1);
      pass(2);
      expect(await idsOfFleet()).toEqual(['a']);
      await first().beat(replica('c'), 30);
      expect(await idsOfFleet()).toEqual(['a', 'c']);
    });

    test('a process that leaves is gone at once, and may come back', async () => {
      await first().beat(replica('a'), 30);
      await first().beat(replica('b'), 30);
      await first().leave('a');
      await first().leave('unknown');
      expect(await idsOfFleet()).toEqual(['b']);
      await first().beat(replica('a'), 30);
      expect(await idsOfFleet()).toEqual(['a', 'b']);
    });
  });
}
