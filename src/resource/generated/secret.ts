// Generated from schemas/ by `npm run generate`. Do not edit.

/**
 * Secret values, as a Kubernetes Secret encrypted with sops (age).
 */
export interface SecretDocument {
  /**
   * As for a Kubernetes Secret.
   */
  apiVersion: 'v1';
  /**
   * What the file declares.
   */
  kind: 'Secret';
  metadata: Metadata;
  /**
   * Accepted for Kubernetes; has no meaning here.
   */
  type?: string;
  /**
   * Accepted for Kubernetes; has no meaning here.
   */
  immutable?: boolean;
  /**
   * Values as they are.
   */
  stringData?: {
    [k: string]: string;
  };
  /**
   * Values in base64.
   */
  data?: {
    [k: string]: string;
  };
  /**
   * What sops wrote: recipients, data key and MAC.
   */
  sops?: {};
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
