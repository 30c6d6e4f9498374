import type { Store } from './store.ts';

/** The part of a store that keeps texts which all processes share; nothing deletes them. */
export type Documents = Pick<Store, 'document' | 'createDocument' | 'replaceDocument'>;
