import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { CredentialReference, ResourceOf } from '../resource/resource.ts';
import { STANDARD_SCOPES } from '../resource/scope-rules.ts';
import { checkAPIReferences, scopesOfAPIs } from './api-reference-rules.ts';
import { checkClaimReferences } from './claim-reference-rules.ts';
import { groupsOfClaims, REFERENCES_OF_CLIENT, referringClients } from './client-references.ts';
import { checkPeers } from './peer-rules.ts';
import { dangling, listed, type Reference } from './reference.ts';
import { declaredNames, type BrokenNames, type ResourceSet } from './resource-set.ts';

/** Scopes, users, connectors, APIs, peers and (where the issuer is strict) groups that are named have to exist. */
export function checkReferences(set: ResourceSet, broken: BrokenNames): readonly Diagnostic[] {
  const { users, groups, connectors } = set;
  const clients = referringClients.of(set.clients);
  const { connectors: connectorsOf, users: usersOf } = REFERENCES_OF_CLIENT;
  return [
    ...checkPeers(clients, set, broken),
    ...checkScopes(clients, set, broken),
    ...dangling('user', [...clients.flatMap(usersOf), ...groups.flatMap(membersOf)], () =>
      declaredNames(users, broken, 'User'),
    ),
    ...checkGroups(clients, set, broken),
    ...dangling(
      'connector',
      [...clients.flatMap(connectorsOf), ...users.flatMap(identitiesOf)],
      () => declaredNames(connectors, broken, 'Connector'),
    ),
    ...checkAPIReferences(clients, set, broken),
    ...checkClaimReferences(clients, set, broken),
  ];
}

function checkScopes(
  clients: ResourceSet['clients'],
  set: ResourceSet,
  broken: BrokenNames,
): readonly Diagnostic[] {
  const ofAPIs = scopesOfAPIs(set, broken);
  if (ofAPIs === undefined) return [];
  return dangling('scope', clients.flatMap(REFERENCES_OF_CLIENT.scopes), () => [
    ...STANDARD_SCOPES,
    ...declaredNames(set.scopes, broken, 'Scope'),
    ...ofAPIs,
  ]);
}

function checkGroups(
  clients: ResourceSet['clients'],
  { issuers, users, scopes, groups }: ResourceSet,
  broken: BrokenNames,
): readonly Diagnostic[] {
  const isStrict = issuers.some(({ value }) => value.spec.strictGroups === true);
  if (!isStrict) return [];
  const named = [
    ...clients.flatMap(REFERENCES_OF_CLIENT.groups),
    ...users.flatMap(groupsOfUser),
    ...scopes.flatMap(({ document, value }) => groupsOfClaims(document, value.spec.claims)),
  ];
  return dangling('group', named, () => declaredNames(groups, broken, 'Group'));
}

function membersOf({ document, value }: ResourceOf<'Group'>): readonly Reference[] {
  return listed(document, '/spec/members', value.spec.members);
}

function identitiesOf({ document, value }: ResourceOf<'User'>): readonly Reference[] {
  return (value.spec.identities ?? []).map(({ connector }, index) => ({
    document,
    pointer: `/spec/identities/${index}/connector`,
    part: 'value',
    name: connector,
  }));
}

function groupsOfUser(user: ResourceOf<'User'>): readonly Reference[] {
  return user.credentials === undefined
    ? listed(user.document, '/spec/groups', user.value.spec.groups)
    : groupsOfSecret(user, user.credentials);
}

/** All stand in the Secret, to which the document only points. */
function groupsOfSecret(
  { document, value }: ResourceOf<'User'>,
  { pointer, ref }: CredentialReference,
): readonly Reference[] {
  return (value.spec.groups ?? []).map((name) => ({
    document,
    pointer,
    part: 'key',
    name,
    hiddenIn: ref.name,
  }));
}
