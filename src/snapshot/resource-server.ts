import type { Place } from '../diagnostic/diagnostic.ts';
import type { ResourceSpec } from '../resource/generated/resource.ts';

/** A scope of an API. */
export type ResourceScope = Readonly<{
  /** Words for the consent page, by language. */
  description: Readonly<Record<string, string>>;
  sensitive: boolean;
}>;

/** An API that tokens are for: a Resource, in the word of OAuth (RFC 6749 section 1.1, RFC 8707). */
export type ResourceServer = Readonly<{
  /** metadata.name, by which clients name it. */
  key: string;
  /** The audience of its tokens. */
  identifier: string;
  /** What people read. */
  name: string;
  scopes: ReadonlyMap<string, ResourceScope>;
  tokenFormat: 'jwt' | 'opaque';
  /** Lifetime of its access tokens in seconds; that of the client or issuer when left out. */
  tokenTTL?: number;
  tokenAlg: NonNullable<NonNullable<ResourceSpec['accessToken']>['alg']>;
  /** Clients, by id, that may ask for it beside those that name it themselves. */
  allowedClients: readonly string[];
  /** Where it is declared. */
  source: Place;
}>;
