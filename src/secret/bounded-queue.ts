/** A bounded queue is full: the work was not begun, and may be asked for again a little later. */
export class QueueFull extends Error {
  override readonly name = 'QueueFull';
  readonly code = 'queue-full';
}

/** Runs at most `parallel` tasks at a time and lets at most `waiting` others wait for their turn. */
export class BoundedQueue {
  readonly #parallel: number;
  readonly #maxWaiting: number;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(limits: Readonly<{ parallel: number; waiting: number }>) {
    this.#parallel = limits.parallel;
    this.#maxWaiting = limits.waiting;
  }

  /** @throws QueueFull when too many wait already. */
  async run<T>(task: () => Promise<T>): Promise<T> {
    await this.#enter();
    try {
      return await task();
    } finally {
      this.#leave();
    }
  }

  async #enter(): Promise<void> {
    if (this.#running < this.#parallel) {
      this.#running += 1;
      return;
    }
    if (this.#waiting.length >= this.#maxWaiting)
      throw new QueueFull('too many checks are waiting');
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** Hands the place on to whoever waits longest, so that nobody can slip in between. */
  #leave(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#running -= 1;
    else next();
  }
}
