import type { Revision } from '../tree/source-tree.ts';
import type { Client, ClientId } from './client.ts';
import { findAdopted } from './document-clients.ts';
import type { Issuer, ServerAddresses } from './issuer.ts';
import type { ResourceServer } from './resource-server.ts';
import type { Scope } from './scope.ts';
import type { Theme } from './theme.ts';
import type { User } from './user.ts';

/** Everything a configuration directory says, resolved and frozen: the only truth a request sees. */
export type Snapshot = Readonly<{
  revision: Revision;
  issuer: Issuer;
  addresses: ServerAddresses;
  /** Disabled clients included. */
  clients: ReadonlyMap<ClientId, Client>;
  /** The directory's own, by name. */
  scopes: ReadonlyMap<string, Scope>;
  /** APIs by the identifier that requests name. */
  resourceServers: ReadonlyMap<string, ResourceServer>;
  /** By subject identifier; disabled people included. */
  usersBySub: ReadonlyMap<string, User>;
  /** By user name and by email address, both folded with `foldLogin`. */
  usersByLogin: ReadonlyMap<string, User>;
  /** Files that give the pages their look. */
  theme?: Theme;
}>;

/** Finds a client by whatever a request calls it, be it one that a document describes. */
export function findClient(snapshot: Snapshot, id: string): Client | undefined {
  return snapshot.clients.get(id as ClientId) ?? findAdopted(snapshot, id);
}

/** People do not mind upper and lower case when they type their name. */
export function foldLogin(login: string): string {
  return login.normalize('NFC').toLowerCase();
}
