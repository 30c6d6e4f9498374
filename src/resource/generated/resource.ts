// Generated from schemas/ by `npm run generate`. Do not edit.

/**
 * A whole number and a unit: s, m, h or d.
 */
export type Duration = string;

/**
 * An API that tokens are for (RFC 8707).
 */
export interface ResourceDocument {
  /**
   * Version of the language the file is written in.
   */
  apiVersion: 'idpfile/v1';
  /**
   * What the file declares.
   */
  kind: 'Resource';
  metadata: Metadata;
  /**
   * Ignored: written by Kubernetes.
   */
  status?: {
    [k: string]: unknown;
  };
  spec: ResourceSpec;
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
 * How the API is called and what its tokens look like.
 */
export interface ResourceSpec {
  /**
   * The audience of its tokens: an absolute URI without a fragment.
   */
  identifier: string;
  /**
   * What people read on the consent page. Default: metadata.name in title case.
   */
  name?: string;
  /**
   * The scopes of the API, by name.
   */
  scopes?: {
    [k: string]: {
      /**
       * What people read on the consent page.
       */
      description?:
        | string
        | {
            [k: string]: string;
          };
      /**
       * true marks it on the consent page.
       */
      sensitive?: boolean;
    };
  };
  /**
   * Its access tokens.
   */
  accessToken?: {
    /**
     * jwt can be read by the API itself (RFC 9068), opaque only by introspection. Default: jwt.
     */
    format?: 'jwt' | 'opaque';
    /**
     * Their lifetime. Default for jwt: 10m, since nobody can revoke them; for opaque: that of the client, else of the issuer.
     */
    ttl?: Duration;
    /**
     * The algorithm that signs it. Default: RS256.
     */
    alg?: 'RS256' | 'ES256' | 'PS256' | 'EdDSA';
  };
  /**
   * Clients, by id, that may ask for it, beside those whose own file names it.
   */
  allowedClients?: string[];
}
