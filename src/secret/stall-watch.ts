const TICK_MS = 1_000;
/** Ticks, not a moment on the clock: while the process is stopped or suspended there are none. */
const MOST_TICKS = 60;

/**
 * Calls back, once, when a count has stood still for a minute.
 * @param count undefined while there is nothing to be counted
 * @returns what ends the watch
 */
export function watchForStall(count: () => number | undefined, onStall: () => void): () => void {
  let last = count();
  let ticks = 0;
  const timer = setInterval(() => {
    const now = count();
    ticks = now !== undefined && now === last ? ticks + 1 : 0;
    last = now;
    if (ticks < MOST_TICKS) return;
    clearInterval(timer);
    onStall();
  }, TICK_MS);
  timer.unref();
  return () => clearInterval(timer);
}
