// Generated from schemas/ by `npm run generate`. Do not edit.

/**
 * A whole number and a unit: s, m, h or d.
 */
export type Duration = string;

/**
 * One OpenID Connect client: an app that people sign in to.
 */
export interface ClientDocument {
  /**
   * idpfile/v1; auth.stakater.com/v1alpha1 is an alias.
   */
  apiVersion: 'idpfile/v1' | 'auth.stakater.com/v1alpha1';
  kind: 'Client';
  metadata: Metadata;
  /**
   * Ignored: written by Kubernetes.
   */
  status?: {
    [k: string]: unknown;
  };
  spec: ClientSpec;
}
/**
 * What every resource carries. Fields that only a Kubernetes API server writes are accepted and ignored.
 */
export interface Metadata {
  /**
   * Name of the resource, unique among those of its kind.
   */
  name: string;
  /**
   * Accepted for resources that come from Kubernetes; has no meaning here.
   */
  namespace?: string;
  /**
   * Words for your own tools.
   */
  labels?: {
    [k: string]: string;
  };
  /**
   * Notes for people and your own tools.
   */
  annotations?: {
    [k: string]: string;
  };
  /**
   * Ignored: written by Kubernetes.
   */
  uid?: {
    [k: string]: unknown;
  };
  /**
   * Ignored: written by Kubernetes.
   */
  resourceVersion?: {
    [k: string]: unknown;
  };
  /**
   * Ignored: written by Kubernetes.
   */
  generation?: {
    [k: string]: unknown;
  };
  /**
   * Ignored: written by Kubernetes.
   */
  creationTimestamp?: {
    [k: string]: unknown;
  };
  /**
   * Ignored: written by Kubernetes.
   */
  managedFields?: {
    [k: string]: unknown;
  };
  /**
   * Ignored: written by Kubernetes.
   */
  ownerReferences?: {
    [k: string]: unknown;
  };
  /**
   * Ignored: written by Kubernetes.
   */
  finalizers?: {
    [k: string]: unknown;
  };
  /**
   * Ignored: written by Kubernetes.
   */
  selfLink?: {
    [k: string]: unknown;
  };
}
/**
 * What the app may do and how it proves who it is.
 */
export interface ClientSpec {
  /**
   * The client_id the app sends. Default: metadata.name. Must never change while the app is in use.
   */
  id?: string;
  /**
   * What people read on the sign-in and consent pages. Default: metadata.name in title case.
   */
  name?: string;
  /**
   * A note for those who review the file; shown to nobody else.
   */
  description?: string;
  /**
   * false refuses every request of this client. Default: true.
   */
  enabled?: boolean;
  /**
   * true for an app that cannot keep a secret (single-page, mobile, desktop, command line): PKCE takes the place of the secret. Default: false.
   */
  public?: boolean;
  /**
   * Where the app may ask people to be sent after signing in; compared exactly (RFC 9700 section 2.1).
   *
   * @minItems 1
   * @maxItems 100
   */
  redirectURIs: string[];
  /**
   * Where the app may ask people to be sent after signing out; compared exactly.
   *
   * @maxItems 100
   */
  postLogoutRedirectURIs?: string[];
  /**
   * bcrypt hash of the client secret; the secret itself is known to the app alone.
   */
  secretHash?: string;
  secretRef?: SecretRef;
  /**
   * The scopes the app may ask for. Default: openid profile email groups offline_access.
   *
   * @minItems 1
   */
  scopes?: ('openid' | 'profile' | 'email' | 'groups' | 'offline_access')[];
  /**
   * required refuses an authorization request without PKCE S256. Default: required for a public client, optional for others (a challenge that is sent is always verified).
   */
  pkce?: 'required' | 'optional';
  /**
   * true issues a refresh token at every sign-in, false never; by default when offline_access was asked for with prompt=consent (OpenID Connect Core section 11).
   */
  refreshTokens?: boolean;
  /**
   * all puts the claims of the granted scopes into the ID token, where many apps look for them; standard leaves them to the userinfo endpoint (OpenID Connect Core section 5.4). Default: all.
   */
  idTokenClaims?: 'all' | 'standard';
  /**
   * Lifetimes and algorithms of this client's tokens.
   */
  tokens?: {
    /**
     * The access token.
     */
    accessToken?: {
      ttl?: Duration;
    };
    /**
     * The ID token.
     */
    idToken?: {
      ttl?: Duration;
      /**
       * The algorithm that signs it. Default: RS256.
       */
      alg?: 'RS256' | 'ES256';
    };
  };
  /**
   * Clients, by id, that may obtain tokens for this one.
   */
  trustedPeers?: string[];
  /**
   * Image shown on the sign-in and consent pages.
   */
  logoURL?: string;
  /**
   * The app's home page, linked from the consent page.
   */
  clientURI?: string;
  /**
   * The app's privacy policy, linked from the consent page.
   */
  policyURI?: string;
  /**
   * The app's terms of service, linked from the consent page.
   */
  tosURI?: string;
}
/**
 * The client secret, in a sops-encrypted Secret. Default for a client with neither public nor secretHash: the Secret named like the client, key "secret".
 */
export interface SecretRef {
  /**
   * metadata.name of the Secret.
   */
  name: string;
  /**
   * Accepted for resources that come from Kubernetes; has no meaning here.
   */
  namespace?: string;
  /**
   * Key below data or stringData of the Secret. Default: secret.
   */
  key?: string;
}
