/**
 * A request goes on with the snapshot it began with. It may still want to keep a code or token of a
 * client that was removed meanwhile, after all there was of that client has been revoked. Such a
 * write is refused, or the row would be alive should the client come back.
 */
import { errors } from 'oidc-provider';
import type { CurrentSnapshot } from '../snapshot/current-snapshot.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { Owner, Store, StoredPayload } from '../store/store.ts';

/** Knows who ended, and which snapshots are older than that. */
export class Endings {
  #count = 0;
  readonly #endedAt = new Map<string, number>();
  readonly #publishedAt = new WeakMap<Snapshot, number>();

  /** To be called when a snapshot is published, before anything that it ends is revoked. */
  note(published: Snapshot, ended: readonly Owner[]): void {
    this.#count += 1;
    this.#publishedAt.set(published, this.#count);
    for (const owner of ended) this.#endedAt.set(nameOf(owner), this.#count);
  }

  /** Whether an owner ended after the publish of a snapshot. */
  areAfter(snapshot: Snapshot, owner: Owner): boolean {
    const publishedAt = this.#publishedAt.get(snapshot) ?? 0;
    return (this.#endedAt.get(nameOf(owner)) ?? 0) > publishedAt;
  }
}

/** A store that takes nothing from a request for an owner who ended while it ran. */
export function refuseLateWrites(store: Store, endings: Endings, current: CurrentSnapshot): Store {
  function check(payload: StoredPayload, snapshot: Snapshot): void {
    const late = ownersOf(payload).find((owner) => endings.areAfter(snapshot, owner));
    if (late !== undefined) throw refusal(late);
  }

  return {
    ...store,
    model: (name) => {
      const rows = store.model(name);
      return {
        ...rows,
        async upsert(id, payload, lifetimeSeconds) {
          check(payload, current.get());
          return rows.upsert(id, payload, lifetimeSeconds);
        },
        async revise(id, change, lifetimeSeconds) {
          // Of this request: the store may ask for the change in the midst of another one.
          const snapshot = current.get();
          const checked = (stored: StoredPayload) => {
            const changed = change(stored);
            if (changed !== undefined) check(changed, snapshot);
            return changed;
          };
          return rows.revise(id, checked, lifetimeSeconds);
        },
      };
    },
  };
}

const nameOf = ({ kind, id }: Owner) => `${kind}:${id}`;

function ownersOf({ clientId, sourceClientId, accountId }: StoredPayload): readonly Owner[] {
  return [
    ...[clientId, sourceClientId].flatMap((id) => ownerOf('client', id)),
    ...ownerOf('account', accountId),
  ];
}

function ownerOf(kind: Owner['kind'], id: StoredPayload[string]): readonly Owner[] {
  return typeof id === 'string' ? [{ kind, id }] : [];
}

/** As the engine refuses a client that it does not know, and a code of nobody. */
function refusal({ kind }: Owner): errors.OIDCProviderError {
  return kind === 'client'
    ? new errors.InvalidClient('client is gone', 'removed while the request ran')
    : new errors.InvalidGrant('account is gone');
}
