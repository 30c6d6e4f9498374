import type { Secret } from '../secret/secret.ts';
import type { Place } from '../diagnostic/diagnostic.ts';
import type { IssuerSpec } from '../resource/generated/issuer.ts';
import type { Routes } from '../resource/endpoint-routes.ts';
import type { KeySchedule } from '../secret/key-schedule.ts';

/** The half of the Issuer that is hot: a change of it takes effect without a restart. */
export type Issuer = Readonly<{
  /** The issuer identifier (OpenID Connect Discovery 1.0 section 3). */
  url: string;
  title: string;
  links: Readonly<{ help?: string; privacy?: string }>;
  /** Paths of the files that give the pages their look. */
  logo?: string;
  css?: string;
  /** Of buttons and links, as `#rrggbb`; undefined: our own. */
  accentColor?: string;
  /** Languages of the pages, the usual one first; undefined: all that there are. */
  locales?: NonNullable<NonNullable<IssuerSpec['ui']>['locales']>;
  /** Addresses and networks of trusted proxies. */
  trustProxy: readonly string[];
  /** Lifetimes in seconds, where a client says nothing else. */
  ttl: Readonly<{
    accessToken: number;
    idToken: number;
    refreshToken: number;
    session: number;
    /** Undefined: a session ends `session` after it was used last. */
    sessionIdle?: number;
  }>;
  reload: ReloadPolicy;
  /** Paths below the issuer URL. */
  routes: Routes;
  /** Mail domains that WebFinger answers for, in lower case. */
  webFingerDomains: readonly string[];
  /** Whether error pages say in what an address differs from a registered one. */
  hints: 'near-miss' | 'none';
  /** Undefined: clients present no certificates (RFC 8705). */
  clientCertificate?: CertificateHeaders;
  /** Hosts of documents that describe clients without a file; none: there are no such clients. */
  documentHosts: readonly string[];
  /** Every client has to push its authorization requests (RFC 9126). */
  pushedRequestsOnly: boolean;
  /** From the Secrets that spec.keys names; absent when the server manages its own. */
  signingKeys?: KeySchedule;
  /** After so many seconds the server's own keys get successors; absent where they never do. */
  rotateKeysEvery?: number;
  /** Where spec.url stands. */
  source: Place;
}>;

/** In which headers, by lower-case name, a trusted proxy tells of the certificate of a client. */
export type CertificateHeaders = Readonly<{
  certificate: string;
  /** Where it says SUCCESS for a chain that it has verified; undefined: it verifies none. */
  verified?: string;
}>;

/** How a running server takes changes over. */
export type ReloadPolicy = Readonly<{
  /** Whether what is wrong in one file holds back that file only, or the whole revision. */
  mode: 'isolate' | 'atomic';
  /** Whether a directory without any file is published. */
  allowEmpty: boolean;
}>;

/** The other half: what the server takes once, at its start. */
export type ServerAddresses = StorageSecrets &
  Readonly<{
    listen: HostPort;
    admin: HostPort | 'off';
    storageURL: string;
  }>;

/** What the store is opened with, besides its URL. */
export type StorageSecrets = Readonly<{
  storagePassword?: Secret;
  /** The newest first; absent where nothing is sealed. */
  sealKeys?: readonly Secret[];
}>;

/** Where a listener is: a name or an address, and a port. */
export type HostPort = Readonly<{ host: string; port: number }>;
