import type { Place } from '../diagnostic/diagnostic.ts';
import type { Secret } from '../secret/secret.ts';

declare const brand: unique symbol;

/** The client_id of a client that is part of a snapshot. */
export type ClientId = string & { readonly [brand]: 'ClientId' };

export type ScopeName = 'openid' | 'profile' | 'email' | 'groups' | 'offline_access';

/** How a client proves at the token endpoint who it is (RFC 6749 section 2.3). */
export type Credential =
  | Readonly<{ kind: 'none' }>
  | Readonly<{ kind: 'hash'; hash: string }>
  | Readonly<{ kind: 'plaintext'; secret: Secret }>;

/** One client with every default filled in and its secret resolved. Lifetimes are in seconds. */
export type Client = Readonly<{
  id: ClientId;
  name: string;
  enabled: boolean;
  /** `native` when it hands over by a custom scheme or to any port of the loopback (RFC 8252). */
  applicationType: 'web' | 'native';
  redirectURIs: readonly string[];
  postLogoutRedirectURIs: readonly string[];
  credential: Credential;
  scopes: readonly ScopeName[];
  pkce: 'required' | 'optional';
  /** `asked`: only when offline_access was asked for with prompt=consent. */
  refreshTokens: 'always' | 'asked' | 'never';
  idTokenClaims: 'all' | 'standard';
  idTokenAlg: 'RS256' | 'ES256';
  accessTokenTTL?: number;
  idTokenTTL?: number;
  logoURL?: string;
  clientURI?: string;
  policyURI?: string;
  tosURI?: string;
  /** Where it is declared. */
  source: Place;
}>;
