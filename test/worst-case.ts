/** Inputs that took minutes, or for ever, before somebody thought of them. */
import { expect, vi } from 'vitest';

/** Characters: each four times as many as before, the last nearly a mebibyte, which is as much as is read. */
const SIZES = [1_000, 4_000, 16_000, 64_000, 256_000, 1_024_000];
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
 * @returns what it came to with the largest
 */
export function expectLinear<Input, Result>(
  inputOf: (size: number) => Input,
  work: (input: Input) => Result,
): Result {
  let smaller = inputOf(0);
  let before = measure(smaller, work);
  for (const size of SIZES) {
    const larger = inputOf(size);
    const after = measure(larger, work);
    const growth = growthOf(before, after);
    const least = growth < MOST_GROWTH ? growth : leastGrowth(smaller, larger, work);
    expect(least, `up to ${size} characters`).toBeLessThan(MOST_GROWTH);
    [smaller, before] = [larger, after];
  }
  return before.result;
}

/** A second and third chance: the first may have met the compiler and the garbage collector at work. */
function leastGrowth<Input>(
  smaller: Input,
  larger: Input,
  work: (input: Input) => unknown,
): number {
  const growths = [1, 2].map(() => growthOf(measure(smaller, work), measure(larger, work)));
  return Math.min(...growths);
}

/** Milliseconds of the processor, of this thread alone: other work on the machine does not count. */
type Measured<Result> = Readonly<{ ms: number; result: Result }>;

function growthOf(before: Measured<unknown>, after: Measured<unknown>): number {
  return after.ms / Math.max(before.ms, NOTHING_MS);
}

function measure<Input, Result>(input: Input, work: (input: Input) => Result): Measured<Result> {
  const began = process.threadCpuUsage();
  const result = work(input);
  const { user, system } = process.threadCpuUsage(began);
  return { ms: (user + system) / 1_000, result };
}
