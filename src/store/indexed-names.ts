import type { StoredPayload } from './store.ts';

const COLUMNS = ['uid', 'userCode', 'grantId'] as const;

/** A name, besides its id, under which a row is found. */
export type IndexedColumn = (typeof COLUMNS)[number];

/** The other names that a payload gives its row, with their values. */
export function indexedNames(
  payload: StoredPayload,
): readonly (readonly [IndexedColumn, string])[] {
  return COLUMNS.flatMap((column) => {
    const value = payload[column];
    return typeof value === 'string' ? [[column, value] as const] : [];
  });
}
