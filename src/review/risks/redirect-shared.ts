import { changedClients, gainedIn, riskOf } from '../changed-things.ts';
import type { Comparison, RiskRule } from '../risk.ts';
import { isOnDevice } from '../web-site.ts';

/** Two clients with one address can be taken for each other (RFC 9700 section 4.4). */
export const redirectShared: RiskRule = {
  name: 'redirect-shared',
  severity: 'high',
  summary: 'A redirect URI belongs to another client as well.',
  find: (comparison) => {
    const added = changedClients(comparison).map((client) => ({
      client,
      uris: gainedIn(client.before?.redirectURIs, client.after.redirectURIs).filter(
        (uri) => !isOnDevice(uri),
      ),
    }));
    const owners = ownersOf(new Set(added.flatMap(({ uris }) => uris)), comparison);
    return added.flatMap(({ client, uris }) =>
      uris.flatMap((uri) => {
        const others = (owners.get(uri) ?? []).filter((id) => id !== client.after.id);
        if (others.length === 0) return [];
        const message = `${uri} is a redirect URI of ${others.join(', ')} as well`;
        const help = 'give each client a path of its own';
        return [riskOf(client, { field: 'redirectURIs', item: uri, message, help })];
      }),
    );
  },
};

/** The clients that have each of the addresses. */
function ownersOf(
  uris: ReadonlySet<string>,
  { head }: Comparison,
): ReadonlyMap<string, readonly string[]> {
  const owners = new Map<string, string[]>();
  if (uris.size === 0) return owners;
  for (const { id, redirectURIs } of head.snapshot.clients.values()) {
    for (const uri of redirectURIs) {
      if (uris.has(uri)) owners.set(uri, [...(owners.get(uri) ?? []), id]);
    }
  }
  return owners;
}
