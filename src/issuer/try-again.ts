import { setTimeout } from 'node:timers/promises';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

/**
 * Does something until it succeeds, at most so many times.
 * @throws what the last try threw
 */
export type TryAgain = <T>(act: () => Promise<T>, tries: number) => Promise<T>;

/**
 * Tries with growing pauses: 0.5 s, 1 s, 2 s … 30 s.
 * @param stopped ends a pause, and with it the trying
 */
export function createTryAgain(
  stopped: AbortSignal,
  onFailure: (error: unknown) => void = () => undefined,
): TryAgain {
  return async (act, tries) => {
    for (let failures = 1; ; failures++) {
      try {
        return await act();
      } catch (error) {
        if (failures >= tries || stopped.aborted) throw error;
        onFailure(error);
        await pause(failures, stopped);
      }
    }
  };
}

async function pause(failures: number, signal: AbortSignal): Promise<void> {
  const ms = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (failures - 1));
  // The try that follows an end of the pause is the last one.
  await setTimeout(ms, undefined, { signal }).catch(() => undefined);
}
