// Generated from schemas/ by `npm run generate`. Do not edit.

/**
 * One person who may sign in.
 */
export interface UserDocument {
  /**
   * Version of the language the file is written in.
   */
  apiVersion: 'idpfile/v1';
  /**
   * What the file declares.
   */
  kind: 'User';
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
  spec: UserSpec;
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
 * Who the person is, and how to prove it.
 */
export interface UserSpec {
  /**
   * The subject identifier every app knows the person by. Default: a UUID derived from the issuer URL and metadata.name. Must never change.
   */
  sub?: string;
  /**
   * The name to sign in with, and the preferred_username claim. Default: metadata.name.
   */
  username?: string;
  /**
   * Email address; may be used to sign in.
   */
  email?: string;
  /**
   * Whether somebody has made sure that the address is this person's. Default: false.
   */
  emailVerified?: boolean;
  /**
   * Full name as shown to people.
   */
  name?: string;
  /**
   * Given name or names.
   */
  givenName?: string;
  /**
   * Family name or names.
   */
  familyName?: string;
  /**
   * URL of a portrait.
   */
  picture?: string;
  /**
   * BCP 47 language tag, such as en or pt-BR.
   */
  locale?: string;
  /**
   * Time zone, such as Europe/Berlin.
   */
  zoneinfo?: string;
  /**
   * Groups the person belongs to: the groups claim.
   */
  groups?: string[];
  /**
   * Telephone number (E.164 recommended).
   */
  phoneNumber?: string;
  /**
   * Anything else about the person, for claims.
   */
  attributes?: {
    [k: string]: string | number | boolean | (string | number | boolean)[];
  };
  /**
   * Hash of the password: bcrypt, or argon2id, scrypt or PBKDF2 as another program wrote it. Without it the person cannot sign in with a password.
   */
  passwordHash?: string;
  /**
   * Where the password stands instead: a hash as for passwordHash, or the password itself, which is hashed when the files are read.
   */
  passwordRef?: SecretRef;
  /**
   * The seed of time-based one-time passwords.
   */
  totpRef?: SecretRef;
  /**
   * Accounts at other providers that are this person.
   */
  identities?: {
    /**
     * Name of the Connector.
     */
    connector: string;
    /**
     * The person's subject identifier there.
     */
    subject: string;
  }[];
  /**
   * false refuses to sign the person in. Default: true.
   */
  enabled?: boolean;
  /**
   * From then on the person cannot sign in (RFC 3339).
   */
  expiresAt?: string;
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
