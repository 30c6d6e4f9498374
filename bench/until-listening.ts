import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

/**
 * Resolves once a server has written a line that says that it listens; rejects when it ends before.
 * @param ended what its process ended with
 * @param sign a part of that line
 */
export async function untilListening(
  { stdout }: ChildProcess,
  ended: Promise<readonly unknown[]>,
  sign = 'listening',
): Promise<void> {
  if (stdout === null) throw new Error('no standard output');
  const listening = new Promise<void>((resolve) => {
    createInterface(stdout).on('line', (line) => {
      if (line.includes(sign)) resolve();
    });
  });
  const early = ended.then(([code]) => {
    throw new Error(`the server ended with ${String(code)}`);
  });
  await Promise.race([listening, early]);
  early.catch(() => {});
}
