import type { Resource, ResourceOf } from '../resource/resource.ts';
import { createListMemo, type ListMemo } from '../tree/list-memo.ts';

/** The resources of a directory by kind: a rule looks at those it is about, and at no others. */
export type ResourceSet = Readonly<ReturnType<typeof groupByKind>>;

/** Names of resources that are declared but broken. */
export type BrokenNames = readonly Readonly<{ kind: string; name: string }>[];

function choose<K extends Resource['kind']>(kind: K): ListMemo<Resource, ResourceOf<K>> {
  const isOfKind = (resource: Resource): resource is ResourceOf<K> => resource.kind === kind;
  return createListMemo((resource) => (isOfKind(resource) ? [resource] : []));
}

const apis = choose('Resource');
const clients = choose('Client');
const connectors = choose('Connector');
const groups = choose('Group');
const policies = choose('Policy');
const scopes = choose('Scope');
const tests = choose('Test');
const users = choose('User');

export const issuers = choose('Issuer');
export const localUsers = choose('LocalUser');
export const secrets = choose('Secret');

export function groupByKind(resources: readonly Resource[]) {
  return {
    apis: apis.of(resources),
    clients: clients.of(resources),
    connectors: connectors.of(resources),
    groups: groups.of(resources),
    issuers: issuers.of(resources),
    policies: policies.of(resources),
    scopes: scopes.of(resources),
    secrets: secrets.of(resources),
    tests: tests.of(resources),
    users: users.of(resources),
  };
}

/** Names of what is declared, whether or not its document is in order. */
export function declaredNames(
  resources: readonly Resource[],
  broken: BrokenNames,
  kind: Resource['kind'],
): readonly string[] {
  return [...resources.map(({ value }) => value.metadata.name), ...brokenNames(broken, kind)];
}

export function brokenNames(broken: BrokenNames, kind: Resource['kind']): readonly string[] {
  return broken.filter((found) => found.kind === kind).map(({ name }) => name);
}
