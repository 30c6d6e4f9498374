import type { Place } from '../diagnostic/diagnostic.ts';

/** What the review tells about: what is served, and what decides about a review. */
export type ReviewedKind =
  'Issuer' | 'Client' | 'User' | 'Scope' | 'Resource' | 'Connector' | 'Policy' | 'Test';

/** A field of the resolved model that is another one after the change. */
export type FieldChange = Readonly<{
  /** `redirectURIs`, `refreshTokens.ttl`, `claims.role`. */
  path: string;
  /** Plain data; undefined where there is none. Of secrets never the value but words such as `changed`. */
  before: unknown;
  after: unknown;
  /** What a list gained and lost; empty for everything else. */
  added: readonly unknown[];
  removed: readonly unknown[];
  /** Where the new value stands, or where it comes from; the old one's place when it is gone. */
  place: Place;
}>;

/** What a change does to one resource. */
export type ResourceChange = Readonly<{
  action: 'add' | 'change' | 'delete';
  kind: ReviewedKind;
  /** metadata.name. */
  name: string;
  /** What requests or tokens call it: client_id, sub, resource identifier. */
  id: string;
  /** In the new revision; in the old one when it is deleted. */
  place: Place;
  /** Of what is changed only, in alphabetical order. */
  fields: readonly FieldChange[];
}>;

/** All that is different between two revisions, in the order of kind and name. */
export type RevisionChange = Readonly<{
  changes: readonly ResourceChange[];
  /** How many resources of the new revision are what they were. */
  unchanged: number;
  /** Files whose bytes differ although nothing that they declare does. */
  reformatted: readonly string[];
}>;
