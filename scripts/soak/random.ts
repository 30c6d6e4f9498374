/** Numbers that look random, and are the same again for the same seed. */
export type Random = Readonly<{
  /** At least 0, less than 1. */
  next(): number;
  below(limit: number): number;
  isLucky(chance: number): boolean;
  pick<T>(choices: readonly T[]): T;
  hex(length: number): string;
}>;

/** A linear congruential generator of 48 bits, as in drand48: its high bits are good enough here. */
export function createRandom(seed: number): Random {
  const modulus = 2n ** 48n;
  let state = ((BigInt(seed) << 16n) + 0x330en) % modulus;
  const next = () => {
    state = (state * 0x5deece66dn + 0xbn) % modulus;
    return Number(state) / Number(modulus);
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    next,
    below,
    isLucky: (chance) => next() < chance,
    pick: (choices) => {
      const choice = choices[below(choices.length)];
      if (choice === undefined) throw new RangeError('nothing to pick from');
      return choice;
    },
    hex: (length) => Array.from({ length }, () => below(16).toString(16)).join(''),
  };
}
