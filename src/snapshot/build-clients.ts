import type { ResourceOf } from '../resource/resource.ts';
import type { TimeSlice } from '../tree/time-slice.ts';
import { buildClient } from './build-client.ts';
import { NO_SECRETS } from './build-credential.ts';
import type { Client } from './client.ts';
import type { SecretResolver } from './resolve-secrets.ts';

/** A client, and what it was built from. */
export type BuiltClient = Readonly<{
  resource: ResourceOf<'Client'>;
  client: Client;
  /** Whether its resource alone decides what it is. */
  isSelfContained: boolean;
}>;

/** The clients that were built last: most of them are the same next time, in the same places. */
let last: readonly BuiltClient[] = [];

/** Builds every client. One that did not change is the same object as before. */
export async function buildClients(
  resources: readonly ResourceOf<'Client'>[],
  resolver: SecretResolver,
  slice: TimeSlice,
): Promise<readonly BuiltClient[]> {
  const before = last;
  const built: BuiltClient[] = [];
  for (const [index, resource] of resources.entries()) {
    const old = before[index];
    if (old?.resource === resource && old.isSelfContained) {
      built.push(old);
      continue;
    }
    if (slice.isOver()) await slice.next();
    const secrets = resolver.resolveClient(resource);
    const client = buildClient(resource, secrets);
    built.push({ resource, client, isSelfContained: secrets === NO_SECRETS });
  }
  last = built;
  return built;
}
