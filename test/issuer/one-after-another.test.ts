import { expect, test } from 'vitest';
import { createOneAfterAnother } from '../../src/issuer/one-after-another.ts';

test('work that is asked for while other work is done waits for it', async () => {
  const inTurn = createOneAfterAnother();
  const { promise, resolve } = Promise.withResolvers<void>();
  const done: number[] = [];
  const both = [
    inTurn(async () => {
      await promise;
      done.push(1);
    }),
    inTurn(async () => done.push(2)),
  ];
  resolve();
  await Promise.all(both);
  expect(done).toEqual([1, 2]);
});

test('work that fails tells its caller, and what comes next is done', async () => {
  const inTurn = createOneAfterAnother();
  const failing = inTurn(() => Promise.reject(new Error('no')));
  const next = inTurn(async () => 'done');
  await expect(failing).rejects.toThrow('no');
  await expect(next).resolves.toBe('done');
});
