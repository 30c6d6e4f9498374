import type { Diagnostic } from '../../diagnostic/diagnostic.ts';
import { printable } from '../../diagnostic/printable.ts';
import { admit } from '../../reconcile/admit.ts';
import { compareRevisions } from '../../review/compare-revisions.ts';
import { createReviewedRevision, type ReviewedRevision } from '../../review/reviewed-revision.ts';
import type { Comparison } from '../../review/risk.ts';
import { buildSnapshot } from '../../snapshot/build-snapshot.ts';
import type { SnapshotPorts } from '../../snapshot/snapshot-ports.ts';
import { readDirectory } from '../../snapshot/read-directory.ts';
import type { SourceTree } from '../../tree/source-tree.ts';
import { SourceUnavailable } from '../../tree/source-unavailable.ts';
import { counted } from '../counted.ts';
import { defaultBase } from './default-base.ts';
import { NotEvaluated } from './not-evaluated.ts';
import {
  buildRevision,
  portsWithoutKeys,
  readRevision,
  resolveBase,
  resolveHead,
  type OpenedRevision,
  type Source,
} from './open-revision.ts';

/** A directory whose change is to be judged. */
export type OpenedHead = Readonly<{
  directory: string;
  /** As it would be served: its mistakes are in its diagnostics. */
  opened: OpenedRevision;
  /** Undefined when a mistake keeps it from being compared. */
  revision: ReviewedRevision | undefined;
  ports: SnapshotPorts;
}>;

/**
 * @param name a commit, or `.` for the work tree
 * @param allowPlaintextSecrets whether those are no mistake
 * @throws NotEvaluated, RevisionUnknown, GitObjectUnreadable, SourceUnavailable
 */
export async function openHead(
  directory: string,
  name: string,
  allowPlaintextSecrets: boolean,
): Promise<OpenedHead> {
  const head = await resolveHead(directory, name);
  const ports = await portsWithoutKeys();
  // Asks the same engine: what it accepted once need not be asked again.
  const { checkClients } = ports;
  const strict = { ...(await portsWithoutKeys(allowPlaintextSecrets)), checkClients };
  const like = head.commit === undefined ? undefined : await workTreeOf(directory);
  const tree = await readRevision(directory, head.commit, like);
  const opened = await buildRevision({ ...head, tree }, strict);
  const revision = opened.revision ?? (await revisionAnyway(opened, ports));
  return { directory, opened, revision, ports };
}

/** It has most files of any commit, and is read far sooner; where it cannot be, git has them all. */
async function workTreeOf(directory: string): Promise<SourceTree | undefined> {
  try {
    return await readDirectory(directory);
  } catch (error) {
    if (error instanceof SourceUnavailable) return undefined;
    throw error;
  }
}

/** A change, and what of it cannot be seen. */
export type OpenedComparison = Readonly<{
  comparison: Comparison;
  /** Files of the base that are broken there, and were left aside. */
  leftAside: readonly string[];
}>;

/**
 * Reads and builds what a directory was before. What is the same in both is read, parsed and checked
 * but once.
 * @throws NotEvaluated when one of them cannot be built, or there is no repository
 * @throws RevisionUnknown, GitObjectUnreadable
 */
export async function compareWithBase(
  { directory, opened, revision, ports }: OpenedHead,
  baseName: string | undefined,
): Promise<OpenedComparison> {
  const name = baseName ?? defaultBase(directory);
  const base = await resolveBase(directory, name, opened.source);
  if (revision === undefined) throw headRefused(opened.diagnostics);
  const tree = await readRevision(directory, base.commit, revision.tree);
  const before = await buildBase({ ...base, tree }, ports);
  const change = compareRevisions(before.revision, revision);
  const comparison = { base: before.revision, head: revision, change, now: new Date() };
  return { comparison, leftAside: before.leftAside };
}

function headRefused(diagnostics: readonly Diagnostic[]): NotEvaluated {
  const errors = counted(diagnostics.filter(isError).length, 'error');
  return new NotEvaluated(`the directory holds ${errors}, so that what it changes cannot be told`);
}

/** A Secret in plain text is a mistake, and yet what the change does can be said. */
async function revisionAnyway(
  { source, diagnostics }: OpenedRevision,
  tolerant: SnapshotPorts,
): Promise<ReviewedRevision | undefined> {
  const errors = diagnostics.filter(isError);
  if (errors.some(({ rule }) => rule !== 'secret-plaintext')) return undefined;
  return (await buildRevision(source, tolerant)).revision;
}

type Base = Readonly<{ revision: ReviewedRevision; leftAside: readonly string[] }>;

/** What was broken before must not keep a change from being reviewed that mends it. */
async function buildBase(source: Source, ports: SnapshotPorts): Promise<Base> {
  const whole = await buildRevision(source, ports);
  if (whole.revision !== undefined) return { revision: whole.revision, leftAside: [] };
  const admission = await admit(source.tree, undefined, (tree, switchedOff) =>
    buildSnapshot(tree, ports, { dangling: 'inert', switchedOff }),
  );
  if (admission.kind === 'refused') throw baseRefused(source, admission.diagnostics);
  const { snapshot, live, stale } = admission;
  return {
    revision: createReviewedRevision({ ...source, tree: live.tree, snapshot }),
    leftAside: stale.map(({ path }) => path),
  };
}

function baseRefused({ name }: Source, diagnostics: readonly Diagnostic[]): NotEvaluated {
  const mistake = diagnostics.find(isError);
  const where = mistake && `${mistake.place.file}:${mistake.place.range.start.line}`;
  const reason = mistake === undefined ? '' : ` (${printable(`${where}: ${mistake.message}`)})`;
  return new NotEvaluated(
    `what the change is compared with, ${name}, cannot be built${reason}: name another commit with --base`,
  );
}

const isError = ({ severity }: Diagnostic) => severity === 'error';
