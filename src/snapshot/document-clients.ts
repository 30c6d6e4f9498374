/**
 * Clients without a file: their client_id is the URL of a document that describes them. What was
 * read from such a document holds for the snapshot it was read under, so that every part of the
 * server finds these clients as it finds the others.
 */
import type { Client } from './client.ts';
import type { Issuer } from './issuer.ts';
import type { Snapshot } from './snapshot.ts';

/** Read anew when it is asked for again: nobody can fill the memory with documents. */
const MOST_ADOPTED = 200;

const adopted = new WeakMap<Snapshot, Map<string, Client>>();

/** Whether the issuer reads documents of the host that a client_id names. */
export function isDocumentClientId(
  { documentHosts }: Pick<Issuer, 'documentHosts'>,
  id: string,
): boolean {
  if (documentHosts.length === 0 || !id.startsWith('https://')) return false;
  const url = URL.parse(id);
  return url !== null && documentHosts.includes(url.host);
}

/** The client that was read from a document under a snapshot. */
export function findAdopted(snapshot: Snapshot, id: string): Client | undefined {
  return adopted.get(snapshot)?.get(id);
}

/** Remembers what was read from a document. */
export function adoptClient(snapshot: Snapshot, client: Client): void {
  const clients = adopted.get(snapshot) ?? new Map<string, Client>();
  clients.delete(client.id);
  clients.set(client.id, client);
  const [oldest] = clients.keys();
  if (clients.size > MOST_ADOPTED && oldest !== undefined) clients.delete(oldest);
  adopted.set(snapshot, clients);
}
