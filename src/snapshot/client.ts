import type { Place } from '../diagnostic/diagnostic.ts';
import type { ClientType } from '../resource/client-type.ts';
import type { ClaimMapping, ClientSpec } from '../resource/generated/client.ts';
import type { Secret } from '../secret/secret.ts';
import type { SigningAlgorithm } from '../secret/signing-keys.ts';

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

/** How a client proves at the token endpoint who it is (RFC 6749 section 2.3, RFC 7523, RFC 8705). */
export type Credential =
  | Readonly<{ kind: 'none' }>
  /**
   * The current secret first, then those it replaced. None at all: nobody gets in. `signs`: the
   * client does not send a secret, but what it signed with it.
   */
  | Readonly<{ kind: 'secrets'; accepted: readonly AcceptedSecret[]; signs?: true }>
  | Readonly<{ kind: 'private_key_jwt' | 'self_signed_tls_client_auth' }>
  | Readonly<{ kind: 'tls_client_auth'; subject: CertificateSubject }>;

/** The one thing that the certificate of a client has to say (RFC 8705 section 2.1.2). */
export type CertificateSubject = NonNullable<ClientSpec['tlsClientAuth']>;

/** The public keys of a client, here or where it publishes them. */
export type ClientKeys = Readonly<{ jwks?: object; jwksURI?: string }>;

/** `response_type` of an authorization request (OAuth 2.0 Multiple Response Types). */
export type ResponseType = NonNullable<ClientSpec['responseTypes']>[number];

/** `grant_type` of a token request (RFC 6749, RFC 8628, RFC 8693). */
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
  /** For private_key_jwt, certificates and signed requests. */
  keys?: ClientKeys;
  grantTypes: readonly GrantType[];
  scopes: readonly string[];
  /** APIs, by metadata.name, that it may ask tokens for. */
  resources: readonly string[];
  /** The one a token is for when a request names none. */
  defaultResource?: string;
  /** Claims of the client itself, where it acts for itself. */
  serviceClaims: Readonly<{ groups?: readonly string[] }>;
  pkce: 'required' | 'optional';
  /** What the authorization endpoint may answer with; the code alone, if undefined. */
  responseTypes?: readonly ResponseType[];
  /** Only requests that were pushed (RFC 9126). */
  pushedRequestsOnly?: true;
  /** Requests as signed objects (RFC 9101). `alg` undefined: any that the keys are good for. */
  signedRequest?: Readonly<{ required: boolean; alg?: SigningAlgorithm }>;
  /** Responses as signed JWTs (JARM); undefined: never. */
  signedResponse?: Readonly<{ required: boolean; alg: SigningAlgorithm }>;
  /** What holders of its access tokens have to prove; undefined: nothing. */
  tokensBoundTo?: 'dpop' | 'certificate';
  refreshTokens: RefreshPolicy;
  consent: 'remember' | 'ask' | 'skip';
  /** Who may sign in; everybody when both are undefined. Users by metadata.name. */
  allowedGroups?: readonly string[];
  allowedUsers?: readonly string[];
  /** `all` claims of the granted scopes, or those named: none for `standard`. */
  idTokenClaims: 'all' | readonly string[];
  idTokenAlg: SigningAlgorithm;
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
  /** Where a sign-in may begin that started elsewhere (OpenID Connect Core section 4). */
  initiateLoginURI?: string;
  contacts: readonly string[];
  backchannelLogoutURI?: string;
  /** In the words of RFC 7591. */
  clientMetadata: Readonly<Record<string, unknown>>;
  /** Where it is declared. */
  source: Place;
}>;
