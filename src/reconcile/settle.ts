import { startTimer, type StartTimer } from './timer.ts';

const QUIET_MS = 25;
const LONGEST_MS = 3_000;

export type SettleParts = Readonly<{
  /** Called once it has been quiet for 25 ms, or 3 s after the first hint of an endless trickle. */
  onQuiet(): void;
  startTimer?: StartTimer;
  /** A monotonic clock in milliseconds. */
  now?: () => number;
}>;

/** Turns a burst of hints into one call. */
export class Settle {
  readonly #onQuiet: () => void;
  readonly #startTimer: StartTimer;
  readonly #now: () => number;
  #firstAt: number | undefined;
  #stopTimer: (() => void) | undefined;

  constructor({
    onQuiet,
    startTimer: timer = startTimer,
    now = performance.now.bind(performance),
  }: SettleParts) {
    this.#onQuiet = onQuiet;
    this.#startTimer = timer;
    this.#now = now;
  }

  hint(): void {
    const now = this.#now();
    this.#firstAt ??= now;
    this.#stopTimer?.();
    const left = this.#firstAt + LONGEST_MS - now;
    this.#stopTimer = this.#startTimer(() => this.#quiet(), Math.max(0, Math.min(QUIET_MS, left)));
  }

  /** Drops a call that is still to come. */
  close(): void {
    this.#stopTimer?.();
    this.#firstAt = undefined;
  }

  #quiet(): void {
    this.#firstAt = undefined;
    this.#onQuiet();
  }
}
