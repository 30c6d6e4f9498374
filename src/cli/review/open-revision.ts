import type { Diagnostic } from '../../diagnostic/diagnostic.ts';
import { createReviewedRevision, type ReviewedRevision } from '../../review/reviewed-revision.ts';
import { buildSnapshot } from '../../snapshot/build-snapshot.ts';
import { readCommittedDirectory, readDirectory } from '../../snapshot/read-directory.ts';
import type { SnapshotPorts } from '../../snapshot/snapshot-ports.ts';
import { findMergeBase } from '../../tree/merge-base.ts';
import { resolveCommit } from '../../tree/git-revision.ts';
import { findRepository, type Repository } from '../../tree/repository.ts';
import type { SourceTree } from '../../tree/source-tree.ts';
import { createSnapshotPorts } from '../snapshot-ports.ts';
import { throwawayKeys } from '../throwaway-keys.ts';
import { NotEvaluated } from './not-evaluated.ts';

/** The name of the work tree where a revision is asked for. */
const WORK_TREE = '.';

/** A directory at one moment, before anything is said about it. */
export type Source = NamedRevision & Readonly<{ tree: SourceTree }>;

export type OpenedRevision = Readonly<{
  source: Source;
  /** Undefined when a mistake keeps it from being built. */
  revision: ReviewedRevision | undefined;
  diagnostics: readonly Diagnostic[];
}>;

/** What two revisions of one directory have in common, so that nothing is done twice. */
type Sharing = Readonly<{
  ports?: SnapshotPorts;
  /** A tree that was read already: what is the same in both is neither read nor parsed again. */
  like?: SourceTree;
}>;

/**
 * Reads a directory out of the repository, or the work tree, and builds it as the server would, but
 * for the secrets: no key is looked for, so that the answer is the same on every machine.
 * @throws NotEvaluated when there is no repository
 * @throws RevisionUnknown, GitObjectUnreadable, SourceUnavailable
 */
export async function openRevision(
  directory: string,
  revision: NamedRevision,
  { ports, like }: Sharing = {},
): Promise<OpenedRevision> {
  const source = { ...revision, tree: await readRevision(directory, revision.commit, like) };
  return buildRevision(source, ports ?? (await portsWithoutKeys()));
}

/**
 * @param like a tree that was read already: what is the same in both is neither read nor parsed again
 * @throws GitObjectUnreadable, SourceUnavailable
 */
export async function readRevision(
  directory: string,
  commit: string | undefined,
  like?: SourceTree,
): Promise<SourceTree> {
  return commit === undefined
    ? readDirectory(directory)
    : readCommittedDirectory(repositoryOf(directory), commit, like);
}

/** Builds what was read, as the server would. */
export async function buildRevision(source: Source, ports: SnapshotPorts): Promise<OpenedRevision> {
  const built = await buildSnapshot(source.tree, ports);
  return built.ok
    ? {
        source,
        revision: createReviewedRevision({ ...source, snapshot: built.value }),
        diagnostics: built.warnings,
      }
    : { source, revision: undefined, diagnostics: built.diagnostics };
}

/** Which commit a directory is read from. */
export type NamedRevision = Readonly<{ name: string; commit: string | undefined }>;

/**
 * @throws NotEvaluated when there is no repository
 * @throws RevisionUnknown, GitObjectUnreadable
 */
export async function resolveHead(directory: string, name: string): Promise<NamedRevision> {
  if (name === WORK_TREE) return { name, commit: undefined };
  return { name, commit: await resolveCommit(repositoryOf(directory).git, name) };
}

/**
 * The commit to compare with: where the head was branched off from what the name stands for.
 * @throws NotEvaluated when there is no repository, or too little history in it
 * @throws RevisionUnknown, GitObjectUnreadable
 */
export async function resolveBase(
  directory: string,
  name: string,
  head: NamedRevision,
): Promise<NamedRevision & Readonly<{ commit: string }>> {
  const { git, objects } = repositoryOf(directory);
  const named = await resolveCommit(git, name);
  const tip = head.commit ?? (await resolveCommit(git, 'HEAD'));
  const commit = await findMergeBase(objects, named, tip);
  if (commit !== undefined) return { name, commit };
  const ours = head.name === WORK_TREE ? 'HEAD' : head.name;
  throw new NotEvaluated(
    `the history that is there does not reach back to where ${ours} was branched off from ${name}: fetch all of it (git fetch --unshallow, in CI fetch-depth: 0)`,
  );
}

/** @throws NotEvaluated when there is none */
export function repositoryOf(directory: string): Repository {
  const repository = findRepository(directory);
  if (repository !== undefined) return repository;
  throw new NotEvaluated(
    `${directory} lies in no git repository, so that there is nothing to compare`,
  );
}

/** Ports that look for no key, and know of nothing outside of the directory. */
export function portsWithoutKeys(allowPlaintextSecrets = true): Promise<SnapshotPorts> {
  return createSnapshotPorts({
    environment: {},
    allowPlaintextSecrets,
    inspectWithoutIdentity: true,
    ignorePolicy: true,
    managedKeys: throwawayKeys,
    warn: () => {},
  });
}
