import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { ParsedDocument } from '../document/parsed-document.ts';
import { escapePointer } from '../resource/pointer.ts';
import type { CredentialReference, Resource, ResourceOf } from '../resource/resource.ts';
import { STANDARD_SCOPES } from '../resource/scope-rules.ts';
import { checkAPIReferences, scopesOfAPIs } from './api-reference-rules.ts';
import { checkClaimReferences } from './claim-reference-rules.ts';
import { dangling, listed, type Reference } from './reference.ts';

/** Names of what is declared, whether or not its document is in order. */
type Declared = (kind: Resource['kind']) => readonly string[];

/** Scopes, users, connectors, APIs and (where the issuer is strict) groups that are named have to exist. */
export function checkReferences(
  resources: readonly Resource[],
  broken: readonly Readonly<{ kind: string; name: string }>[],
): readonly Diagnostic[] {
  const declared: Declared = (kind) => [
    ...resources
      .filter((resource) => resource.kind === kind)
      .map(({ value }) => value.metadata.name),
    ...broken.filter((found) => found.kind === kind).map(({ name }) => name),
  ];
  const ofAPIs = scopesOfAPIs(resources, broken);
  const scopes = [...STANDARD_SCOPES, ...declared('Scope'), ...(ofAPIs ?? [])];
  const isStrict = resources.some(
    (resource) => resource.kind === 'Issuer' && resource.value.spec.strictGroups === true,
  );
  return [
    ...(ofAPIs ? dangling('scope', scopesBeyond(scopes, resources), scopes) : []),
    ...dangling('user', resources.flatMap(usersOf), declared('User')),
    ...(isStrict ? dangling('group', resources.flatMap(groupsOf), declared('Group')) : []),
    ...dangling('connector', resources.flatMap(connectorsOf), declared('Connector')),
    ...checkAPIReferences(resources, broken),
    ...checkClaimReferences(resources, broken),
  ];
}

/** Of the clients that name a scope beyond those: nearly all name the same few. */
function scopesBeyond(scopes: readonly string[], resources: readonly Resource[]): Reference[] {
  const known = new Set(scopes);
  return resources.flatMap((resource) => {
    if (resource.kind !== 'Client') return [];
    const { scopes: named = [] } = resource.value.spec;
    const isFamiliar = named.every((scope) => known.has(scope));
    return isFamiliar ? [] : listed(resource.document, '/spec/scopes', named);
  });
}

function usersOf(resource: Resource): Reference[] {
  const { document } = resource;
  if (resource.kind === 'Client') {
    return listed(document, '/spec/allowedUsers', resource.value.spec.allowedUsers);
  }
  return resource.kind === 'Group'
    ? listed(document, '/spec/members', resource.value.spec.members)
    : [];
}

function connectorsOf(resource: Resource): Reference[] {
  const { document } = resource;
  if (resource.kind === 'Client') {
    return listed(document, '/spec/allowedConnectors', resource.value.spec.allowedConnectors);
  }
  if (resource.kind !== 'User') return [];
  return (resource.value.spec.identities ?? []).map(({ connector }, index) => ({
    document,
    pointer: `/spec/identities/${index}/connector`,
    part: 'value',
    name: connector,
  }));
}

function groupsOf(resource: Resource): Reference[] {
  const { document } = resource;
  if (resource.kind === 'User') {
    return resource.credentials === undefined
      ? listed(document, '/spec/groups', resource.value.spec.groups)
      : groupsOfSecret(resource, resource.credentials);
  }
  if (resource.kind === 'Scope') return groupsOfClaims(document, resource.value.spec.claims);
  if (resource.kind !== 'Client') return [];
  const { allowedGroups, claims } = resource.value.spec;
  return [
    ...listed(document, '/spec/allowedGroups', allowedGroups),
    ...groupsOfClaims(document, claims),
  ];
}

/** All stand in the Secret, to which the document only points. */
function groupsOfSecret(
  { document, value }: ResourceOf<'User'>,
  { pointer, ref }: CredentialReference,
): Reference[] {
  return (value.spec.groups ?? []).map((name) => ({
    document,
    pointer,
    part: 'key',
    name,
    hiddenIn: ref.name,
  }));
}

function groupsOfClaims(
  document: ParsedDocument,
  claims: Readonly<Record<string, { fromGroups?: object }>> = {},
): Reference[] {
  return Object.entries(claims).flatMap(([claim, { fromGroups = {} }]) =>
    Object.keys(fromGroups).map((name) => ({
      document,
      pointer: `/spec/claims/${escapePointer(claim)}/fromGroups/${escapePointer(name)}`,
      part: 'key' as const,
      name,
    })),
  );
}
