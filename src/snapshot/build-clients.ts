import type { ResourceOf } from '../resource/resource.ts';
import { createListMemo } from '../tree/list-memo.ts';
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

/** By place, the clients that were built last: most of them are the same next time. */
let last: readonly BuiltClient[] = [];

const clients = createListMemo(({ client }: BuiltClient) => [client]);

/** Builds every client. One that did not change is the same object as before. */
export async function buildClients(
  resources: readonly ResourceOf<'Client'>[],
  resolver: SecretResolver,
  slice: TimeSlice,
): Promise<readonly BuiltClient[]> {
  const before = last;
  const built: BuiltClient[] = [];
  for (let place = 0; place < resources.length; place += 1) {
    const [old, resource] = [before[place], resources[place]];
    if (resource === undefined) continue;
    if (old?.resource === resource && old.isSelfContained) {
      built.push(old);
    } else {
      if (slice.isOver()) await slice.next();
      built.push(build(resource, resolver));
    }
  }
  last = built;
  return built;
}

function build(resource: ResourceOf<'Client'>, resolver: SecretResolver): BuiltClient {
  const secrets = resolver.resolveClient(resource);
  const client = buildClient(resource, secrets);
  return { resource, client, isSelfContained: secrets === NO_SECRETS };
}

/** The clients alone. */
export function clientsOf(built: readonly BuiltClient[]): readonly Client[] {
  return clients.of(built);
}
