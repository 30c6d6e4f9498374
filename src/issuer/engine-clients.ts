import {
  errors,
  type Client as EngineClient,
  type ClientMetadata,
  type Provider,
} from 'oidc-provider';
import { QueueFull } from '../secret/bounded-queue.ts';
import type { ClientSecretVerifier } from '../secret/client-secret-verifier.ts';
import type { Client, Credential } from '../snapshot/client.ts';
import type { CurrentSnapshot } from '../snapshot/current-snapshot.ts';
import { findClient } from '../snapshot/snapshot.ts';
import { clientMetadata } from './client-metadata.ts';

/** The engine's class of clients can be constructed, though its types do not say so. */
type EngineClientClass = new (metadata: ClientMetadata) => EngineClient;

/** @throws errors.InvalidClientMetadata when the engine would not have the client. */
export function createEngineClient(provider: Provider, client: Client): EngineClient {
  const EngineClient = provider.Client as unknown as EngineClientClass;
  return new EngineClient(clientMetadata(client));
}

/**
 * Makes the engine take its clients from the snapshot of the request. A client file that did not
 * change keeps its instance; a disabled client is not found.
 */
export function installClients(
  provider: Provider,
  current: CurrentSnapshot,
  verifier: ClientSecretVerifier,
): void {
  const instances = new WeakMap<Client, EngineClient>();
  const instanceOf = (client: Client) => {
    const known = instances.get(client);
    if (known !== undefined) return known;
    const created = createEngineClient(provider, client);
    instances.set(client, created);
    return created;
  };

  provider.Client.find = (id: string) => {
    const client = findClient(current.get(), id);
    return Promise.resolve(client?.enabled === true ? instanceOf(client) : undefined);
  };
  provider.Client.prototype.compareClientSecret = function compareClientSecret(presented: string) {
    const credential = findClient(current.get(), this.clientId)?.credential;
    return credential !== undefined && isSecretOf(credential, presented, verifier);
  };
}

async function isSecretOf(
  credential: Credential,
  presented: string,
  verifier: ClientSecretVerifier,
): Promise<boolean> {
  switch (credential.kind) {
    case 'none':
      return false;
    case 'plaintext':
      return credential.secret.equals(presented);
    case 'hash':
      return verifyHash(verifier, credential.hash, presented);
  }
}

async function verifyHash(
  verifier: ClientSecretVerifier,
  hash: string,
  presented: string,
): Promise<boolean> {
  try {
    return await verifier.verify([hash], presented);
  } catch (cause) {
    if (cause instanceof QueueFull) throw new errors.TemporarilyUnavailable();
    throw cause;
  }
}
