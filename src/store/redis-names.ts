import { digestOf, type AtRest } from './at-rest.ts';
import { indexedNames, type IndexedColumn } from './indexed-names.ts';
import { ownersIn } from './owned-rows.ts';
import { nameKey, ownerKey } from './redis-keys.ts';
import type { Owner, StoredPayload } from './store.ts';

/** The lists that a row is to be found in. */
export function listsOf(atRest: AtRest, model: string, payload: StoredPayload): readonly string[] {
  const names = indexedNames(payload).map(([column, value]) =>
    nameKey(column, atRest.keysOf(digestOf(model, column, value))[0]),
  );
  const owners = ownersOfRow(model, payload).map((owner) =>
    ownerKey(owner.kind, atRest.ownerTextsOf(owner)[0]),
  );
  return [...names, ...owners];
}

/** The lists that rows with a name may be in. */
export function nameLists(
  atRest: AtRest,
  model: string,
  column: IndexedColumn,
  value: string,
): readonly string[] {
  return atRest.keysOf(digestOf(model, column, value)).map((key) => nameKey(column, key));
}

/** The lists that rows of somebody may be in. */
export function ownerLists(atRest: AtRest, owner: Owner): readonly string[] {
  return atRest.ownerTextsOf(owner).map((text) => ownerKey(owner.kind, text));
}

/** Whom a row belongs to. */
export function ownersOfRow(model: string, payload: StoredPayload): readonly Owner[] {
  const { clientId, accountId, sourceClientId } = ownersIn(model, payload);
  return [
    ...[clientId, sourceClientId].flatMap((id) =>
      id === undefined ? [] : [{ kind: 'client', id } as const],
    ),
    ...(accountId === undefined ? [] : [{ kind: 'account', id: accountId } as const]),
  ];
}
