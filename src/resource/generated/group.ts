// Generated from schemas/ by `npm run generate`. Do not edit.

/**
 * A group of people.
 */
export interface GroupDocument {
  /**
   * Version of the language the file is written in.
   */
  apiVersion: 'idpfile/v1';
  /**
   * What the file declares.
   */
  kind: 'Group';
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
  spec: GroupSpec;
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
 * What the group is called and who is in it.
 */
export interface GroupSpec {
  /**
   * What people read.
   */
  displayName?: string;
  /**
   * A note for those who review the file.
   */
  description?: string;
  /**
   * Names of Users, beside those whose own file names the group.
   */
  members?: string[];
}
