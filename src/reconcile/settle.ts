import { startTimer, type StartTimer } from './timer.ts';

/** The hints of one write come within a millisecond; those of the next write come later. */
const PAUSE_MS = 5;
const QUIET_MS = 25;
const LONGEST_MS = 3_000;

export type SettleParts = Readonly<{
  /** Called at the first pause of a burst, after 5 ms: it may be all there is. */
  onPause?(): void;
  /** Called once it has been quiet for 25 ms, or 3 s after the first hint of an endless trickle. */
  onQuiet(): void;
  startTimer?: StartTimer;
  /** A monotonic clock in milliseconds. */
  now?: () => number;
}>;

/** Turns a burst of hints into one call. */
export class Settle {
  readonly #onPause: (() => void) | undefined;
  readonly #onQuiet: () => void;
  readonly #startTimer: StartTimer;
  readonly #now: () => number;
  #firstAt: number | undefined;
  #stopTimer: (() => void) | undefined;
  #stopPause: (() => void) | undefined;
  #hasPaused = false;

  constructor({
    onPause,
    onQuiet,
    startTimer: timer = startTimer,
    now = performance.now.bind(performance),
  }: SettleParts) {
    this.#onPause = onPause;
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
    this.#stopPause?.();
    if (!this.#hasPaused) this.#stopPause = this.#startTimer(() => this.#pause(), PAUSE_MS);
  }

  /** Drops a call that is still to come. */
  close(): void {
    this.#stopTimer?.();
    this.#stopPause?.();
    this.#forget();
  }

  #pause(): void {
    this.#hasPaused = true;
    this.#onPause?.();
  }

  #quiet(): void {
    this.#stopPause?.();
    this.#forget();
    this.#onQuiet();
  }

  #forget(): void {
    this.#firstAt = undefined;
    this.#hasPaused = false;
  }
}
