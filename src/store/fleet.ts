import type { Replica, Store } from './store.ts';

/** The part of a store that knows which processes run over it. */
export type Fleet = Pick<Store, 'beat' | 'leave' | 'fleet'>;

/** A process as `JSON.stringify` wrote it. */
export function parseReplica(text: string): Replica {
  const replica: Replica = JSON.parse(text);
  return replica;
}

/** In the order that every store lists processes in. */
export function byId(replicas: readonly Replica[]): readonly Replica[] {
  return replicas.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
