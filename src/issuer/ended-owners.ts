import type { Publication } from '../snapshot/current-snapshot.ts';
import { isDocumentClientId } from '../snapshot/document-clients.ts';
import { findClient, type Snapshot } from '../snapshot/snapshot.ts';
import { isActive } from '../snapshot/user.ts';
import type { Owner } from '../store/store.ts';

/**
 * Whose sessions, grants and tokens a change ends: clients and people that were removed or disabled,
 * and people whose time ran out. The latter become nobody's by the clock alone; they are ended for
 * good when their file changes, so that nothing of theirs revives with a later date.
 */
export function endedOwners({ change, before, after }: Publication): readonly Owner[] {
  const { clients, users } = change;
  const lapsed = users.changed.filter(({ id }) =>
    [before, after].some((snapshot) => !isLive(snapshot, { kind: 'account', id })),
  );
  return [
    ...[...clients.removed, ...clients.disabled].map(({ id }) => ({ kind: 'client', id }) as const),
    ...[...users.removed, ...users.disabled, ...lapsed].map(
      ({ id }) => ({ kind: 'account', id }) as const,
    ),
  ];
}

/** Whether a snapshot has a client or a person, enabled and in their time. */
export function isLive(snapshot: Snapshot, { kind, id }: Owner): boolean {
  if (kind === 'client') {
    return findClient(snapshot, id)?.enabled ?? isDocumentClientId(snapshot.issuer, id);
  }
  const user = snapshot.usersBySub.get(id);
  return user !== undefined && isActive(user);
}
