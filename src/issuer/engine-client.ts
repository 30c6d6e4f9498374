import type { Client as EngineClient, ClientMetadata, Provider } from 'oidc-provider';
import type { Client } from '../snapshot/client.ts';
import { clientMetadata } from './client-metadata.ts';
import { acceptSignatures } from './signing-secrets.ts';

/** The engine's class of clients can be constructed, though its types do not say so. */
type EngineClientClass = new (metadata: ClientMetadata) => EngineClient;

/** @throws errors.InvalidClientMetadata when the engine would not have the client. */
export function createEngineClient(provider: Provider, client: Client): EngineClient {
  const EngineClient = provider.Client as unknown as EngineClientClass;
  const { scope = '', ...metadata } = clientMetadata(client);
  // Handed over afterwards: it would refuse the scopes of APIs, which are no scopes of its own. An
  // empty list is no list to it, and would allow every scope.
  const created = Object.assign(new EngineClient(metadata), { scope: scope === '' ? ' ' : scope });
  const { credential } = client;
  if (credential.kind !== 'secrets' || credential.signs !== true) return created;
  return acceptSignatures(created, credential.accepted);
}
