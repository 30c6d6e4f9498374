/** One version of a file. Times in milliseconds of `performance.now()`. */
type Version = {
  readonly number: number;
  readonly isGone: boolean;
  /** From then on it may be served. */
  readonly writtenAt: number;
  /** From then on nothing older may be served; undefined while nobody has seen it. */
  seenAt: number | undefined;
};

/** From the start of a request until its answer was there. */
export type During = Readonly<{ from: number; to: number }>;

/** What may be served, and when: a request obeys some revision that was current while it ran. */
export class Ledger {
  readonly #versions = new Map<string, Version[]>();

  /** From now on a version of a file may be served, or, if it is gone, the file may be missing. */
  write(path: string, number: number, isGone = false): void {
    const versions = this.#versions.get(path) ?? [];
    versions.push({ number, isGone, writtenAt: performance.now(), seenAt: undefined });
    this.#versions.set(path, versions);
  }

  /** A server has said that a version is served. */
  confirm(path: string, number: number): void {
    const version = this.#find(path, number);
    if (version) version.seenAt ??= performance.now();
  }

  /** An answer showed a version of a file. Returns what is wrong with that, if anything is. */
  observe(path: string, number: number, during: During): string | undefined {
    const version = this.#find(path, number);
    if (version === undefined || version.isGone || version.writtenAt > during.to) {
      return `${path}: version ${number} was served, which was not to be`;
    }
    const newer = this.#newestSeen(path, during.from);
    if (newer !== undefined && newer.number > number) {
      return `${path}: version ${number} was served after version ${newer.number}`;
    }
    version.seenAt = Math.min(version.seenAt ?? Infinity, during.to);
    return undefined;
  }

  /** An answer showed that something other than a version is served. */
  observeOther(path: string, number: number, during: During): string | undefined {
    const newest = this.#newestSeen(path, during.from);
    const isNewest = newest?.number === number && !newest.isGone;
    const isAlone = this.#all(path).every(
      (version) => version.number <= number || version.writtenAt > during.to,
    );
    return isNewest && isAlone ? `${path}: version ${number} was not served` : undefined;
  }

  /** Whether a file may have been missing at some moment. */
  mayBeGone(path: string, { from, to }: During): boolean {
    const least = this.#newestSeen(path, from)?.number ?? 0;
    return this.#all(path).some(
      ({ number, isGone, writtenAt }) => isGone && writtenAt <= to && number >= least,
    );
  }

  /** Whether a file is known to be missing now. */
  isGone(path: string): boolean {
    return this.#newestSeen(path, performance.now())?.isGone === true;
  }

  /** The version written last, gone or not. */
  latest(path: string): number {
    return this.#all(path).at(-1)?.number ?? 0;
  }

  #newestSeen(path: string, at: number): Version | undefined {
    return this.#all(path).findLast(({ seenAt }) => seenAt !== undefined && seenAt <= at);
  }

  #find(path: string, number: number): Version | undefined {
    return this.#all(path).find((version) => version.number === number);
  }

  #all(path: string): readonly Version[] {
    return this.#versions.get(path) ?? [];
  }
}
