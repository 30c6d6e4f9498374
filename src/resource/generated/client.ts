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
  /**
   * What the file declares.
   */
  kind: 'Client';
  metadata: Metadata;
  /**
   * Ignored: written by Kubernetes.
   */
  status?: {
    [k: string]: unknown;
  };
  /**
   * What sops wrote, where fields of spec are encrypted in this file: recipients, data key and MAC.
   */
  sops?: {};
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
   * The name in other languages, by language tag; name stays the fallback.
   */
  nameI18n?: LocalizedText;
  /**
   * A note for those who review the file; shown to nobody else.
   */
  description?: string;
  /**
   * Preset of a known app: redirect URIs, scopes and more follow from it and url. idpfile show prints what they are.
   */
  app?: string;
  /**
   * Where the app itself is reached; only together with app.
   */
  url?: string;
  /**
   * web: runs on a server and keeps a secret; spa: runs in the browser; native: mobile, desktop or command line; device: has no browser; service: acts for itself, without a person. Inferred from public and redirectURIs.
   */
  type?: 'web' | 'spa' | 'native' | 'device' | 'service';
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
  redirectURIs?: string[];
  /**
   * Where the app may ask people to be sent after signing out; compared exactly.
   *
   * @maxItems 100
   */
  postLogoutRedirectURIs?: string[];
  /**
   * Origins whose scripts may call the token and userinfo endpoints. Default for a public client: the origins of its redirectURIs.
   *
   * @maxItems 100
   */
  allowedCORSOrigins?: string[];
  /**
   * Hash of the client secret: bcrypt, or argon2id, scrypt or PBKDF2 as another program wrote it. The secret itself is known to the app alone.
   */
  secretHash?: string;
  /**
   * The client secret, in a sops-encrypted Secret. Default for a client with neither public nor secretHash: the Secret named like the client, key "secret".
   */
  secretRef?: SecretRef;
  /**
   * Secrets that are accepted beside the current one until they expire, so that an app can change its secret without an outage.
   *
   * @maxItems 5
   */
  previousSecrets?: {
    /**
     * Hash of the secret.
     */
    secretHash?: string;
    secretRef?: SecretRef;
    /**
     * From then on it is refused (RFC 3339).
     */
    expiresAt: string;
  }[];
  /**
   * How the client proves who it is. client_secret_basic and client_secret_post stand for each other; client_secret_jwt needs a secretRef to the secret itself; tls_client_auth and self_signed_tls_client_auth (RFC 8705) need listen.clientCertificate of the issuer. Default: a secret, private_key_jwt with jwks or jwksURI, tls_client_auth with tlsClientAuth, none for a public client.
   */
  tokenEndpointAuthMethod?:
    | 'client_secret_basic'
    | 'client_secret_post'
    | 'client_secret_jwt'
    | 'private_key_jwt'
    | 'tls_client_auth'
    | 'self_signed_tls_client_auth'
    | 'none';
  /**
   * What the certificate of a tls_client_auth client has to say (RFC 8705 section 2.1.2): exactly one of these. The proxy verifies who issued it.
   */
  tlsClientAuth?: {
    /**
     * Its subject, as RFC 4514 writes it; compared exactly, upper and lower case included.
     */
    subjectDN?: string;
    /**
     * A DNS name among its alternative names.
     */
    sanDNS?: string;
    /**
     * A URI among its alternative names.
     */
    sanURI?: string;
    /**
     * An IP address among its alternative names.
     */
    sanIP?: string;
    /**
     * An email address among its alternative names.
     */
    sanEmail?: string;
  };
  /**
   * Public keys of the client (RFC 7517), for private_key_jwt and signedRequest; for self_signed_tls_client_auth with its certificate as x5c.
   */
  jwks?: {
    /**
     * Public JSON Web Keys.
     *
     * @minItems 1
     */
    keys: {}[];
  };
  /**
   * Where the client publishes those keys; may be a private address. They are kept for a minute, or for as long as the answer says.
   */
  jwksURI?: string;
  /**
   * The grants the client may use. Default: by type.
   *
   * @minItems 1
   */
  grantTypes?: (
    | 'authorization_code'
    | 'refresh_token'
    | 'client_credentials'
    | 'urn:ietf:params:oauth:grant-type:device_code'
    | 'urn:ietf:params:oauth:grant-type:token-exchange'
  )[];
  /**
   * What the authorization endpoint may answer with. Anything but the code alone needs allowImplicit. Access tokens are never among it (RFC 9700 section 2.1.2). Default: code.
   *
   * @minItems 1
   */
  responseTypes?: ('code' | 'code id_token' | 'id_token')[];
  /**
   * A waiver for ID tokens that pass through the browser, where responseTypes has them.
   */
  allowImplicit?: {
    /**
     * Why the app cannot do without; for those who review the file.
     */
    reason: string;
    /**
     * From this time on validate refuses the file; a running server warns (RFC 3339).
     */
    until: string;
  };
  /**
   * The scopes the app may ask for: those of OpenID Connect, of Scope resources and of its resources. Default: openid profile email groups offline_access.
   *
   * @minItems 1
   */
  scopes?: string[];
  /**
   * Names of Resources the client may ask tokens for (RFC 8707). Which of their scopes it may ask for, its scopes say.
   */
  resources?: string[];
  /**
   * The Resource an access token is for when the request names none; such a token does not open the userinfo endpoint. Default for a client that acts for itself: the only one of its resources.
   */
  defaultResource?: string;
  /**
   * required refuses an authorization request without PKCE S256. Default: required for a public client, optional for others (a challenge that is sent is always verified).
   */
  pkce?: 'required' | 'optional';
  /**
   * required refuses an authorization request that was not pushed first (RFC 9126). Every client may push. Default: optional.
   */
  pushedAuthorizationRequests?: 'required' | 'optional';
  /**
   * The authorization request as an object that the client signs with a key of jwks or jwksURI (RFC 9101), sent by value as the parameter request, or pushed.
   */
  signedRequest?: {
    /**
     * true refuses an authorization request that is not signed. Default: false.
     */
    required?: boolean;
    /**
     * The one algorithm that is accepted. Default: all of them.
     */
    alg?: 'RS256' | 'PS256' | 'ES256' | 'EdDSA';
  };
  /**
   * Lets the client ask for the authorization response as a signed JWT (JARM) by response_mode jwt, query.jwt, fragment.jwt or form_post.jwt.
   */
  signedResponse?: {
    /**
     * true refuses a request for any other response mode. Default: false.
     */
    required?: boolean;
    /**
     * The algorithm that signs it. Default: that of the ID token.
     */
    alg?: 'RS256' | 'PS256' | 'ES256' | 'EdDSA';
  };
  /**
   * true issues a refresh token at every sign-in, false never; by default when offline_access was asked for with prompt=consent (OpenID Connect Core section 11). With true, offline_access is granted without that prompt as well. A mapping is true with settings.
   */
  refreshTokens?:
    | boolean
    | {
        /**
         * Lifetime of a refresh token and of those that replace it, used or not; shortened, it holds at once for those that are out. One that was issued without offline_access ends with the person's session as well. Default: the issuer's.
         */
        ttl?: Duration;
        /**
         * Ends a refresh token that was not used for so long.
         */
        idle?: Duration;
        /**
         * true gives a new one at every use and refuses the old (RFC 9700 section 4.14.2). Default: true for a public client, false for others.
         */
        rotate?: boolean;
        /**
         * How long the old one is accepted after a rotation, for apps that refresh twice at once: each use gives a new one. Used later, the old one ends all of them. Default: not at all.
         */
        reuseInterval?: Duration;
      };
  /**
   * Whether people are asked if the app may have what it wants. remember asks once in 90 days, and again when more is wanted; ask at every sign-in; skip never, unless the app itself wants it (prompt=consent). On a custom scheme or the loopback people are asked at every sign-in whatever stands here (RFC 8252 section 8.6). Default: remember; ask for a native app.
   */
  consent?: 'remember' | 'ask' | 'skip';
  /**
   * Groups whose members may sign in; an empty list lets nobody in. Default: everybody, unless allowedUsers is given.
   */
  allowedGroups?: string[];
  /**
   * Names of Users who may sign in, beside those of allowedGroups.
   */
  allowedUsers?: string[];
  /**
   * Connectors people may come from.
   */
  allowedConnectors?: string[];
  /**
   * true wants a second factor.
   */
  requireMFA?: boolean;
  /**
   * all puts the claims of the granted scopes into the ID token, where many apps look for them; standard leaves them to the userinfo endpoint (OpenID Connect Core section 5.4); a list names those that go in. Default: all.
   */
  idTokenClaims?: string | string[];
  /**
   * Claims of this client alone, by name: given with openid, and before those of any scope.
   */
  claims?: {
    [k: string]: ClaimMapping;
  };
  /**
   * pairwise gives this client another sub for each person than any other site gets (OpenID Connect Core section 8). Default: public.
   */
  subjectType?: 'public' | 'pairwise';
  /**
   * The URL whose host stands for several hosts of one app, so that they get the same pairwise sub (OpenID Connect Core section 8.1). It is not fetched.
   */
  sectorIdentifierURI?: string;
  /**
   * Lifetimes and algorithms of this client's tokens.
   */
  tokens?: {
    /**
     * The access token.
     */
    accessToken?: {
      ttl?: Duration;
      /**
       * Binds every access token of the client, and a public client's refresh tokens, to a key that it has to prove at each use: dpop (RFC 9449) by a proof in a header, certificate (RFC 8705) by the TLS connection. Default: bearer tokens, unless the client sends a DPoP proof.
       */
      boundTo?: 'dpop' | 'certificate';
    };
    /**
     * The ID token.
     */
    idToken?: {
      ttl?: Duration;
      /**
       * The algorithm that signs it. Default: RS256.
       */
      alg?: 'RS256' | 'ES256' | 'PS256' | 'EdDSA';
    };
  };
  /**
   * Clients, by id, that may obtain tokens for this one: by the scope audience:server:client_id:ID, and by token exchange (RFC 8693).
   */
  trustedPeers?: string[];
  /**
   * Claims of the client itself, in the access tokens it gets by client_credentials.
   */
  serviceClaims?: {
    /**
     * Its groups claim.
     */
    groups?: string[];
  };
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
  /**
   * Whom to ask about the app; shown on its pages.
   */
  contacts?: string[];
  /**
   * Where the app begins a sign-in that started elsewhere (OpenID Connect Core section 4). Linked, with iss, from the page that says that somebody is signed out.
   */
  initiateLoginURI?: string;
  /**
   * Told when a person signs out (OpenID Connect Back-Channel Logout 1.0); may be a private address. A sign-out waits 2.5 seconds for it at most.
   */
  backchannelLogoutURI?: string;
  /**
   * Further client metadata in the words of RFC 7591, for what has no field of its own: backchannel_logout_session_required, default_max_age, require_auth_time, response_modes, token_endpoint_auth_signing_alg, userinfo_signed_response_alg.
   */
  clientMetadata?: {};
}
/**
 * Words by language tag (BCP 47).
 */
