// Generated from schemas/ by `npm run generate`. Do not edit.

/**
 * Another provider people may sign in at. Not yet served.
 */
export interface ConnectorDocument {
  /**
   * Version of the language the file is written in.
   */
  apiVersion: 'idpfile/v1';
  /**
   * What the file declares.
   */
  kind: 'Connector';
  metadata: Metadata;
  /**
   * Ignored: written by Kubernetes.
   */
  status?: {
    [k: string]: unknown;
  };
  spec: ConnectorSpec;
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
 * How to reach the provider and whom to take from it.
 */
export interface ConnectorSpec {
  /**
   * Kind of provider.
   */
  type: 'oidc' | 'github' | 'google' | 'microsoft' | 'gitlab';
  /**
   * Identifier in addresses. Default: metadata.name.
   */
  id?: string;
  /**
   * What people read on the button.
   */
  name?: string;
  /**
   * Image on the button.
   */
  icon?: string;
  /**
   * Issuer identifier of an oidc provider.
   */
  issuer?: string;
  /**
   * Our client_id there.
   */
  clientID?: string;
  /**
   * Our client secret there.
   */
  clientSecretRef?: SecretRef;
  /**
   * The same in the words of Stakater.
   */
  configSecretRef?: SecretRef;
  /**
   * Scopes to ask for.
   */
  scopes?: string[];
  /**
   * Mail domains to take people from.
   */
  allowedDomains?: string[];
  /**
   * Organisations to take people from.
   */
  allowedOrgs?: string[];
  /**
   * Teams to take people from.
   */
  allowedTeams?: string[];
  /**
   * Their claims to ours.
   */
  claimMapping?: {
    [k: string]: string;
  };
  /**
   * Their groups to ours.
   */
  groupsMapping?: {
    [k: string]: string;
  };
  /**
   * Whether their word on an email address counts.
   */
  trustEmail?: boolean;
  /**
   * How people there are matched with Users.
   */
  linkBy?: 'none' | 'email';
  /**
   * false takes it off the sign-in page.
   */
  enabled?: boolean;
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
