import {
  digestOf,
  handleOf,
  hideId,
  restoreId,
  writeKeysOf,
  type AtRest,
  type Candidates,
  type RowPlace,
} from './at-rest.ts';
import { indexedNames, type IndexedColumn } from './indexed-names.ts';
import { ownersIn } from './owned-rows.ts';
import { openedOr } from './sealed-at-rest.ts';
import type { Owner, StoredPayload } from './store.ts';

/** A row as it will lie in a store, once it is known under which of its keys. */
export type RowToStore = Readonly<{
  /** Those under which it may lie already; it does under one of them at most. */
  keys: Candidates<Uint8Array>;
  /** The columns, from the key to the owners. */
  columnsAt: (key: Uint8Array) => ReturnType<typeof columnsOf>;
}>;

/** What is to be written for a payload; the payload may change afterwards. */
export function rowToStore(
  atRest: AtRest,
  model: string,
  id: string,
  payload: StoredPayload,
): RowToStore {
  const hidden = hideId(model, id, payload);
  const names = namesOf(atRest, model, payload);
  return {
    keys: writeKeysOf(atRest, model, id),
    columnsAt: (key) => columnsOf({ model, key }, atRest.textOf({ model, key }, hidden), names),
  };
}

type Names = ReturnType<typeof namesOf>;

/** The other names of a row, and its owners, as new rows have them. */
export function namesOf(atRest: AtRest, model: string, payload: StoredPayload) {
  const digests = new Map<IndexedColumn, Uint8Array>(
    indexedNames(payload).map(([column, value]) => [
      column,
      atRest.keysOf(digestOf(model, column, value))[0],
    ]),
  );
  const { clientId, accountId, sourceClientId } = ownersIn(model, payload);
  const ownerText = (kind: Owner['kind'], id: string | undefined) =>
    id === undefined ? null : atRest.ownerTextsOf({ kind, id })[0];
  return [
    digests.get('uid') ?? null,
    digests.get('userCode') ?? null,
    digests.get('grantId') ?? null,
    ownerText('client', clientId),
    ownerText('account', accountId),
    ownerText('client', sourceClientId),
  ] as const;
}

/** The columns of a row, from the key to the owners. */
export function columnsOf({ model, key }: RowPlace, text: string, names: Names) {
  return [key, model, text, ...names] as const;
}

/** A row as it lies in a store. */
export type StoredRow = RowPlace & Readonly<{ text: string; consumed?: number | undefined }>;

/**
 * The payload of a row, with the moment of its use; the id is a handle where it is not known.
 * @throws SealError when its text does not open
 */
export function payloadOf(
  atRest: AtRest,
  { text, consumed, ...place }: StoredRow,
  id?: string,
): StoredPayload {
  const payload = restoreId(place.key, atRest.hiddenIn(place, text), id);
  return consumed === undefined ? payload : { ...payload, consumed };
}

/** The same of a row that nobody has asked for: undefined when it is sealed with a key that is gone. */
export function payloadIfOpen(atRest: AtRest, row: StoredRow): StoredPayload | undefined {
  return openedOr(undefined, () => payloadOf(atRest, row));
}

/** A row that is to be written again with something changed. */
type OpenRow = Readonly<{
  payload: StoredPayload;
  /** The text for another payload of the same row. */
  textWith: (changed: StoredPayload) => string;
}>;

/** Opens a row of which only the payload is to change; undefined when its key is gone. */
export function openToChange(atRest: AtRest, { text, ...place }: StoredRow): OpenRow | undefined {
  const hidden = openedOr(undefined, () => atRest.hiddenIn(place, text));
  if (hidden === undefined) return undefined;
  const handle = handleOf(place.key, hidden.digest);
  return {
    payload: restoreId(place.key, hidden, handle),
    textWith: (changed) => atRest.textOf(place, hideId(place.model, handle, changed)),
  };
}

/** When a row was used that is written as used, in seconds since the epoch. */
export function consumedAt({ consumed }: StoredPayload): number | undefined {
  return typeof consumed === 'number' ? consumed : undefined;
}