export interface LocalizedText {
  [k: string]: string;
}
/**
 * Names one secret: a value of a Secret by name, a mounted file, or a variable. Exactly one of name, file and env has to be there.
 */
export interface SecretRef {
  /**
   * metadata.name of the Secret.
   */
  name?: string;
  /**
   * Accepted for resources that come from Kubernetes; has no meaning here.
   */
  namespace?: string;
  /**
   * Key below data or stringData of the Secret (default: secret, or the only one there is), or within a mounted file whose name ends in .env, .json, .yaml or .yml. One that begins with / is a JSON pointer.
   */
  key?: string;
  /**
   * Absolute path of a file that the platform mounts, below one of the directories that spec.secretFiles of the Issuer names. The whole file is the secret, without its last line end, unless key says otherwise.
   */
  file?: string;
  /**
   * Name of an environment variable of the server. It begins with IDPFILE_SECRET_.
   */
  env?: string;
}
/**
 * Where the value of a claim comes from: exactly one of attribute, value and fromGroups.
 */
export interface ClaimMapping {
  /**
   * Name of an attribute of the person: a key of spec.attributes, or username, email, name, givenName, familyName, picture, locale, zoneinfo, phoneNumber.
   */
  attribute?: string;
  /**
   * The same value for everybody.
   */
  value?: string | number | boolean;
  /**
   * The value for the members of each group; the first group in the order of the file counts, unless multiple is true.
   */
  fromGroups?: {
    [k: string]: string | number | boolean;
  };
  /**
   * The value for whom nothing else gives one. Without it the claim is left out.
   */
  default?: string | number | boolean;
  /**
   * true makes a list of the values of all groups that match. Default: false.
   */
  multiple?: boolean;
}
