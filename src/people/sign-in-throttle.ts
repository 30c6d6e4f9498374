import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { foldLogin } from '../snapshot/snapshot.ts';

/** Failed sign-ins allowed within a window, for one account and for one address. */
export const SIGN_IN_LIMITS = { windowSeconds: 900, perAccount: 10, perAddress: 50 } as const;

type Count = Readonly<{ count: number; resetMs: number }>;

/** Counts within a fixed window, shared by all processes of the issuer. */
export type AttemptCounter = Readonly<{
  hit(key: string, windowSeconds: number): Promise<Count>;
  hits(key: string): Promise<Count>;
  clearHits(key: string): Promise<void>;
}>;

/** Who tries to sign in, from where. */
export type SignInAttempt = Readonly<{ login: string; address: string }>;

/** How an attempt ended; a throttled one tells how many milliseconds to wait. */
export type SignInOutcome<Person> =
  | Readonly<{ kind: 'success'; person: Person }>
  | Readonly<{ kind: 'mismatch' }>
  | Readonly<{ kind: 'throttled'; retryAfterMs: number }>;

/** What to wait at least, where it is only others under way that stand before. */
const SHORTEST_WAIT_MS = 1_000;

/**
 * Slows down the guessing of passwords, for one account from anywhere and for one address on any
 * account (OWASP ASVS 6.3.1). A name that no user has is counted like one that a user has.
 */
export class SignInThrottle {
  readonly #counter: AttemptCounter;
  /** Attempts of this process that have not ended, by address. */
  readonly #underWay = new Map<string, number>();

  constructor(counter: AttemptCounter) {
    this.#counter = counter;
  }

  /**
   * Checks one password, unless there were too many. Attempts side by side cannot pass a limit
   * together: each counts against its account before the check, and against its address while it
   * is under way.
   * @param check resolves to undefined when name and password do not match
   */
  async attempt<Person>(
    attempt: SignInAttempt,
    check: () => Promise<Person | undefined>,
  ): Promise<SignInOutcome<Person>> {
    const address = addressKey(attempt.address);
    const place = this.#enter(address);
    try {
      const retryAfterMs = await this.#waitFor(address, place, attempt);
      if (retryAfterMs !== undefined) return { kind: 'throttled', retryAfterMs };
      const person = await check();
      if (person === undefined) {
        await this.#counter.hit(address, SIGN_IN_LIMITS.windowSeconds);
        return { kind: 'mismatch' };
      }
      await this.#counter.clearHits(accountKey(attempt.login));
      return { kind: 'success', person };
    } finally {
      this.#leave(address);
    }
  }

  async #waitFor(
    address: string,
    place: number,
    { login }: SignInAttempt,
  ): Promise<number | undefined> {
    const { windowSeconds, perAccount, perAddress } = SIGN_IN_LIMITS;
    const failed = await this.#counter.hits(address);
    if (failed.count + place > perAddress) return Math.max(failed.resetMs, SHORTEST_WAIT_MS);
    const tried = await this.#counter.hit(accountKey(login), windowSeconds);
    return tried.count > perAccount ? tried.resetMs : undefined;
  }

  /** How many are under way from this address, the new one included. */
  #enter(address: string): number {
    const place = (this.#underWay.get(address) ?? 0) + 1;
    this.#underWay.set(address, place);
    return place;
  }

  #leave(address: string): void {
    const left = (this.#underWay.get(address) ?? 1) - 1;
    if (left === 0) this.#underWay.delete(address);
    else this.#underWay.set(address, left);
  }
}

/** Hashed: a store holds no list of names that somebody typed. */
function accountKey(login: string): string {
  return `sign-in:account:${createHash('sha256').update(foldLogin(login)).digest('base64url')}`;
}

/** Whoever has one IPv6 address has its whole /64. */
function addressKey(address: string): string {
  return `sign-in:address:${isIPv6(address) ? networkOf(address) : address}`;
}

function networkOf(address: string): string {
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
