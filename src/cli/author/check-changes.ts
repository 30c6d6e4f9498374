import type { Diagnostic } from '../../diagnostic/diagnostic.ts';
import { buildSnapshot } from '../../snapshot/build-snapshot.ts';
import type { SourceTree } from '../../tree/source-tree.ts';
import { treeOfFiles } from '../../tree/tree-of-files.ts';
import { createSnapshotPorts } from '../snapshot-ports.ts';
import { throwawayKeys } from '../throwaway-keys.ts';
import type { FileChange } from './file-change.ts';

/** What a directory would be after some changes, and what of it would be wrong that is not now. */
export type Forecast = Readonly<{ tree: SourceTree; mistakes: readonly Diagnostic[] }>;

/** Looks at changes before they are made, by the path that the server takes; no age key is needed. */
export async function checkChanges(
  before: SourceTree,
  changes: readonly FileChange[],
): Promise<Forecast> {
  const changed = new Map(changes.map(({ file }) => [file.path, file]));
  const kept = before.files.filter(({ path }) => !changed.has(path));
  const tree = await treeOfFiles([...kept, ...changed.values()]);
  const ports = await createSnapshotPorts({
    environment: {},
    allowPlaintextSecrets: false,
    inspectWithoutIdentity: true,
    managedKeys: throwawayKeys,
    warn: () => undefined,
  });
  const errorsOf = async (candidate: SourceTree) => {
    const built = await buildSnapshot(candidate, ports);
    return built.ok ? [] : built.diagnostics.filter(({ severity }) => severity === 'error');
  };
  const after = await errorsOf(tree);
  if (after.length === 0) return { tree, mistakes: [] };
  const known = new Set((await errorsOf(before)).map(identityOf));
  return { tree, mistakes: after.filter((mistake) => !known.has(identityOf(mistake))) };
}

function identityOf({ rule, place, pointer, message }: Diagnostic): string {
  return JSON.stringify([rule, place.file, pointer, message]);
}
