import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Resource } from '../resource/resource.ts';
import type { OutsideReference, OutsideSecret } from '../secret/outside-secrets.ts';
import type { SigningKey } from '../secret/signing-keys.ts';
import type { TimeSlice } from '../tree/time-slice.ts';
import type { Client } from './client.ts';
import type { OpenDocument } from './document-opening.ts';
import type { OpenSecret } from './secret-opening.ts';
import type { Snapshot } from './snapshot.ts';

/** What the snapshot needs of the world. */
export type SnapshotPorts = Readonly<{
  openSecret: OpenSecret;
  openDocument: OpenDocument;
  /** Reads a mounted file, if it lies below one of these directories, or a variable. */
  readOutsideSecret?(reference: OutsideReference, roots: readonly string[]): OutsideSecret;
  /** Asks the engine about clients; names the objection for each that it refuses. */
  checkClients(
    clients: readonly Client[],
    signingKeys: readonly SigningKey[] | undefined,
  ): Promise<ReadonlyMap<Client, string>>;
  /**
   * Says what the Policy of the directory forbids; asked where the Issuer enforces it. Left out where
   * a change is reviewed, which tells of that in its own words.
   */
  checkPolicy?(built: BuiltSnapshot, slice: TimeSlice): Promise<readonly Diagnostic[]>;
}>;

/** A snapshot, what it was built from, and the time by which that was judged. */
export type BuiltSnapshot = Readonly<{
  snapshot: Snapshot;
  resources: readonly Resource[];
  now: Date;
}>;
