// Generated from schemas/ by `npm run generate`. Do not edit.

/**
 * What must come of a sign-in: whether it is allowed, and with which claims. `idpfile test` says which do not hold.
 */
export interface TestDocument {
  /**
   * Version of the language the file is written in.
   */
  apiVersion: 'idpfile/v1';
  /**
   * What the file declares.
   */
  kind: 'Test';
  metadata: Metadata;
  /**
   * Ignored: written by Kubernetes.
   */
  status?: {
    [k: string]: unknown;
  };
  spec: TestSpec;
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
 * The cases.
 */
export interface TestSpec {
  /**
   * Sign-ins and what is expected of each. Passwords are not looked at.
   *
   * @minItems 1
   */
  cases: {
    /**
     * What the case shows, as a sentence.
     */
    name: string;
    /**
     * metadata.name of the User who signs in. Left out where a client acts for itself.
     */
    user?: string;
    /**
     * Id of the client that is signed in to, or that acts for itself.
     */
    client: string;
    /**
     * The scopes it asks for. Default: all it may.
     */
    scopes?: string[];
    /**
     * Id of another client, or identifier of a Resource, that the token is asked for.
     */
    audience?: string;
    /**
     * What must come of it.
     */
    expect: {
      /**
       * Whether the sign-in succeeds.
       */
      allowed: boolean;
      /**
       * Why it does not: unknown-client, client-disabled, grant-not-allowed, scope-not-allowed, audience-not-allowed, unknown-user, user-disabled, user-expired, not-in-allowed-groups, not-among-allowed-users, not-allowed-by-audience.
       */
      reason?: string;
      /**
       * How consent is asked for.
       */
      consent?: 'remember' | 'ask' | 'skip';
      /**
       * Claims of the ID token, or of the access token where a client acts for itself, by name; null for one that must not be there. Others may be there as well.
       */
      claims?: {};
    };
  }[];
}
