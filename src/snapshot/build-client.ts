import { handsOverToApp } from '../resource/client-type.ts';
import { secondsOf } from '../resource/duration.ts';
import { expandClient, type ExpandedClient } from '../resource/expand-client.ts';
import { hasCustomScheme } from '../resource/redirect-uri.ts';
import type { ResourceOf } from '../resource/resource.ts';
import { DEFAULT_ALGORITHM } from '../secret/signing-keys.ts';
import { credentialOf, NO_SECRETS, type ClientSecrets } from './build-credential.ts';
import { protocolOf } from './build-protocol.ts';
import type { Client, ClientId, RefreshPolicy } from './client.ts';
import { sourceOf } from './source.ts';

type Built = Readonly<{ secrets: readonly (string | undefined)[]; client: Client }>;
const builtBefore = new WeakMap<ResourceOf<'Client'>, Built>();

/**
 * A client with every default filled in. The same resource and secrets give the same object again,
 * so that whoever keeps something by client keeps it across reloads.
 */
export function buildClient(resource: ResourceOf<'Client'>, secrets: ClientSecrets): Client {
  const before = builtBefore.get(resource);
  if (before !== undefined && secrets === NO_SECRETS) return before.client;
  const revealed = secrets === NO_SECRETS ? NO_LIST : revealAll(secrets);
  if (before !== undefined && areEqual(before.secrets, revealed)) return before.client;
  const client = Object.freeze(resolveClient(resource, secrets));
  builtBefore.set(resource, { secrets: revealed, client });
  return client;
}

/** Shared by all that have none: one for each of thousands of clients takes space. */
const NO_LIST: readonly string[] = Object.freeze([]);
const NO_FIELDS = Object.freeze({});

const revealAll = ({ current, previous }: ClientSecrets) =>
  [current, ...previous].map((secret) => secret?.reveal());

const areEqual = (a: readonly unknown[], b: readonly unknown[]) =>
  a.length === b.length && a.every((item, index) => item === b[index]);

function resolveClient(resource: ResourceOf<'Client'>, secrets: ClientSecrets): Client {
  const { type, spec } = expandClient(resource);
  return {
    id: spec.id as ClientId,
    type,
    name: spec.name,
    nameI18n: Object.freeze(spec.nameI18n ?? NO_FIELDS),
    enabled: spec.enabled ?? true,
    applicationType: applicationTypeOf(spec),
    redirectURIs: frozenList(spec.redirectURIs),
    postLogoutRedirectURIs: frozenList(spec.postLogoutRedirectURIs),
    credential: credentialOf(spec, secrets),
    grantTypes: Object.freeze(grantTypesOf(spec)),
    scopes: Object.freeze(scopesOf(spec)),
    resources: frozenList(spec.resources),
    serviceClaims: Object.freeze(spec.serviceClaims ?? NO_FIELDS),
    pkce: spec.pkce ?? 'optional',
    refreshTokens: Object.freeze(refreshPolicyOf(spec)),
    consent: spec.consent ?? 'remember',
    idTokenClaims: idTokenClaimsOf(spec),
    idTokenAlg: spec.tokens?.idToken?.alg ?? DEFAULT_ALGORITHM,
    claims: Object.freeze(spec.claims ?? NO_FIELDS),
    subjectType: spec.subjectType ?? 'public',
    trustedPeers: frozenList(spec.trustedPeers),
    contacts: frozenList(spec.contacts),
    clientMetadata: Object.freeze(spec.clientMetadata ?? NO_FIELDS),
    ...lifetimesOf(spec),
    ...protocolOf(spec),
    ...whatIsGiven(spec),
    source: sourceOf(resource.document),
  };
}

type Spec = ExpandedClient['spec'];

/** The list of the document itself, which nobody changes either. */
function frozenList(list: readonly string[] = NO_LIST): readonly string[] {
  return list.length === 0 ? NO_LIST : Object.freeze(list);
}

/** The client_id a resource declares. */
export function clientIdOf({ value }: ResourceOf<'Client'>): string {
  return value.spec.id ?? value.metadata.name;
}

/** A client that keeps a secret runs on a server, whose loopback port is no accident. */
function applicationTypeOf(spec: Spec): 'web' | 'native' {
  const isApp = spec.public ? handsOverToApp : hasCustomScheme;
  return spec.redirectURIs.some(isApp) ? 'native' : 'web';
}

function grantTypesOf(spec: Spec): Client['grantTypes'] {
  return spec.refreshTokens === false
    ? spec.grantTypes.filter((grant) => grant !== 'refresh_token')
    : spec.grantTypes;
}

function scopesOf(spec: Spec): Client['scopes'] {
  return grantTypesOf(spec).includes('refresh_token')
    ? spec.scopes
    : spec.scopes.filter((scope) => scope !== 'offline_access');
}

/** Of clients that say nothing more. */
const POLICIES = {
  asked: policiesFor('asked'),
  always: policiesFor('always'),
  never: policiesFor('never'),
};

function policiesFor(issue: RefreshPolicy['issue']): Record<'rotating' | 'kept', RefreshPolicy> {
  return {
    rotating: Object.freeze({ issue, rotate: true }),
    kept: Object.freeze({ issue, rotate: false }),
  };
}

function refreshPolicyOf({ refreshTokens, public: isPublic }: Spec): RefreshPolicy {
  if (typeof refreshTokens !== 'object') {
    const issue = refreshTokens === undefined ? 'asked' : refreshTokens ? 'always' : 'never';
    return POLICIES[issue][isPublic ? 'rotating' : 'kept'];
  }
  const { ttl, idle, rotate = isPublic, reuseInterval } = refreshTokens;
  return {
    issue: 'always',
    rotate,
    ...(ttl === undefined ? {} : { ttl: secondsOf(ttl) }),
    ...(idle === undefined ? {} : { idle: secondsOf(idle) }),
    ...(reuseInterval === undefined ? {} : { reuseInterval: secondsOf(reuseInterval) }),
  };
}

function idTokenClaimsOf({ idTokenClaims }: Spec): Client['idTokenClaims'] {
  if (Array.isArray(idTokenClaims)) return Object.freeze([...idTokenClaims]);
  return idTokenClaims === 'standard' ? [] : 'all';
}

function lifetimesOf({ tokens }: Spec): Pick<Client, 'accessTokenTTL' | 'idTokenTTL'> {
  const accessToken = tokens?.accessToken?.ttl;
  const idToken = tokens?.idToken?.ttl;
  return {
    ...(accessToken === undefined ? {} : { accessTokenTTL: secondsOf(accessToken) }),
    ...(idToken === undefined ? {} : { idTokenTTL: secondsOf(idToken) }),
  };
}

const AS_GIVEN = [
  'defaultResource',
  'allowedCORSOrigins',
  'allowedGroups',
  'allowedUsers',
  'sectorIdentifierURI',
  'logoURL',
  'clientURI',
  'policyURI',
  'tosURI',
  'initiateLoginURI',
  'backchannelLogoutURI',
] as const;

/** Fields that mean something else when they are left out. */
function whatIsGiven(spec: Spec): Pick<Client, (typeof AS_GIVEN)[number]> {
  const given = AS_GIVEN.filter((field) => spec[field] !== undefined);
  return Object.fromEntries(given.map((field) => [field, spec[field]]));
}
