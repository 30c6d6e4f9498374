import { hash } from 'node:crypto';
import type { Hit, Store } from './store.ts';

/** The part of a store that knows no models: one-time keys and counters. */
export type Counters = Pick<Store, 'once' | 'hit' | 'hits' | 'clearHits'>;

export const NO_HITS: Hit = { count: 0, resetMs: 0 };

/** The digest under which a key, which may name a person or an address, is kept. */
export function counterDigest(purpose: 'once' | 'hit', key: string): Uint8Array {
  return hash('sha256', `${purpose}\n${key}`, 'buffer');
}
