// Generated from schemas/ by `npm run generate`. Do not edit.

/**
 * A scope of your own: words for the consent page, and the claims it lets an app see. metadata.name is the scope value, which may hold capitals and : _ / as well (orders:read).
 */
export interface ScopeDocument {
  /**
   * Version of the language the file is written in.
   */
  apiVersion: 'idpfile/v1';
  /**
   * What the file declares.
   */
  kind: 'Scope';
  metadata: ScopeMetadata;
  /**
   * Ignored: written by Kubernetes.
   */
  status?: {
    [k: string]: unknown;
  };
  spec: ScopeSpec;
}
/**
 * What every resource carries; the name may also hold capitals and : _ /, as scopes do.
 */
export interface ScopeMetadata {
  /**
   * The scope value that apps ask for (RFC 6749 section 3.3), unique among Scopes.
   */
  name: string;
  /**
   * Accepted for resources that come from Kubernetes; has no meaning here.
   */
  namespace?: string;
  labels?: Labels;
  annotations?: Annotations;
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
 * Words for your own tools.
 */
export interface Labels {
  [k: string]: string;
}
/**
 * Notes for people and your own tools.
 */
export interface Annotations {
  [k: string]: string;
}
/**
 * What the scope means.
 */
export interface ScopeSpec {
  /**
   * What people read on the consent page, by language.
   */
  description?: LocalizedText;
  /**
   * true marks it on the consent page.
   */
  sensitive?: boolean;
  /**
   * The claims it lets an app see, by name.
   */
  claims?: {
    [k: string]: ClaimMapping;
  };
}
/**
 * Words by language tag (BCP 47).
 */
export interface LocalizedText {
  [k: string]: string;
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
