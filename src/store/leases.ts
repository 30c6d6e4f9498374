import type { Store } from './store.ts';

/** The part of a store that gives a task to one process at a time. */
export type Leases = Pick<Store, 'lease' | 'release'>;
