// Generated from schemas/ by `npm run generate`. Do not edit.

/**
 * A person as the Dex Config Operator of Stakater declares one: who it is stands in a Secret.
 */
export interface LocalUserDocument {
  /**
   * Version of the language the file is written in.
   */
  apiVersion: 'auth.stakater.com/v1alpha1';
  /**
   * What the file declares.
   */
  kind: 'LocalUser';
  metadata: Metadata;
  /**
   * Ignored: written by Kubernetes.
   */
  status?: {
    [k: string]: unknown;
  };
  spec: LocalUserSpec;
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
 * The subject identifier, and the Secret with user name, email address, password and groups. One of credentialSecretRef and secretRef has to be there.
 */
export interface LocalUserSpec {
  /**
   * The subject identifier every app knows the person by. Default: a UUID derived from the issuer URL and metadata.name. Must never change.
   */
  userID?: string;
  /**
   * The Secret with username, email, hash (or password) and groups.
   */
  credentialSecretRef?: CredentialRef;
  /**
   * Another name of credentialSecretRef.
   */
  secretRef?: CredentialRef;
  /**
   * false refuses to sign the person in. Default: true.
   */
  enabled?: boolean;
}
/**
 * Names the Secret that says who a LocalUser is.
 */
export interface CredentialRef {
  /**
   * metadata.name of the Secret.
   */
  name: string;
  /**
   * Accepted for resources that come from Kubernetes; has no meaning here.
   */
  namespace?: string;
  /**
   * Key of the value that is a JSON or YAML mapping of username, email, hash (or password) and groups. Default: none, and each of these is a key of the Secret.
   */
  key?: string;
}
