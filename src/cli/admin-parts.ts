import type { AdminParts } from '../http/create-admin-app.ts';
import type { CurrentKeys } from '../issuer/current-keys.ts';
import type { SecretUses } from '../issuer/secret-uses.ts';
import {
  describeFleet,
  describeSecretUses,
  describeServed,
  describeSigningKeys,
  renderMetrics,
  type Served,
} from '../metrics.ts';
import type { Following } from './follow.ts';
import type { CurrentSnapshot } from '../snapshot/current-snapshot.ts';
import type { Heartbeat } from '../store/heartbeat.ts';
import { convergenceOf } from '../store/convergence.ts';
import type { Replica, Store } from '../store/store.ts';
import { packageVersion } from './package-version.ts';
import { statusReport, type Recorded, type StatusReport } from './status-report.ts';
import { statusText } from './status-text.ts';

type Observed = Readonly<{
  /** The host part of `spec.admin.address`. */
  host: string;
  startedAt: Date;
  current: CurrentSnapshot;
  following: Following;
  store: Store;
  secretUses: Pick<SecretUses, 'usesIn'>;
  keys: Pick<CurrentKeys, 'of'>;
  fleet: Pick<Heartbeat, 'fleet'>;
}>;

/** What one process says of itself. */
export type OwnAdminParts = Omit<AdminParts, 'status'> &
  Readonly<{ status(): Promise<StatusReport> }>;

/** Joins the admin listener to the parts of the server it tells of. */
export function createAdminParts({
  host,
  startedAt,
  current,
  following,
  store,
  secretUses,
  keys,
  fleet,
}: Observed): OwnAdminParts {
  const version = packageVersion();
  const status = async (): Promise<StatusReport> =>
    statusReport({
      record: following.status(),
      snapshot: current.latest(),
      generation: current.generation,
      secretUses: secretUses.usesIn(current.latest()),
      keys: keys.of(current.latest()),
      fleet: await fleet.fleet(),
      startedAt,
      version,
    });
  const refreshMetrics = (): void => {
    describeServed(servedOf(following.status(), current));
    describeSecretUses(secretUses.usesIn(current.latest()));
    describeSigningKeys(keys.of(current.latest()));
  };
  // What was good at the start counts as a success, even if nobody asks before it ends.
  refreshMetrics();
  return {
    host,
    ready: () => store.health(),
    holdings: (clientIds) => store.holdings(clientIds),
    status,
    statusText: async () => statusText(await status()),
    metrics: async () => {
      refreshMetrics();
      describeFleet(countsOf(await fleet.fleet()));
      return renderMetrics();
    },
    heldRevision: async () => heldRevisionOf(following.status()),
    reload: (accept) => (accept === undefined ? following.rebuild() : following.accept(accept)),
  };
}

/** What waits for somebody's word is what was attempted last. */
function heldRevisionOf({ held, lastAttemptedRevision }: Recorded): string | undefined {
  return held && lastAttemptedRevision;
}

function countsOf(replicas: readonly Replica[] | undefined): Parameters<typeof describeFleet>[0] {
  if (replicas === undefined) return undefined;
  return { replicas: replicas.length, converged: convergenceOf(replicas).converged.length };
}

/** The present in numbers, for `describeServed`. */
export function servedOf(record: Recorded, current: CurrentSnapshot): Served {
  const { revision, clients, usersBySub } = current.latest();
  const { isInStep, lastAppliedAt, provenance } = record;
  // The commit of the files on the disk says nothing of files that are not served.
  const isOfCommit = isInStep && provenance?.state !== 'modified';
  return {
    isInStep,
    lastAppliedAt,
    revision,
    commit: isOfCommit ? provenance?.commit : undefined,
    files: filesOf(record),
    clients: clients.size,
    users: usersBySub.size,
  };
}

/** Files that are gone from the disk and held are served in an earlier version, like stale ones. */
function filesOf({ files, stale, held }: Recorded): Served['files'] {
  if (files === undefined) return undefined;
  const absent = stale.filter(({ state }) => state === 'absent').length;
  const old = stale.length - absent + (held?.lost.length ?? 0);
  return { served: Math.max(0, files - old), stale: old, absent };
}
