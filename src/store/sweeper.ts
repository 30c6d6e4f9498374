import type { Store } from './store.ts';

type SweeperOptions = Readonly<{
  onError: (error: unknown) => void;
  /** Whether this process sweeps now: of several over one store on one machine, one does. */
  isOurTurn?: () => boolean;
  intervalMs?: number;
  /** Rows at most per sweep; it yields on the way, so this bounds its share of the time only. */
  budget?: number;
}>;

type Sweeper = Readonly<{
  /** Ends the sweeping; resolves when a sweep that is under way is done. */
  stop: () => Promise<void>;
}>;

/** Deletes expired rows in the background. Reads ignore them anyway: this only frees the room. */
export function startSweeper(
  store: Store,
  { onError, isOurTurn = () => true, intervalMs = 30_000, budget = 50_000 }: SweeperOptions,
): Sweeper {
  let running: Promise<void> | undefined;

  async function sweep(): Promise<void> {
    try {
      await store.sweep(budget);
    } catch (error) {
      onError(error);
    } finally {
      running = undefined;
    }
  }

  const timer = setInterval(() => {
    if (isOurTurn()) running ??= sweep();
  }, intervalMs);
  timer.unref();

  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
