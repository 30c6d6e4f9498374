import type { Place } from '../diagnostic/diagnostic.ts';
import type { ClientType } from '../resource/client-type.ts';
import type { ClaimMapping, ClientSpec } from '../resource/generated/client.ts';
import type { Secret } from '../secret/secret.ts';

declare const brand: unique symbol;

/** The client_id of a client that is part of a snapshot. */
export type ClientId = string & { readonly [brand]: 'ClientId' };

/** A secret that is accepted: known itself, or by its hash. */
export type AcceptedSecret = Readonly<
  ({ kind: 'hash'; hash: string } | { kind: 'plaintext'; secret: Secret }) & {
    /** Milliseconds since the epoch; the current secret has no end. */
    expiresAt?: number;
  }
>;

/** How a client proves at the token endpoint who it is (RFC 6749 section 2.3, RFC 7523). */
export type Credential =
  | Readonly<{ kind: 'none' }>
  /** The current secret first, then those it replaced. None at all: nobody gets in. */
  | Readonly<{ kind: 'secrets'; accepted: readonly AcceptedSecret[] }>
  | Readonly<{ kind: 'private_key_jwt'; jwks?: object; jwksURI?: string }>;

export type GrantType = NonNullable<ClientSpec['grantTypes']>[number];

/** Lifetimes are in seconds. */
export type RefreshPolicy = Readonly<{
  /** `asked`: only when offline_access was asked for with prompt=consent. */
  issue: 'always' | 'asked' | 'never';
  ttl?: number;
  /** Ends a token that was not used for so long. */
  idle?: number;
  rotate: boolean;
  /** How long a token that was replaced is still accepted. */
  reuseInterval?: number;
}>;

/** One client with every default filled in and its secrets resolved. Lifetimes are in seconds. */
export type Client = Readonly<{
  id: ClientId;
  type: ClientType;
  name: string;
  nameI18n: Readonly<Record<string, string>>;
  enabled: boolean;
  /** `native` when it is opened by a custom scheme or on any port of the loopback (RFC 8252). */
  applicationType: 'web' | 'native';
  redirectURIs: readonly string[];
  postLogoutRedirectURIs: readonly string[];
  /** Undefined: the origins of its redirect URIs, for a public client. */
  allowedCORSOrigins?: readonly string[];
  credential: Credential;
  grantTypes: readonly GrantType[];
  scopes: readonly string[];
  /** APIs, by metadata.name, that it may ask tokens for. */
  resources: readonly string[];
  /** The one a token is for when a request names none. */
  defaultResource?: string;
  /** Claims of the client itself, where it acts for itself. */
  serviceClaims: Readonly<{ groups?: readonly string[] }>;
  pkce: 'required' | 'optional';
  refreshTokens: RefreshPolicy;
  consent: 'remember' | 'ask' | 'skip';
  /** Who may sign in; everybody when both are undefined. Users by metadata.name. */
  allowedGroups?: readonly string[];
  allowedUsers?: readonly string[];
  /** `all` claims of the granted scopes, or those named: none for `standard`. */
  idTokenClaims: 'all' | readonly string[];
  idTokenAlg: 'RS256' | 'ES256' | 'PS256' | 'EdDSA';
  claims: Readonly<Record<string, ClaimMapping>>;
  subjectType: 'public' | 'pairwise';
  /** The host under which pairwise subjects belong together; by default that of the redirect URIs. */
  sectorIdentifierURI?: string;
  accessTokenTTL?: number;
  idTokenTTL?: number;
  /** Clients, by id, that may obtain tokens for this one. */
  trustedPeers: readonly string[];
  logoURL?: string;
  clientURI?: string;
  policyURI?: string;
  tosURI?: string;
  contacts: readonly string[];
  backchannelLogoutURI?: string;
  /** In the words of RFC 7591. */
  clientMetadata: Readonly<Record<string, unknown>>;
  /** Where it is declared. */
  source: Place;
}>;
