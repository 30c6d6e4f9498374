import type { Place } from '../diagnostic/diagnostic.ts';
import type { SigningKey } from '../secret/signing-keys.ts';

/** The half of the Issuer that is hot: a change of it takes effect without a restart. */
export type Issuer = Readonly<{
  /** The issuer identifier (OpenID Connect Discovery 1.0 section 3). */
  url: string;
  title: string;
  links: Readonly<{ help?: string; privacy?: string }>;
  /** Addresses and networks of trusted proxies. */
  trustProxy: readonly string[];
  /** Lifetimes in seconds, where a client says nothing else. */
  ttl: Readonly<{ accessToken: number; idToken: number; refreshToken: number; session: number }>;
  reload: ReloadPolicy;
  /** From the Secret that spec.keys names; absent when the server manages its own. */
  signingKeys?: readonly SigningKey[];
  /** Where spec.url stands. */
  source: Place;
}>;

/** How a running server takes changes over. */
export type ReloadPolicy = Readonly<{
  /** Whether what is wrong in one file holds back that file only, or the whole revision. */
  mode: 'isolate' | 'atomic';
  /** Whether a directory without any file is published. */
  allowEmpty: boolean;
}>;

/** The other half: what the server takes once, at its start. */
export type ServerAddresses = Readonly<{
  listen: HostPort;
  admin: HostPort | 'off';
  storageURL: string;
}>;

export type HostPort = Readonly<{ host: string; port: number }>;
