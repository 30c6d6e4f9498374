import {
  errors,
  type Client as EngineClient,
  type ClientMetadata,
  type Provider,
} from 'oidc-provider';
import { QueueFull } from '../secret/bounded-queue.ts';
import type { ClientSecretVerifier } from '../secret/client-secret-verifier.ts';
import type { AcceptedSecret, Client, ClientId, Credential } from '../snapshot/client.ts';
import type { CurrentSnapshot } from '../snapshot/current-snapshot.ts';
import { findClient } from '../snapshot/snapshot.ts';
import { clientMetadata } from './client-metadata.ts';
import { createFindByDocument } from './document-clients.ts';
import type { SecretUses } from './secret-uses.ts';
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

/**
 * Makes the engine take its clients from the snapshot of the request. A client file that did not
 * change keeps its instance; a disabled client is not found.
 */
export function installClients(
  provider: Provider,
  current: CurrentSnapshot,
  verifier: ClientSecretVerifier,
  uses: Pick<SecretUses, 'note'>,
): void {
  const instances = new WeakMap<Client, EngineClient>();
  const instanceOf = (client: Client) => {
    const known = instances.get(client);
    if (known !== undefined) return known;
    const created = createEngineClient(provider, client);
    instances.set(client, created);
    return created;
  };

  const findByDocument = createFindByDocument(provider, current);
  provider.Client.find = async (id: string) => {
    const client = current.get().clients.get(id as ClientId) ?? (await findByDocument(id));
    return client?.enabled === true ? instanceOf(client) : undefined;
  };
  provider.Client.prototype.compareClientSecret = async function compareClientSecret(
    presented: string,
  ) {
    const client = findClient(current.get(), this.clientId);
    const fitting = client && (await secretThatFits(client.credential, presented, verifier));
    if (client !== undefined && fitting !== undefined) uses.note(client, fitting);
    return fitting !== undefined;
  };
}

/** Every secret is looked at, so that the time does not tell which one fits. */
async function secretThatFits(
  credential: Credential,
  presented: string,
  verifier: ClientSecretVerifier,
): Promise<AcceptedSecret | undefined> {
  if (credential.kind !== 'secrets') return undefined;
  const now = Date.now();
  const valid = credential.accepted.filter(({ expiresAt }) => (expiresAt ?? Infinity) > now);
  const known = valid.map((accepted) =>
    accepted.kind === 'plaintext' ? accepted.secret.equals(presented) : false,
  );
  const hashes = valid.flatMap((accepted) => (accepted.kind === 'hash' ? [accepted.hash] : []));
  if (known.includes(true) || hashes.length === 0) return valid[known.indexOf(true)];
  const fitting = await verifyHashes(verifier, hashes, presented);
  return valid.find((accepted) => accepted.kind === 'hash' && accepted.hash === fitting);
}

async function verifyHashes(
  verifier: ClientSecretVerifier,
  hashes: readonly string[],
  presented: string,
): Promise<string | undefined> {
  try {
    return await verifier.verify(hashes, presented);
  } catch (cause) {
    if (cause instanceof QueueFull) throw new errors.TemporarilyUnavailable();
    throw cause;
  }
}
