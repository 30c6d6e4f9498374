import type { Client } from './client.ts';
import type { ResourceServer } from './resource-server.ts';
import { findClient, type Snapshot } from './snapshot.ts';

/**
 * The client of this id, if another client may obtain tokens for it: as one of its trustedPeers, or
 * because it is the same client.
 */
export function findTrusting(snapshot: Snapshot, id: string, peer: string): Client | undefined {
  const client = findClient(snapshot, id);
  if (client?.enabled !== true) return undefined;
  return id === peer || client.trustedPeers.includes(peer) ? client : undefined;
}

const peersOf = new WeakMap<Snapshot, ReadonlySet<string>>();

/** Whether some client lists this one among its trustedPeers. */
export function isTrustedPeer(snapshot: Snapshot, id: string): boolean {
  const known = peersOf.get(snapshot) ?? collectPeers(snapshot);
  peersOf.set(snapshot, known);
  return known.has(id);
}

function collectPeers({ clients }: Snapshot): ReadonlySet<string> {
  const enabled = [...clients.values()].filter((client) => client.enabled);
  return new Set(enabled.flatMap(({ trustedPeers }) => trustedPeers));
}

/** The API of this identifier, if a client may ask for tokens for it (RFC 8707 section 2). */
export function findAskable(
  snapshot: Snapshot,
  identifier: string,
  client: Client,
): ResourceServer | undefined {
  const server = snapshot.resourceServers.get(identifier);
  if (server === undefined) return undefined;
  const isNamed = client.resources.includes(server.key) || client.defaultResource === server.key;
  return isNamed || server.allowedClients.includes(client.id) ? server : undefined;
}

/**
 * The API that a token is for when a request names none. Many libraries of services cannot name a
 * resource: where there is but one, it is meant.
 */
export function findDefault(
  { resourceServers }: Snapshot,
  { defaultResource, resources }: Client,
  { actsForItself }: Readonly<{ actsForItself: boolean }>,
): ResourceServer | undefined {
  const only = actsForItself && resources.length === 1 ? resources[0] : undefined;
  const key = defaultResource ?? only;
  if (key === undefined) return undefined;
  return [...resourceServers.values()].find((server) => server.key === key);
}
