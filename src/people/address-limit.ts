import { isIPv6 } from 'node:net';

type Count = Readonly<{ count: number; resetMs: number }>;

/** Counts within a fixed window, shared by all processes of the issuer. */
export type AttemptCounter = Readonly<{
  hit(key: string, windowSeconds: number): Promise<Count>;
  hits(key: string): Promise<Count>;
  clearHits(key: string): Promise<void>;
}>;

/** What is counted, and how many failures an address may have within a window. */
export type AddressLimits = Readonly<{ name: string; windowSeconds: number; failures: number }>;

/** An attempt was not made; how many milliseconds to wait. */
export type Throttled = Readonly<{ kind: 'throttled'; retryAfterMs: number }>;

/** What to wait at least, where it is only others under way that stand before. */
const SHORTEST_WAIT_MS = 1_000;

/**
 * Slows down guessing from one address. Attempts side by side cannot pass the limit together: each
 * counts while it is under way, and a failed one from then on.
 */
export class AddressLimit {
  readonly #counter: AttemptCounter;
  readonly #limits: AddressLimits;
  /** Attempts of this process that have not ended, by address. */
  readonly #underWay = new Map<string, number>();

  constructor(counter: AttemptCounter, limits: AddressLimits) {
    this.#counter = counter;
    this.#limits = limits;
  }

  /** Makes one attempt, unless too many from this address have failed. */
  async attempt<Outcome>(
    address: string,
    act: () => Promise<Outcome>,
    isFailure: (outcome: Outcome) => boolean,
  ): Promise<Outcome | Throttled> {
    const { name, windowSeconds, failures } = this.#limits;
    const key = `${name}:address:${networkOf(address)}`;
    const place = this.#enter(key);
    try {
      const failed = await this.#counter.hits(key);
      if (failed.count + place > failures) {
        return { kind: 'throttled', retryAfterMs: Math.max(failed.resetMs, SHORTEST_WAIT_MS) };
      }
      const outcome = await act();
      if (isFailure(outcome)) await this.#counter.hit(key, windowSeconds);
      return outcome;
    } finally {
      this.#leave(key);
    }
  }

  /** How many are under way from this address, the new one included. */
  #enter(key: string): number {
    const place = (this.#underWay.get(key) ?? 0) + 1;
    this.#underWay.set(key, place);
    return place;
  }

  #leave(key: string): void {
    const left = (this.#underWay.get(key) ?? 1) - 1;
    if (left === 0) this.#underWay.delete(key);
    else this.#underWay.set(key, left);
  }
}

/** Whoever has one IPv6 address has its whole /64. */
function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  const [head = '', tail = ''] = address.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === '' ? [] : tail.split(':');
  const gap = Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  const groups = address.includes('::') ? [...left, ...gap, ...right] : left;
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
