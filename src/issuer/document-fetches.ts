import { log } from '../log.ts';

/** What strangers can make one process fetch: at a time, and begun within a minute. */
export const FETCH_LIMITS = { atOnce: 10, ofHost: 60, inAll: 200 } as const;

const MINUTE_MS = 60_000;

type Limits = Readonly<Record<keyof typeof FETCH_LIMITS, number>>;

/** A fetch that was not begun, since there were too many. */
export class TooManyFetches extends Error {
  override readonly name = 'TooManyFetches';
  readonly code = 'too-many-fetches';
}

/**
 * Bounds the fetches of documents that describe clients. Anybody can ask for them by a `client_id`
 * that nobody has used before (OAuth Client ID Metadata Document, draft 02).
 */
export class DocumentFetches {
  readonly #limits: Limits;
  readonly #now: () => number;
  readonly #begunOfHost = new Map<string, number>();
  #begun = 0;
  #underWay = 0;
  #minuteEnds = 0;
  #isToldOf = false;

  constructor(limits: Limits = FETCH_LIMITS, now: () => number = Date.now) {
    this.#limits = limits;
    this.#now = now;
  }

  /**
   * Runs one fetch.
   * @throws TooManyFetches when it may not begin
   */
  async run<T>(host: string, fetchDocument: () => Promise<T>): Promise<T> {
    this.#beginMinute();
    const limit = this.#reached(host);
    if (limit !== undefined) {
      this.#tellOnce(host, limit);
      throw new TooManyFetches(`too many client documents are being fetched: ${limit}`);
    }
    this.#begun += 1;
    this.#begunOfHost.set(host, this.#begunOf(host) + 1);
    this.#underWay += 1;
    try {
      return await fetchDocument();
    } finally {
      this.#underWay -= 1;
    }
  }

  #beginMinute(): void {
    const now = this.#now();
    if (now < this.#minuteEnds) return;
    this.#minuteEnds = now + MINUTE_MS;
    this.#begunOfHost.clear();
    this.#begun = 0;
    this.#isToldOf = false;
  }

  #reached(host: string): string | undefined {
    const { atOnce, ofHost, inAll } = this.#limits;
    if (this.#underWay >= atOnce) return `${atOnce} at a time`;
    if (this.#begunOf(host) >= ofHost) return `${ofHost} of one host within a minute`;
    if (this.#begun >= inAll) return `${inAll} within a minute`;
    return undefined;
  }

  #begunOf(host: string): number {
    return this.#begunOfHost.get(host) ?? 0;
  }

  /** Once a minute: who asks for thousands of documents must not write as many lines. */
  #tellOnce(host: string, limit: string): void {
    if (this.#isToldOf) return;
    this.#isToldOf = true;
    log.warn({ host, limit }, 'too many documents of clients: some are not fetched');
  }
}
