/** More names than this are not worth remembering: everything is looked at. */
const MAX_NAMES = 256;

/** Above this number more is about to come. */
const FEW_NAMES = 16;

/** Where to look at the next pass, collected from what a watcher said since the last. */
export class Hints {
  #paths: Set<string> | undefined;

  /** Nothing is known at first, so the first pass looks at everything. */
  constructor() {
    this.#paths = undefined;
  }

  /** Without a path: look everywhere. */
  add(path?: string): void {
    if (path === undefined) this.#paths = undefined;
    else this.#paths?.add(path);
    if (this.#paths && this.#paths.size > MAX_NAMES) this.#paths = undefined;
  }

  /** What was collected so far, if it is not much. */
  few(): ReadonlySet<string> | undefined {
    return this.#paths && this.#paths.size <= FEW_NAMES ? new Set(this.#paths) : undefined;
  }

  /** What was collected, undefined for everything; begins to collect anew. */
  take(): ReadonlySet<string> | undefined {
    const paths = this.#paths;
    this.#paths = new Set();
    return paths;
  }
}
