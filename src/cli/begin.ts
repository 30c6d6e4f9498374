import { resolve } from 'node:path';
import { log } from '../log.ts';
import { admit } from '../reconcile/admit.ts';
import type { Serving } from '../reconcile/follow-directory.ts';
import { KeptTree, type KeptTreeParts } from '../reconcile/kept-tree.ts';
import type { LiveTree } from '../reconcile/live-tree.ts';
import { buildSnapshot } from '../snapshot/build-snapshot.ts';
import type { SnapshotPorts } from '../snapshot/snapshot-ports.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { readDirectory } from '../snapshot/read-directory.ts';
import { exitCodeFor, type ExitCode } from './exit-code.ts';
import { problemsIn } from './log-reload.ts';
import { diagnosticsText, wantsColor } from './print-diagnostics.ts';
import { programDigest } from './program-digest.ts';
import type { Crew } from './workers/crew.ts';

/** What a server starts with. */
export type Beginning = Readonly<{
  snapshot: Snapshot;
  serving: Serving;
  /** It was kept by an earlier process: the directory may have changed since then. */
  isKept: boolean;
}>;

/**
 * Opens what was kept of the directory by an earlier process. A server without it runs as well, only
 * that it cannot start while its files are broken.
 */
export function openKeptTree(
  path: string,
  directory: string,
  { isReader }: Pick<KeptTreeParts, 'isReader'>,
): KeptTree | undefined {
  try {
    const onTrouble = (err: unknown) => log.error({ err }, 'the last good files cannot be kept');
    const root = resolve(directory);
    return new KeptTree({ path, root, programVersion: () => programDigest(), isReader, onTrouble });
  } catch (err) {
    log.error({ err, path }, 'the last good files cannot be kept');
    return undefined;
  }
}

/**
 * What was taken over last, or for the first time the directory itself, which then has to be in
 * order: a code to exit with when it is not, after everything has been said that is wrong.
 * @param crew of several processes that read the same files, one says what is worth a warning
 * @throws SourceUnavailable when there is nothing kept and the directory cannot be read
 */
export async function begin(
  directory: string,
  kept: KeptTree | undefined,
  ports: SnapshotPorts,
  { leads }: Pick<Crew, 'leads'>,
): Promise<Beginning | ExitCode> {
  const revived = await revive(kept, ports, leads());
  if (revived !== undefined) return revived;
  const tree = await readDirectory(directory);
  const built = await buildSnapshot(tree, ports);
  if (!built.ok) {
    process.stderr.write(diagnosticsText(built.diagnostics, tree, wantsColor(process.stderr)));
    return exitCodeFor(built.diagnostics);
  }
  const { value: snapshot, warnings: diagnostics } = built;
  const level = leads() ? 'warn' : 'debug';
  for (const { message, place } of diagnostics) log[level]({ file: place.file }, message);
  const live: LiveTree = { tree, switchedOff: new Map() };
  return { snapshot, serving: { live, settled: { tree, diagnostics } }, isKept: false };
}

async function revive(
  kept: KeptTree | undefined,
  ports: SnapshotPorts,
  isTold: boolean,
): Promise<Beginning | undefined> {
  try {
    const live = await kept?.read();
    return live && (await rebuild(live, ports, isTold));
  } catch (err) {
    log.error({ err }, 'the last good files that were kept are damaged, and not used');
    return undefined;
  }
}

/** What another version of the program finds wrong with them is left out, and said. */
async function rebuild(
  live: LiveTree,
  ports: SnapshotPorts,
  isTold: boolean,
): Promise<Beginning | undefined> {
  const { switchedOff } = live;
  const admission = await admit(live.tree, undefined, (tree, more) =>
    buildSnapshot(tree, ports, {
      dangling: 'inert',
      served: live.tree,
      switchedOff: new Map([...switchedOff, ...more]),
    }),
  );
  const { diagnostics } = admission;
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  // Without its age key a server would turn every app away: better not to start at all.
  const isSealed = errors.some(({ rule }) => rule === 'secret-undecryptable');
  if (errors.length > 0) {
    const problems = problemsIn(errors, live.tree);
    log[isTold ? 'error' : 'debug'](problems, 'of the last good files not all can be used');
  }
  if (admission.kind === 'refused' || isSealed) return undefined;
  const { snapshot, live: usable, stale } = admission;
  const { tree } = usable;
  // The same files on the disk need no second build.
  const settled = stale.length === 0 ? { tree, diagnostics } : undefined;
  return { snapshot, serving: { live: { tree, switchedOff }, settled }, isKept: true };
}
