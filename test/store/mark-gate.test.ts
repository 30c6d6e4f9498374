import { expect, test } from 'vitest';
import { createMarkGate } from '../../src/store/mark-gate.ts';

test('a mark comes after the writes before it, and before those after it, failed ones included', async () => {
  const gate = createMarkGate();
  const done: string[] = [];
  const slow = Promise.withResolvers<void>();
  const write = (name: string, until?: Promise<void>) =>
    gate.write(async () => {
      await until;
      done.push(name);
    });

  const writes = [
    write('slow', slow.promise),
    gate.write(() => Promise.reject(new Error('failed'))).catch(() => done.push('failed')),
  ];
  const marks = [gate.mark(async () => done.push('mark 1'))];
  writes.push(write('between'));
  marks.push(gate.mark(async () => done.push('mark 2')));
  writes.push(write('after'));
  slow.resolve();
  await Promise.all([...writes, ...marks]);

  expect(done).toEqual(['failed', 'slow', 'mark 1', 'between', 'mark 2', 'after']);
});

test('without a mark, a write begins at once', () => {
  const gate = createMarkGate();
  let hasBegun = false;
  void gate.write(async () => {
    hasBegun = true;
  });
  expect(hasBegun).toBe(true);
});
