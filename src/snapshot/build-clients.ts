import type { ResourceOf } from '../resource/resource.ts';
import { differencesIn, noteDifferences } from '../tree/list-differences.ts';
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

/** What was built last: most of it is the same next time. */
let last: Readonly<{
  resources: readonly ResourceOf<'Client'>[];
  built: readonly BuiltClient[];
  /** Whether none of them depends on anything beside its resource. */
  areSelfContained: boolean;
}> = { resources: [], built: [], areSelfContained: true };

const clients = createListMemo(({ client }: BuiltClient) => [client]);

/** Builds every client. One that did not change is the same object as before. */
export async function buildClients(
  resources: readonly ResourceOf<'Client'>[],
  resolver: SecretResolver,
  slice: TimeSlice,
): Promise<readonly BuiltClient[]> {
  const before = last;
  const differences = differencesIn(before.resources, resources);
  // Those that depend on secrets lie anywhere.
  const { start, endBefore, end } = before.areSelfContained
    ? differences
    : { start: 0, endBefore: before.built.length, end: resources.length };
  const fresh: BuiltClient[] = [];
  for (const [place, resource] of resources.slice(start, end).entries()) {
    const old = before.built[start + place];
    if (old?.resource === resource && old.isSelfContained) {
      fresh.push(old);
    } else {
      if (slice.isOver()) await slice.next();
      fresh.push(build(resource, resolver));
    }
  }
  const built = before.built.slice(0, start).concat(fresh, before.built.slice(endBefore));
  if (before.areSelfContained) noteDifferences(before.built, built, differences);
  last = { resources, built, areSelfContained: fresh.every((one) => one.isSelfContained) };
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
