import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { maskSecrets } from '../../src/diagnostic/mask-secrets.ts';
import { readCorpus } from './corpus.ts';
import { createExaminer } from './examine.ts';
import { createInputs } from './inputs.ts';

/** After so many inputs the memory is looked at. */
const BATCH = 5_000;
const MOST_GROWTH = 32 * 1024 * 1024;

export type FuzzOptions = Readonly<{
  /** The same seed and number of runs give the same inputs again. */
  seed: number;
  runs: number;
  /** Told after each batch: how many inputs so far, bytes of heap after a collection. */
  onBatch?(done: number, heapBytes: number): void;
}>;

/**
 * Puts inputs to the reading of files until one shows a mistake of ours.
 * @throws Error that names the smallest such input, its secrets masked, and the seed
 */
export async function runFuzz({ seed, runs, onBatch }: FuzzOptions): Promise<void> {
  const examine = await createExaminer();
  const property = fc.asyncProperty(createInputs(readCorpus()), examine);
  let first: number | undefined;
  for (let done = 0; done < runs; done += BATCH) {
    // Each batch has a seed of its own, so that one that fails can be repeated alone.
    const batch = { seed: seed + done / BATCH, numRuns: Math.min(BATCH, runs - done) };
    const outcome = await fc.check(property, batch);
    if (outcome.failed) throw new Error(describe(outcome, batch));
    const heap = await heapBytes();
    first ??= heap;
    if (heap > first + MOST_GROWTH) throw new Error(`the heap grew from ${first} to ${heap} bytes`);
    onBatch?.(done + batch.numRuns, heap);
  }
}

function describe(
  { counterexample, errorInstance }: fc.RunDetails<[Uint8Array]>,
  { seed, numRuns }: Readonly<{ seed: number; numRuns: number }>,
): string {
  const text = maskSecrets(Buffer.from(counterexample?.[0] ?? []).toString());
  const reason = errorInstance instanceof Error ? errorInstance.stack : String(errorInstance);
  return `${reason}\n--seed ${seed} --runs ${numRuns}\n${JSON.stringify(text)}`;
}

/** What a WeakRef leads to is kept until the event loop turns. */
async function heapBytes(): Promise<number> {
  await setImmediate();
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
  return process.memoryUsage().heapUsed;
}
