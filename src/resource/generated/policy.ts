// Generated from schemas/ by `npm run generate`. Do not edit.

/**
 * What a review of a change is strict about, and what a server refuses whose Issuer says enforcePolicy.
 */
export interface PolicyDocument {
  /**
   * Version of the language the file is written in.
   */
  apiVersion: 'idpfile/v1';
  /**
   * What the file declares.
   */
  kind: 'Policy';
  metadata: Metadata;
  /**
   * Ignored: written by Kubernetes.
   */
  status?: {
    [k: string]: unknown;
  };
  spec: PolicySpec;
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
 * Severities of rules, sites that may be redirected to, owners, teams, reviewers and waivers.
 */
export interface PolicySpec {
  /**
   * The least severity that fails a review. Default: critical.
   */
  failOn?: 'critical' | 'high' | 'medium' | 'low' | 'info';
  /**
   * Severity by rule, instead of the rule's own; off says nothing. Of the rules of lint, critical, high and error are errors, and all else is a warning.
   */
  rules?: {
    [k: string]: 'critical' | 'high' | 'medium' | 'low' | 'info' | 'error' | 'warning' | 'off';
  };
  /**
   * Registrable domains that redirect URIs may lead to.
   */
  allowedRedirectSites?: string[];
  /**
   * Name of the annotation that has to say who a Client, Resource, Scope or Group belongs to.
   */
  requireOwner?: string;
  /**
   * What files of a team may say. A file that several teams match has to obey them all.
   */
  teams?: PolicyTeam[];
  /**
   * Who has to look at a change, by its severity.
   */
  reviewers?: {
    /**
     * Who looks at changes that are critical.
     */
    critical?: string[];
    /**
     * Who looks at changes that are high.
     */
    high?: string[];
    /**
     * Who looks at changes that are medium.
     */
    medium?: string[];
    /**
     * Who looks at changes that are low.
     */
    low?: string[];
    /**
     * Who looks at changes that are worth knowing only.
     */
    info?: string[];
  };
  /**
   * Findings that are accepted, each for a reason and until a day.
   */
  waivers?: {
    /**
     * The rule whose finding is accepted.
     */
    rule: string;
    /**
     * Kind of the resource it is accepted for.
     */
    kind: string;
    /**
     * metadata.name of the resource.
     */
    name: string;
    /**
     * Why, for those who read it next year.
     */
    reason: string;
    /**
     * From then on the waiver is an error itself (RFC 3339).
     */
    expiresAt: string;
  }[];
  /**
   * base: a change cannot waive its own findings. head: it can. Default: base.
   */
  waiversFrom?: 'base' | 'head';
}
export interface PolicyTeam {
  /**
   * The files, below the directory: * stands for a part of a name, ** for any folders.
   */
  files: string;
  /**
   * Kinds that may be declared there. Default: all.
   */
  kinds?: ('Client' | 'User' | 'Group' | 'Scope' | 'Resource' | 'Secret' | 'Test' | 'LocalUser')[];
  /**
   * Hosts, or what they end with, that clients may redirect to. Default: all.
   */
  redirectSites?: string[];
  /**
   * Scopes that clients may ask for. Default: all.
   */
  scopes?: string[];
  /**
   * Resources, by metadata.name, that clients may name. Default: all.
   */
  resources?: string[];
  /**
   * Groups that may be declared, and that people and services may be in. Default: all.
   */
  groups?: string[];
  /**
   * What the annotation that requireOwner names has to say. Default: anything.
   */
  owner?: string;
}
