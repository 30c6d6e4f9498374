import { errors, type Client as EngineClient, type Provider } from 'oidc-provider';
import { QueueFull } from '../secret/bounded-queue.ts';
import type { ClientSecretVerifier } from '../secret/client-secret-verifier.ts';
import type { AcceptedSecret, Client, ClientId, Credential } from '../snapshot/client.ts';
import type { CurrentSnapshot } from '../snapshot/current-snapshot.ts';
import { findClient } from '../snapshot/snapshot.ts';
import { createFindByDocument } from './document-clients.ts';
import { createEngineClient } from './engine-client.ts';
import type { SecretUses } from './secret-uses.ts';

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
