import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { buildSnapshot } from '../snapshot/build-snapshot.ts';
import type { SnapshotPorts } from '../snapshot/snapshot-ports.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { readDirectory } from '../snapshot/read-directory.ts';
import type { SourceTree } from '../tree/source-tree.ts';

/** What is to be said of a directory: its mistakes, and the snapshot when none is an error. */
export type Evaluation = Readonly<{
  tree: SourceTree;
  diagnostics: readonly Diagnostic[];
  snapshot: Snapshot | undefined;
}>;

/**
 * Reads and builds a directory as the server does.
 * @throws SourceUnavailable when the directory cannot be read
 */
export async function evaluateDirectory(
  directory: string,
  ports: SnapshotPorts,
): Promise<Evaluation> {
  const tree = await readDirectory(directory);
  const built = await buildSnapshot(tree, ports);
  return built.ok
    ? { tree, diagnostics: built.warnings, snapshot: built.value }
    : { tree, diagnostics: built.diagnostics, snapshot: undefined };
}
