import type { Diagnostic, Severity } from '../diagnostic/diagnostic.ts';
import type { SecretUse } from '../issuer/secret-uses.ts';
import type { SecretEntry } from '../review/lint/secret-entry.ts';
import { momentText } from '../issuer/watch-keys.ts';
import type { ReconcileRecord } from '../reconcile/status.ts';
import type { KeysInUse, PublishedKey } from '../secret/key-schedule.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { convergenceOf } from '../store/convergence.ts';
import type { Replica } from '../store/store.ts';

/** Which commit the files on the disk are of, and who says so. */
type Provenance = Readonly<{
  commit?: string | undefined;
  source: string;
  /** Whether the files are those of the commit. */
  state?: CommitState | undefined;
}>;

export type CommitState = 'clean' | 'modified' | 'unknown';

/** What becomes part of a report, where it is known. */
export type Recorded = ReconcileRecord &
  Readonly<{
    provenance?: Provenance | undefined;
    /** How many files are served, of whatever version. */
    files?: number | undefined;
  }>;

export type StatusParts = Readonly<{
  record: Recorded;
  snapshot: Snapshot;
  generation: number;
  secretUses?: readonly SecretUse[] | undefined;
  keys?: KeysInUse | undefined;
  /** All that run over the same state, this process among them; undefined where nobody knows. */
  fleet?: readonly Replica[] | undefined;
  startedAt: Date;
  version: string;
}>;

/** What `/status.json` says: times in ISO 8601, and nothing that is secret. */
export type StatusReport = Readonly<{
  version: string;
  startedAt: string;
  /** Whether every file on the disk is served as it is. */
  inStep: boolean;
  lastOutcome?: string | undefined;
  /** Since when `lastOutcome` has been what it is. */
  since?: string | undefined;
  lastAttemptedRevision?: string | undefined;
  lastAppliedRevision?: string | undefined;
  lastAppliedAt?: string | undefined;
  /** Of what is served. */
  revision: string;
  generation: number;
  clients: number;
  users: number;
  /** Of the files on the disk. */
  commit?: string | undefined;
  commitSource?: string | undefined;
  commitState?: CommitState | undefined;
  stale: readonly StaleEntry[];
  held?: HeldEntry | undefined;
  failure?: string | undefined;
  /** Of clients that have more than one secret; left out where there are none. */
  secrets?: readonly SecretEntry[] | undefined;
  /** That are published, those that sign first. */
  signingKeys?: readonly KeyEntry[] | undefined;
  /** When another key signs, or one is not published any more. */
  signingKeysChangeAt?: string | undefined;
  /** The processes that run over the same state. */
  fleet?: FleetEntry | undefined;
  problems: readonly ProblemEntry[];
  /** How many more there are; left out when these are all. */
  problemsOmitted?: number | undefined;
}>;

export type StaleEntry = Readonly<{ file: string; state: 'stale' | 'absent'; since: string }>;

/** `lost`: how many files are gone; `files` names the first of them. */
export type HeldEntry = Readonly<{ reason: string; lost: number; files: readonly string[] }>;

/** A key and until when its state lasts; left out where nothing ends it. */
export type KeyEntry = Readonly<{
  kid: string;
  alg: string;
  state: PublishedKey['state'];
  until?: string | undefined;
}>;

/** How far all have come to serve the same. */
export type FleetEntry = Readonly<{
  /** What they are on the way to. */
  revision: string;
  /** How many serve it, with every file as it is, */
  converged: number;
  /** of how many. */
  of: number;
  replicas: readonly ReplicaEntry[];
}>;

export type ReplicaEntry = Replica & Readonly<{ converged: boolean }>;

export type ProblemEntry = Readonly<{
  file: string;
  line: number;
  column: number;
  rule: string;
  severity: Severity;
  message: string;
}>;

const MOST_PROBLEMS = 100;
const MOST_LOST_FILES = 20;

/** Says how things stand. A fact that is not known, or is not the case, is left out. */
export function statusReport(parts: StatusParts): StatusReport {
  const { record, snapshot } = parts;
  const { provenance } = record;
  return {
    version: parts.version,
    startedAt: parts.startedAt.toISOString(),
    inStep: record.isInStep,
    lastOutcome: record.lastOutcome,
    since: record.since?.toISOString(),
    lastAttemptedRevision: record.lastAttemptedRevision,
    lastAppliedRevision: record.lastAppliedRevision,
    lastAppliedAt: record.lastAppliedAt?.toISOString(),
    revision: snapshot.revision,
    generation: parts.generation,
    clients: snapshot.clients.size,
    users: snapshot.usersBySub.size,
    commit: provenance?.commit,
    commitSource: provenance?.source,
    commitState: provenance?.commit === undefined ? undefined : (provenance.state ?? 'unknown'),
    stale: record.stale.map(({ path, state, since }) => ({
      file: path,
      state,
      since: since.toISOString(),
    })),
    held: record.held && {
      reason: record.held.reason,
      lost: record.held.lost.length,
      files: record.held.lost.slice(0, MOST_LOST_FILES),
    },
    failure: record.failure,
    secrets: secretsOf(parts.secretUses ?? []),
    ...keysOf(parts.keys),
    fleet: parts.fleet && fleetOf(parts.fleet),
    ...problemsOf(record.diagnostics),
  };
}

function secretsOf(uses: readonly SecretUse[]): StatusReport['secrets'] {
  if (uses.length === 0) return undefined;
  return uses.map(({ clientId, secret, expiresAt, lastUsedAt }) => ({
    client: clientId,
    secret,
    expiresAt: expiresAt?.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString(),
  }));
}

function keysOf(
  keys: KeysInUse | undefined,
): Pick<StatusReport, 'signingKeys' | 'signingKeysChangeAt'> {
  if (keys === undefined) return {};
  return {
    signingKeys: keys.published.map(({ key: { kid, alg }, state, until }) => ({
      kid,
      alg,
      state,
      until: momentText(until),
    })),
    signingKeysChangeAt: momentText(keys.until),
  };
}

function fleetOf(replicas: readonly Replica[]): FleetEntry {
  const { revision, converged } = convergenceOf(replicas);
  return {
    revision,
    converged: converged.length,
    of: replicas.length,
    replicas: replicas.map((replica) => ({ ...replica, converged: converged.includes(replica) })),
  };
}

/** Errors first, so that warnings never push one off the list. */
function problemsOf(
  diagnostics: readonly Diagnostic[],
): Pick<StatusReport, 'problems' | 'problemsOmitted'> {
  const isError = ({ severity }: Diagnostic) => severity === 'error';
  const sorted = [
    ...diagnostics.filter(isError),
    ...diagnostics.filter((diagnostic) => !isError(diagnostic)),
  ];
  const omitted = Math.max(0, sorted.length - MOST_PROBLEMS);
  return {
    problems: sorted.slice(0, MOST_PROBLEMS).map(problemOf),
    problemsOmitted: omitted === 0 ? undefined : omitted,
  };
}

function problemOf({ place, rule, severity, message }: Diagnostic): ProblemEntry {
  const { line, column } = place.range.start;
  return { file: place.file, line, column, rule, severity, message };
}
