import type { OutsideReference, OutsideSecret } from '../secret/outside-secrets.ts';
import type { SigningKey } from '../secret/signing-keys.ts';
import type { Client } from './client.ts';
import type { OpenDocument } from './document-opening.ts';
import type { OpenSecret } from './secret-opening.ts';

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
}>;
