const FIRST_MS = 250;
const LONGEST_MS = 5_000;
/** Who has served for so long has not ended because it cannot serve. */
const LASTING_MS = 10_000;

/** When workers are started again: at once, and after ever longer pauses where that does not help. */
export class Restarts {
  readonly #beganAt = new Map<number, number>();
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #now: () => number;
  #shortLives = 0;

  /** @param now in milliseconds, of a clock that never goes back */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** To be told of each worker that begins to serve. */
  began(workerId: number): void {
    this.#beganAt.set(workerId, this.#now());
  }

  /** How long to wait, in milliseconds, now that this worker has ended. */
  delayAfter(workerId: number): number {
    const beganAt = this.#beganAt.get(workerId);
    this.#beganAt.delete(workerId);
    const hasLasted = beganAt !== undefined && this.#now() - beganAt >= LASTING_MS;
    this.#shortLives = hasLasted ? 0 : this.#shortLives + 1;
    if (this.#shortLives <= 1) return 0;
    return Math.min(LONGEST_MS, FIRST_MS * 2 ** (this.#shortLives - 2));
  }

  /** Acts later, unless it is cancelled before. */
  after(milliseconds: number, act: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      act();
    }, milliseconds);
    this.#timers.add(timer);
  }

  cancel(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }
}
