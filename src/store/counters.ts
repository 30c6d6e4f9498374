import type { Hit, Store } from './store.ts';

/** The part of a store that knows no models: one-time keys and counters. */
export type Counters = Pick<Store, 'once' | 'hit' | 'hits' | 'clearHits'>;

export const NO_HITS: Hit = { count: 0, resetMs: 0 };
