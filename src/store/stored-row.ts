import { digestOf, handleOf, hideId, restoreId, writeKeyOf } from './at-rest.ts';
import { indexedNames, type IndexedColumn } from './indexed-names.ts';
import { ownersIn } from './owned-rows.ts';
import type { StoredPayload } from './store.ts';

/** The columns of a row, from the key to the owners. */
export function columnsOf(model: string, id: string, payload: StoredPayload) {
  const digests = new Map<IndexedColumn, Uint8Array>(
    indexedNames(payload).map(([column, value]) => [column, digestOf(model, column, value)]),
  );
  const { clientId = null, accountId = null, sourceClientId = null } = ownersIn(model, payload);
  return [
    writeKeyOf(model, id),
    model,
    hideId(id, payload),
    digests.get('uid') ?? null,
    digests.get('userCode') ?? null,
    digests.get('grantId') ?? null,
    clientId,
    accountId,
    sourceClientId,
  ] as const;
}

/** The payload that a text and the moment of its use make; the id is a handle where it is not known. */
export function payloadOf(
  {
    key,
    text,
    consumed,
  }: Readonly<{ key: Uint8Array; text: string; consumed?: number | undefined }>,
  id: string = handleOf(key),
): StoredPayload {
  const payload = restoreId(id, text);
  return consumed === undefined ? payload : { ...payload, consumed };
}

/** When a row was used that is written as used, in seconds since the epoch. */
export function consumedAt({ consumed }: StoredPayload): number | undefined {
  return typeof consumed === 'number' ? consumed : undefined;
}
