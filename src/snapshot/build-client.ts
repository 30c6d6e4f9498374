import { secondsOf } from '../resource/duration.ts';
import type { ClientSpec } from '../resource/generated/client.ts';
import { hasCustomScheme, isLoopbackHost } from '../resource/redirect-uri.ts';
import type { ResourceOf } from '../resource/resource.ts';
import { normalizeBcrypt } from '../secret/password-hash.ts';
import type { Secret } from '../secret/secret.ts';
import type { Client, ClientId, Credential, ScopeName } from './client.ts';
import { sourceOf } from './source.ts';

const DEFAULT_SCOPES: readonly ScopeName[] = [
  'openid',
  'profile',
  'email',
  'groups',
  'offline_access',
];

type Built = Readonly<{ secret: string | undefined; client: Client }>;
const builtBefore = new WeakMap<ResourceOf<'Client'>, Built>();

/**
 * A client with every default filled in. The same resource and secret give the same object again,
 * so that whoever keeps something by client keeps it across reloads.
 */
export function buildClient(resource: ResourceOf<'Client'>, secret: Secret | undefined): Client {
  const before = builtBefore.get(resource);
  if (before !== undefined && before.secret === secret?.reveal()) return before.client;
  const client = Object.freeze(resolveClient(resource, secret));
  builtBefore.set(resource, { secret: secret?.reveal(), client });
  return client;
}

function resolveClient(resource: ResourceOf<'Client'>, secret: Secret | undefined): Client {
  const { metadata, spec } = resource.value;
  const isPublic = spec.public === true;
  return {
    id: (spec.id ?? metadata.name) as ClientId,
    name: spec.name ?? titleOf(metadata.name),
    enabled: spec.enabled ?? true,
    applicationType: applicationTypeOf(spec),
    redirectURIs: Object.freeze([...spec.redirectURIs]),
    postLogoutRedirectURIs: Object.freeze([...(spec.postLogoutRedirectURIs ?? [])]),
    credential: credentialOf(spec, secret),
    scopes: Object.freeze(scopesOf(spec)),
    pkce: isPublic ? 'required' : (spec.pkce ?? 'optional'),
    refreshTokens: refreshTokensOf(spec),
    idTokenClaims: spec.idTokenClaims ?? 'all',
    idTokenAlg: spec.tokens?.idToken?.alg ?? 'RS256',
    ...lifetimesOf(spec),
    ...pagesOf(spec),
    source: sourceOf(resource.document),
  };
}

/** The client_id a resource declares. */
export function clientIdOf({ value }: ResourceOf<'Client'>): string {
  return value.spec.id ?? value.metadata.name;
}

/** `team-wiki` becomes `Team Wiki`. */
function titleOf(name: string): string {
  return name
    .split(/[-.]+/)
    .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
    .join(' ');
}

/** A loopback address without a port stands for any port (RFC 8252 section 7.3). */
function applicationTypeOf(spec: ClientSpec): 'web' | 'native' {
  const anyPort = (uri: string) => {
    const { protocol, hostname, port } = new URL(uri);
    return spec.public === true && protocol === 'http:' && isLoopbackHost(hostname) && port === '';
  };
  return spec.redirectURIs.some((uri) => hasCustomScheme(uri) || anyPort(uri)) ? 'native' : 'web';
}

function credentialOf(spec: ClientSpec, secret: Secret | undefined): Credential {
  if (spec.secretHash !== undefined) {
    return Object.freeze({ kind: 'hash', hash: normalizeBcrypt(spec.secretHash) });
  }
  return Object.freeze(secret === undefined ? { kind: 'none' } : { kind: 'plaintext', secret });
}

function scopesOf(spec: ClientSpec): ScopeName[] {
  const scopes = spec.scopes ?? DEFAULT_SCOPES;
  return scopes.filter((scope) => scope !== 'offline_access' || spec.refreshTokens !== false);
}

function refreshTokensOf(spec: ClientSpec): Client['refreshTokens'] {
  if (spec.refreshTokens === true) return 'always';
  return spec.refreshTokens === false ? 'never' : 'asked';
}

function lifetimesOf({ tokens }: ClientSpec): Pick<Client, 'accessTokenTTL' | 'idTokenTTL'> {
  const accessToken = tokens?.accessToken?.ttl;
  const idToken = tokens?.idToken?.ttl;
  return {
    ...(accessToken === undefined ? {} : { accessTokenTTL: secondsOf(accessToken) }),
    ...(idToken === undefined ? {} : { idTokenTTL: secondsOf(idToken) }),
  };
}

function pagesOf(spec: ClientSpec): Pick<Client, 'logoURL' | 'clientURI' | 'policyURI' | 'tosURI'> {
  const { logoURL, clientURI, policyURI, tosURI } = spec;
  return {
    ...(logoURL === undefined ? {} : { logoURL }),
    ...(clientURI === undefined ? {} : { clientURI }),
    ...(policyURI === undefined ? {} : { policyURI }),
    ...(tosURI === undefined ? {} : { tosURI }),
  };
}
