import { hash } from 'node:crypto';
import type { AtRest, Candidates } from './at-rest.ts';
import type { Hit, Store } from './store.ts';

/** The part of a store that knows no models: one-time keys and counters. */
export type Counters = Pick<Store, 'once' | 'hit' | 'hits' | 'clearHits'>;

export const NO_HITS: Hit = { count: 0, resetMs: 0 };

/** All names under which a one-time key may have been claimed. Whoever gets each of them is the first. */
export function claimKeys({ keysOf }: AtRest, key: string): readonly Uint8Array[] {
  return inOneOrder(keysOf(digestOf('once', key)));
}

/** The name of a counter, which tells of a person or an address. With other keys it may begin anew. */
export function counterKey({ keysOf }: AtRest, key: string): Uint8Array {
  return inOneOrder(keysOf(digestOf('hit', key)))[0];
}

/** The same for everybody, whatever order their seals have keys in. */
function inOneOrder([first, ...others]: Candidates<Uint8Array>): Candidates<Uint8Array> {
  const [least = first, ...more] = [first, ...others].toSorted((a, b) => Buffer.compare(a, b));
  return [least, ...more];
}

function digestOf(purpose: 'once' | 'hit', key: string): Uint8Array {
  return hash('sha256', `${purpose}\n${key}`, 'buffer');
}
