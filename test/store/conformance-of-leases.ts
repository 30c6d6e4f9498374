import { describe, expect, test } from 'vitest';
import { eitherOf, newId, type Stores } from './owned-state.ts';

/** How every store must give a task to one process at a time. */
export function describeLeases(stores: Stores): void {
  const { first, second, pass } = stores;
  const either = eitherOf(stores);

  /** Twenty others at once; the numbers of those who got the task. */
  async function race(task: string): Promise<readonly number[]> {
    const numbers = await Promise.all(
      Array.from({ length: 20 }, (_, turn) => either(turn).lease(task, newId(), 10)),
    );
    return numbers.filter((number) => number !== undefined);
  }

  describe('leases', () => {
    test('of 20 processes at once one gets a task, and nobody else until its time is over', async () => {
      const task = newId();
      const [number = 0, ...others] = await race(task);
      expect(number).toBeGreaterThan(0);
      expect(others).toEqual([]);
      pass(9);
      expect(await race(task)).toEqual([]);
      pass(1);
      const later = await race(task);
      expect(later).toHaveLength(1);
      expect(later[0]).toBeGreaterThan(number);
    });

    test('who asks again keeps its number and gets more time', async () => {
      const task = newId();
      const number = await first().lease(task, 'one', 10);
      pass(8);
      expect(await second().lease(task, 'one', 10)).toBe(number);
      pass(8);
      expect(await second().lease(task, 'two', 10)).toBeUndefined();
      pass(2);
      expect(await second().lease(task, 'two', 10)).toBeGreaterThan(number ?? Infinity);
      expect(await first().lease(task, 'one', 10)).toBeUndefined();
    });

    test('who asks 20 times at once gets one number', async () => {
      const task = newId();
      const numbers = await Promise.all(
        Array.from({ length: 20 }, (_, turn) => either(turn).lease(task, 'one', 10)),
      );
      expect(numbers[0]).toBeGreaterThan(0);
      expect(new Set(numbers).size).toBe(1);
    });

    test('who comes back too late is a new holder', async () => {
      const task = newId();
      const number = await first().lease(task, 'one', 10);
      pass(10);
      expect(await first().lease(task, 'one', 10)).toBeGreaterThan(number ?? Infinity);
    });

    test('a task that was given back is free, and the number grows with each holder', async () => {
      const task = newId();
      const numbers: (number | undefined)[] = [];
      for (let turn = 0; turn < 6; turn += 1) {
        numbers.push(await either(turn).lease(task, `holder-${turn}`, 10));
        await either(turn + 1).release(task, `holder-${turn}`);
      }
      expect(new Set(numbers).size).toBe(6);
      expect(numbers).toEqual(numbers.toSorted((a = Infinity, b = Infinity) => a - b));
      await first().release(task, 'nobody');
      expect(await race(task)).toHaveLength(1);
    });

    test('nobody gives back what another holds', async () => {
      const task = newId();
      const number = await first().lease(task, 'one', 10);
      await second().release(task, 'two');
      await second().release(newId(), 'one');
      expect(await second().lease(task, 'two', 10)).toBeUndefined();
      expect(await first().lease(task, 'one', 10)).toBe(number);
    });

    test('a holder may have several tasks, and each task its own holder', async () => {
      const [task, other, third] = [newId(), newId(), newId()];
      expect(await first().lease(task, 'one', 10)).toBeDefined();
      expect(await first().lease(other, 'one', 10)).toBeDefined();
      expect(await second().lease(third, 'two', 10)).toBeDefined();
      await first().release(task, 'one');
      expect(await second().lease(other, 'two', 10)).toBeUndefined();
    });
  });
}
