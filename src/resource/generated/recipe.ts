// Generated from schemas/ by `npm run generate`. Do not edit.

/**
 * An address below {url}, or one of the app on the person's own machine.
 */
export type Address = string;
/**
 * The scopes the app may ask for: those of OpenID Connect, of Scope resources and of its resources. Default: openid profile email groups offline_access.
 *
 * @minItems 1
 */
export type Scopes = string[];
/**
 * true issues a refresh token at every sign-in, false never; by default when offline_access was asked for with prompt=consent (OpenID Connect Core section 11). With true, offline_access is granted without that prompt as well. A mapping is true with settings.
 */
export type RefreshTokens =
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
 * A whole number and a unit: s, m, h or d.
 */
export type Duration = string;
/**
 * all puts the claims of the granted scopes into the ID token, where many apps look for them; standard leaves them to the userinfo endpoint (OpenID Connect Core section 5.4); a list names those that go in. Default: all.
 */
export type IdTokenClaims = string | string[];

/**
 * What is known of an app: how its client has to be declared. One file of recipes/, named as app calls it; not a resource of a directory.
 */
export interface Recipe {
  /**
   * The app's name: the name of the client unless its file gives another.
   */
  title: string;
  /**
   * When and how it was last seen to be true.
   */
  verified: {
    /**
     * The version of the app.
     */
    app?: string;
    /**
     * The day.
     */
    date: string;
    /**
     * container: the app signed in; library: the library it signs in with did; documentation: its documentation says so.
     */
    how: 'container' | 'library' | 'documentation';
  };
  spec: RecipeSpec;
}
/**
 * The fields of a Client that differ from what its type implies. {url} stands for where the app is reached.
 */
export interface RecipeSpec {
  /**
   * As in a Client.
   *
   * @minItems 1
   */
  redirectURIs: Address[];
  /**
   * As in a Client.
   *
   * @minItems 1
   */
  postLogoutRedirectURIs?: Address[];
  /**
   * As in a Client.
   */
  backchannelLogoutURI?: Address;
  /**
   * As in a Client.
   */
  initiateLoginURI?: Address;
  /**
   * web: runs on a server and keeps a secret; spa: runs in the browser; native: mobile, desktop or command line; device: has no browser; service: acts for itself, without a person. Inferred from public and redirectURIs.
   */
  type?: 'web' | 'spa' | 'native' | 'device' | 'service';
  /**
   * true for an app that cannot keep a secret (single-page, mobile, desktop, command line): PKCE takes the place of the secret. Default: false.
   */
  public?: boolean;
  scopes?: Scopes;
  /**
   * required refuses an authorization request without PKCE S256. Default: required for a public client, optional for others (a challenge that is sent is always verified).
   */
  pkce?: 'required' | 'optional';
  refreshTokens?: RefreshTokens;
  idTokenClaims?: IdTokenClaims;
  claims?: Claims;
  tokens?: Tokens;
}
/**
 * Claims of this client alone, by name: given with openid, and before those of any scope.
 */
export interface Claims {
  [k: string]: ClaimMapping;
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
/**
 * Lifetimes and algorithms of this client's tokens.
 */
export interface Tokens {
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
}
