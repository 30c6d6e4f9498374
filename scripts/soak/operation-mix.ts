import { engineDialect } from '../../bench/tokens/engine-dialect.ts';
import { OPERATIONS, type OperationName } from '../../bench/tokens/operations.ts';
import type { Random } from './random.ts';

type Operation = () => Promise<unknown>;

/** How often each is done, of a hundred. */
const SHARES: readonly (readonly [name: OperationName, share: number])[] = [
  ['client_credentials ES256', 20],
  ['client_credentials RS256', 10],
  ['refresh, rotating', 20],
  ['userinfo', 25],
  ['introspection', 15],
  ['login with consent', 10],
];

/**
 * What many people and services do. Whoever has tokens goes on with them, one step at a time: who refreshes
 * twice at once is taken for a thief.
 */
export class OperationMix {
  readonly #url: string;
  readonly #random: Random;
  readonly #resting = new Map<OperationName, readonly Operation[]>();
  #people = 0;

  constructor(url: string, random: Random) {
    this.#url = url;
    this.#random = random;
  }

  /** Does one thing; rejects when the server does not do its part. */
  async next(): Promise<void> {
    const name = this.#choose();
    const operation = this.#take(name) ?? (await this.#create(name));
    await operation();
    this.#resting.set(name, [...(this.#resting.get(name) ?? []), operation]);
  }

  #choose(): OperationName {
    let left = this.#random.below(SHARES.reduce((sum, [, share]) => sum + share, 0));
    for (const [name, share] of SHARES) {
      if (left < share) return name;
      left -= share;
    }
    throw new RangeError('beyond all shares');
  }

  #take(name: OperationName): Operation | undefined {
    const [first, ...others] = this.#resting.get(name) ?? [];
    this.#resting.set(name, others);
    return first;
  }

  async #create(name: OperationName): Promise<Operation> {
    this.#people += 1;
    return OPERATIONS[name]({ url: this.#url, dialect: engineDialect }, this.#people);
  }
}
