/** Inputs that took seconds, or for ever, before somebody thought of them. */
import { expect, vi } from 'vitest';

const MEBIBYTE = 1024 * 1024;
/** A second, and half a second more for a machine that is busy with other things. */
const LONGEST_MS = 1_500;

/** A little less than a mebibyte of the same, or of what a number makes. */
export function fill(unit: string | ((index: number) => string), size = MEBIBYTE - 1_000): string {
  const units: string[] = [];
  for (let length = 0; length < size; length += units.at(-1)?.length ?? 1) {
    units.push(typeof unit === 'string' ? unit : unit(units.length));
  }
  return units.join('');
}

/** Milliseconds of the processor, of this thread alone: other work on the machine does not count. */
function processorMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

// By the clock of the wall a busy machine may take many times as long.
vi.setConfig({ testTimeout: 120_000 });

/** Does something that may take a second, at the most. */
export function expectQuick(work: () => void): void {
  let tookMs = Infinity;
  // A second and third chance: the first may have met the compiler and the garbage collector at work.
  for (let chance = 0; chance < 3 && tookMs >= LONGEST_MS; chance++) {
    const began = processorMs();
    work();
    tookMs = processorMs() - began;
  }
  expect(tookMs).toBeLessThan(LONGEST_MS);
}
