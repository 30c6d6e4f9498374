/** Inputs that took minutes, or for ever, before somebody thought of them. */
import { expect, vi } from 'vitest';

/** Characters: each four times as many as before, the last nearly a mebibyte, which is as much as is read. */
const SIZES = [1_000, 4_000, 16_000, 64_000, 256_000, 1_024_000];
export const LARGEST = 1_024_000;
/** How many times as long four times as much may take: in proportion it is 4, with the square of the size 16. */
const MOST_GROWTH = 10;
/** Below this many milliseconds a growth is noise. */
const NOTHING_MS = 20;

// By the clock of the wall a busy machine may take many times as long.
vi.setConfig({ testTimeout: 120_000 });

/** So many characters of the same, or of what a number makes. */
export function fill(unit: string | ((index: number) => string), size: number): string {
  const units: string[] = [];
  for (let length = 0; length < size; length += units.at(-1)?.length ?? 1) {
    units.push(typeof unit === 'string' ? unit : unit(units.length));
  }
  return units.join('');
}

/**
 * Does something with ever larger inputs, up to the largest: the time of the processor must grow as they do.
 * How long that is, is the machine's affair.
 */
export function expectLinear<Input>(
  inputOf: (size: number) => Input,
  work: (input: Input) => void,
): void {
  let smaller = inputOf(0);
  for (const size of SIZES) {
    const larger = inputOf(size);
    expect(leastGrowth(smaller, larger, work), `up to ${size} characters`).toBeLessThan(
      MOST_GROWTH,
    );
    smaller = larger;
  }
}

/** Of three measurements: the first may have met the compiler and the garbage collector at work. */
function leastGrowth<Input>(smaller: Input, larger: Input, work: (input: Input) => void): number {
  let least = Infinity;
  for (let chance = 0; chance < 3 && least >= MOST_GROWTH; chance++) {
    const before = processorMs(() => work(smaller));
    const after = processorMs(() => work(larger));
    least = Math.min(least, after / Math.max(before, NOTHING_MS));
  }
  return least;
}

/** Milliseconds of the processor, of this thread alone: other work on the machine does not count. */
function processorMs(work: () => void): number {
  const began = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(began);
  return (user + system) / 1_000;
}
