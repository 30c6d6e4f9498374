import type { Diagnostic } from '../diagnostic/diagnostic.ts';

/** The content hash of everything that was read: sha256, lower-case hex. */
export type Revision = string;

/** One file of the configuration directory as it was read, never to be changed. */
export type SourceFile = Readonly<{
  /** Path below the configuration directory, with `/`, such as `clients/grafana.yaml`. */
  path: string;
  bytes: Uint8Array;
  /** sha256 of the bytes, lower-case hex. */
  digest: string;
}>;

/** A consistent picture of the configuration directory. */
export type SourceTree = Readonly<{
  revision: Revision;
  /** Sorted by path. */
  files: readonly SourceFile[];
  /** Files that belong to the directory but cannot be read; sorted by path. */
  faults: readonly Diagnostic[];
}>;
