import { createHmac, createSecretKey, randomBytes, timingSafeEqual } from 'node:crypto';
import { BoundedQueue } from './bounded-queue.ts';
import { verifyPassword } from './verify-password.ts';

export type ClientSecretVerifierLimits = Readonly<{
  /** How many hashes are remembered as verified. */
  remembered?: number;
  /** How many checks run at a time; the thread pool, which signs too, has four places. */
  parallel?: number;
  /** How many checks may wait for their turn. */
  waiting?: number;
}>;

/**
 * Verifies client secrets against hashes, once: a secret that fitted is remembered as a
 * digest under a key that never leaves the process, and costs microseconds from then on. What does
 * not fit is never remembered. A changed hash is a new one, so nothing has to be forgotten.
 */
export class ClientSecretVerifier {
  readonly #key = createSecretKey(randomBytes(32));
  /** Hash to the digest of the secret that fits it; the latest used last. */
  readonly #verified = new Map<string, Buffer>();
  readonly #checks = new Map<string, Promise<boolean>>();
  readonly #maxRemembered: number;
  readonly #queue: BoundedQueue;

  constructor({
    remembered = 20_000,
    parallel = 2,
    waiting = 64,
  }: ClientSecretVerifierLimits = {}) {
    this.#maxRemembered = remembered;
    this.#queue = new BoundedQueue({ parallel, waiting });
  }

  /**
   * The hash of a client that a secret fits, if any. All of them are looked at in any case.
   * @throws QueueFull when too many unknown secrets are being checked: answer "try again later".
   */
  async verify(hashes: readonly string[], presented: string): Promise<string | undefined> {
    const digest = createHmac('sha256', this.#key).update(presented).digest();
    const [known] = hashes.filter((hash) => this.#remembers(hash, digest));
    if (known !== undefined) return known;
    const verdicts = await Promise.all(hashes.map((hash) => this.#check(hash, presented, digest)));
    return hashes[verdicts.indexOf(true)];
  }

  #remembers(hash: string, digest: Buffer): boolean {
    const verified = this.#verified.get(hash);
    if (verified === undefined || !timingSafeEqual(verified, digest)) return false;
    this.#remember(hash, verified);
    return true;
  }

  /** Requests that ask the same at the same time share one check. */
  #check(hash: string, presented: string, digest: Buffer): Promise<boolean> {
    const question = `${hash} ${digest.toString('base64')}`;
    const running = this.#checks.get(question);
    if (running !== undefined) return running;
    const check = this.#runCheck(hash, presented, digest).finally(() => {
      this.#checks.delete(question);
    });
    this.#checks.set(question, check);
    return check;
  }

  async #runCheck(hash: string, presented: string, digest: Buffer): Promise<boolean> {
    const fits = await this.#queue.run(() => verifyPassword(presented, hash));
    if (fits) this.#remember(hash, digest);
    return fits;
  }

  #remember(hash: string, digest: Buffer): void {
    this.#verified.delete(hash);
    this.#verified.set(hash, digest);
    if (this.#verified.size <= this.#maxRemembered) return;
    const [oldest] = this.#verified.keys();
    if (oldest !== undefined) this.#verified.delete(oldest);
  }
}
