import { createHash } from 'node:crypto';
import { foldLogin } from '../snapshot/snapshot.ts';
import { AddressLimit, type AttemptCounter, type Throttled } from './address-limit.ts';

/** Failed sign-ins allowed within a window, for one account and for one address. */
export const SIGN_IN_LIMITS = { windowSeconds: 900, perAccount: 10, perAddress: 50 } as const;

/** Who tries to sign in, from where. */
export type SignInAttempt = Readonly<{ login: string; address: string }>;

/** How an attempt ended; a throttled one tells how many milliseconds to wait. */
export type SignInOutcome<Person> =
  Readonly<{ kind: 'success'; person: Person }> | Readonly<{ kind: 'mismatch' }> | Throttled;

/**
 * Slows down the guessing of passwords, for one account from anywhere and for one address on any
 * account (OWASP ASVS 6.3.1). A name that no user has is counted like one that a user has.
 */
export class SignInThrottle {
  readonly #counter: AttemptCounter;
  readonly #addresses: AddressLimit;

  constructor(counter: AttemptCounter) {
    const { windowSeconds, perAddress: failures } = SIGN_IN_LIMITS;
    this.#counter = counter;
    this.#addresses = new AddressLimit(counter, { name: 'sign-in', windowSeconds, failures });
  }

  /**
   * Checks one password, unless there were too many. Attempts side by side cannot pass a limit
   * together: each counts against its account before the check, and against its address while it
   * is under way.
   * @param check resolves to undefined when name and password do not match
   */
  attempt<Person>(
    { login, address }: SignInAttempt,
    check: () => Promise<Person | undefined>,
  ): Promise<SignInOutcome<Person>> {
    return this.#addresses.attempt<SignInOutcome<Person>>(
      address,
      () => this.#attemptOn(accountKey(login), check),
      ({ kind }) => kind === 'mismatch',
    );
  }

  async #attemptOn<Person>(
    account: string,
    check: () => Promise<Person | undefined>,
  ): Promise<SignInOutcome<Person>> {
    const { windowSeconds, perAccount } = SIGN_IN_LIMITS;
    const tried = await this.#counter.hit(account, windowSeconds);
    if (tried.count > perAccount) return { kind: 'throttled', retryAfterMs: tried.resetMs };
    const person = await check();
    if (person === undefined) return { kind: 'mismatch' };
    await this.#counter.clearHits(account);
    return { kind: 'success', person };
  }
}

/** Hashed: a store holds no list of names that somebody typed. */
function accountKey(login: string): string {
  return `sign-in:account:${createHash('sha256').update(foldLogin(login)).digest('base64url')}`;
}
