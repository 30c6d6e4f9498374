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

/** Whether an attempt may go on; if not, how many milliseconds to wait. */
export type Admission = Readonly<{ allowed: true } | { allowed: false; retryAfterMs: number }>;

/**
 * Slows down the guessing of passwords, for one account from anywhere and for one address on any
 * account (OWASP ASVS 6.3.1). A name that no user has is counted like one that a user has.
 */
export class SignInThrottle {
  readonly #counter: AttemptCounter;

  constructor(counter: AttemptCounter) {
    this.#counter = counter;
  }

  /**
   * Asks for one attempt. It counts against the account at once, so that attempts side by side
   * cannot pass the limit together; `succeeded` takes the count back.
   */
  async admit(attempt: SignInAttempt): Promise<Admission> {
    const { windowSeconds, perAccount, perAddress } = SIGN_IN_LIMITS;
    const address = await this.#counter.hits(addressKey(attempt.address));
    if (address.count >= perAddress) return { allowed: false, retryAfterMs: address.resetMs };
    const account = await this.#counter.hit(accountKey(attempt.login), windowSeconds);
    if (account.count > perAccount) return { allowed: false, retryAfterMs: account.resetMs };
    return { allowed: true };
  }

  async failed(attempt: SignInAttempt): Promise<void> {
    await this.#counter.hit(addressKey(attempt.address), SIGN_IN_LIMITS.windowSeconds);
  }

  async succeeded(attempt: SignInAttempt): Promise<void> {
    await this.#counter.clearHits(accountKey(attempt.login));
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
