import {
  AggregatorRegistry,
  collectDefaultMetrics,
  Counter,
  Gauge,
  Histogram,
  Registry,
  type Aggregator,
} from 'prom-client';

const registry = new Registry();
const registers = [registry];
collectDefaultMetrics({ register: registry });

const OUTCOMES = ['applied', 'unchanged', 'rejected', 'held', 'failed'] as const;

/** Processes that serve the same add nothing to each other: of their values one is told. */
const gauge = <L extends string = never>(
  name: string,
  help: string,
  labelNames: L[] = [],
  aggregator: Aggregator = 'max',
) => new Gauge({ name, help, labelNames, registers, aggregator });

/** All there is beside the metrics of the process. No label holds what a request says. */
const METRICS = {
  lastReloadSuccessful: gauge(
    'idpfile_config_last_reload_successful',
    '1 while the files on the disk are served as they are, else 0',
    [],
    'min',
  ),
  lastReloadSuccess: gauge(
    'idpfile_config_last_reload_success_timestamp_seconds',
    'When the files on the disk were last taken over as a whole',
    [],
    'min',
  ),
  info: gauge('idpfile_config_info', 'What is served; always 1', ['revision', 'commit']),
  files: gauge('idpfile_config_files', 'Files by what is served of them', ['state']),
  reloads: new Counter({
    name: 'idpfile_config_reloads_total',
    help: 'Looks at the directory by how they ended',
    labelNames: ['outcome'],
    registers,
  }),
  reloadDuration: new Histogram({
    name: 'idpfile_config_reload_duration_seconds',
    help: 'How long a look at the directory took that found a change',
    buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers,
  }),
  clients: gauge('idpfile_clients', 'Clients that are served, disabled ones included'),
  users: gauge('idpfile_users', 'Users that are served, disabled ones included'),
  secretUse: gauge(
    'idpfile_client_secret_last_used_timestamp_seconds',
    'When a client that has several secrets used one of them last; previous is the latest of the old ones',
    ['client', 'secret'],
  ),
  signingKeys: gauge('idpfile_signing_keys', 'Keys that are published by what they do', ['state']),
  nextKeyChange: gauge(
    'idpfile_signing_keys_next_change_timestamp_seconds',
    'When another key signs, or one is not published any more',
    [],
    'min',
  ),
  fleetReplicas: gauge('idpfile_fleet_replicas', 'Processes that run over the same state'),
  fleetConverged: gauge(
    'idpfile_fleet_converged',
    'Of these, those that serve what all are on the way to, as it is on their disks',
    [],
    'min',
  ),
};

// A rate needs a zero to begin with.
for (const outcome of OUTCOMES) METRICS.reloads.inc({ outcome }, 0);

/** How a look at the directory ended. */
export type ReloadOutcome = (typeof OUTCOMES)[number];

/** What is served, and how it stands to the files on the disk. */
export type Served = Readonly<{
  /** Whether every file on the disk is served as it is. */
  isInStep: boolean;
  lastAppliedAt: Date | undefined;
  revision: string;
  /** Of the files that are served; undefined where they are of no one commit, or nobody knows. */
  commit: string | undefined;
  files: Readonly<Record<'served' | 'stale' | 'absent', number>> | undefined;
  clients: number;
  users: number;
}>;

/** Counts one look at the directory. */
export function observeReload(outcome: ReloadOutcome, seconds: number): void {
  METRICS.reloads.inc({ outcome });
  // Nearly all looks find nothing: their time would hide that of the others.
  if (outcome !== 'unchanged') METRICS.reloadDuration.observe(seconds);
}

/** Sets what describes the present; to be called after each look, and before the numbers are shown. */
export function describeServed(served: Served): void {
  METRICS.lastReloadSuccessful.set(served.isInStep ? 1 : 0);
  if (served.isInStep && served.lastAppliedAt !== undefined) {
    METRICS.lastReloadSuccess.set(served.lastAppliedAt.getTime() / 1000);
  }
  METRICS.info.reset();
  METRICS.info.set({ revision: served.revision, commit: served.commit ?? '' }, 1);
  for (const [state, count] of Object.entries(served.files ?? {})) {
    METRICS.files.set({ state }, count);
  }
  METRICS.clients.set(served.clients);
  METRICS.users.set(served.users);
}

type SecretUse = Readonly<{
  clientId: string;
  secret: 'current' | 'previous';
  lastUsedAt: Date | undefined;
}>;

/** Sets when secrets were used last; one that was not has no sample. */
export function describeSecretUses(uses: readonly SecretUse[]): void {
  METRICS.secretUse.reset();
  const used = uses.flatMap(({ lastUsedAt, ...use }) =>
    lastUsedAt === undefined ? [] : [{ ...use, seconds: lastUsedAt.getTime() / 1000 }],
  );
  // Of several previous secrets the one used last comes last, and stays.
  for (const { clientId, secret, seconds } of used.toSorted((a, b) => a.seconds - b.seconds)) {
    METRICS.secretUse.set({ client: clientId, secret }, seconds);
  }
}

const KEY_STATES = ['signing', 'next', 'verifying'] as const;

type SigningKeysInUse = Readonly<{
  published: readonly Readonly<{ state: (typeof KEY_STATES)[number] }>[];
  /** When this ends, in milliseconds since the epoch; `Infinity` if it does not. */
  until: number;
}>;

/** Sets which keys are published; where none ever changes there is no time of the next change. */
export function describeSigningKeys({ published, until }: SigningKeysInUse): void {
  for (const state of KEY_STATES) {
    METRICS.signingKeys.set({ state }, published.filter((key) => key.state === state).length);
  }
  METRICS.nextKeyChange.remove();
  if (Number.isFinite(until)) METRICS.nextKeyChange.set(until / 1000);
}

/** Sets how many processes there are; undefined where the store does not say. */
export function describeFleet(
  fleet: Readonly<{ replicas: number; converged: number }> | undefined,
): void {
  METRICS.fleetReplicas.remove();
  METRICS.fleetConverged.remove();
  if (fleet === undefined) return;
  METRICS.fleetReplicas.set(fleet.replicas);
  METRICS.fleetConverged.set(fleet.converged);
}

/** Metrics in the text format of Prometheus. */
export type RenderedMetrics = Readonly<{ contentType: string; text: string }>;

/** All metrics of this process. */
export async function renderMetrics(): Promise<RenderedMetrics> {
  return { contentType: registry.contentType, text: await registry.metrics() };
}

/** All metrics of this process, to be rendered with those of others. */
export function collectMetrics(): Promise<readonly object[]> {
  return registry.getMetricsAsJSON();
}

/** The metrics of several processes as those of one server: what was counted is summed up. */
export async function renderTogether(
  ofProcesses: readonly (readonly object[])[],
): Promise<RenderedMetrics> {
  const together = AggregatorRegistry.aggregate(ofProcesses.map((metrics) => [...metrics]));
  return { contentType: registry.contentType, text: await together.metrics() };
}
