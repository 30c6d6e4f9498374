/**
 * From a tree to the one truth a request sees. `serve`, `validate` and the tests all come through
 * here. Nothing below touches the world by itself: opening secrets and asking the engine come in as
 * ports. Mistakes are collected, never thrown, and one mistake does not hide the next.
 */
import type { Diagnostic, Result } from '../diagnostic/diagnostic.ts';
import { sortDiagnostics } from '../diagnostic/sort-diagnostics.ts';
import { diagnosticAt } from '../resource/diagnostic-at.ts';
import type { ResourceOf } from '../resource/resource.ts';
import type { SourceTree } from '../tree/source-tree.ts';
import { createTimeSlice, type TimeSlice } from '../tree/time-slice.ts';
import { buildClients, clientsOf, type BuiltClient } from './build-clients.ts';
import { buildAddresses, buildIssuer, lifetimesOf } from './build-issuer.ts';
import { buildResourceServers } from './build-resource-servers.ts';
import { buildScopes } from './build-scope.ts';
import { buildUser } from './build-user.ts';
import type { Client } from './client.ts';
import { membershipsIn } from './memberships.ts';
import { declaredKeysOf, type DeclaredKeys } from './declared-keys.ts';
import { checkExpiringSecrets } from './expiring-secrets.ts';
import { findIssuer } from './find-issuer.ts';
import { checkInclude, withoutGuesses } from './include-rules.ts';
import type { StorageSecrets } from './issuer.ts';
import { openResources } from './open-resources.ts';
import type { FileResources } from './read-resources.ts';
import { groupByKind, type ResourceSet } from './resource-set.ts';
import { checkSet } from './set-rules.ts';
import {
  sealKeysToRestartFor,
  settingsToRestartFor,
  type RunningSettings,
} from './restart-rules.ts';
import { checkRetiringKeys } from './retiring-keys.ts';
import { signedLifetime } from './signed-lifetime.ts';
import { checkAPISigningKeys, checkResponseKeys, checkSigningKeys } from './signing-rules.ts';
import type { SnapshotPorts } from './snapshot-ports.ts';
import type { Snapshot } from './snapshot.ts';
import { clientsById, indexUsers } from './snapshot-indexes.ts';
import { storageSecretsOf } from './storage-secrets.ts';
import { switchOff, type SwitchedOff } from './switched-off.ts';
import { themeOf, type Theme } from './theme.ts';
import { tolerateServed } from './tolerate-served.ts';
import { veilDiagnostics } from './veil-diagnostics.ts';
import { checkWaivers } from './waiver-rules.ts';

/** What a running server knows beyond the files. */
export type BuildOptions = Readonly<{
  /**
   * What becomes of a name of something that is not there: a mistake (the default), or a warning and
   * without effect, so that a deletion in one file does not break the others.
   */
  dangling?: 'refuse' | 'inert';
  /** What the process has taken at its start; what the files say otherwise is a warning. */
  running?: RunningSettings | undefined;
  /** Resources to be disabled, whatever their files say. */
  switchedOff?: SwitchedOff | undefined;
  /**
   * What is served so far: files that are so already, with their Policy, stay in spite of it. They
   * came to break it by the clock, or by a deletion elsewhere, and there is nothing to hold back.
   */
  served?: SourceTree | undefined;
  /** The time by which secrets expire; that of the clock, if left out. */
  now?: Date | undefined;
}>;

/** Builds the snapshot of a tree, or says everything that is wrong with it. */
export async function buildSnapshot(
  tree: SourceTree,
  ports: SnapshotPorts,
  options: BuildOptions = {},
): Promise<Result<Snapshot>> {
  const slice = createTimeSlice();
  const opened = await openResources(tree, ports, slice);
  const { resolver, broken, diagnostics } = opened;
  if (slice.isOver()) await slice.next();
  const resources = switchOff(opened.resources, options.switchedOff);
  const set = groupByKind(resources);
  if (slice.isOver()) await slice.next();
  const issuer = issuerOf(set, broken, options.running, diagnostics);
  await checkInSlices(checkSet(set, broken, issuer?.url ?? ''), diagnostics, slice);
  const clients = await buildClients(set.clients, resolver, slice);
  const now = options.now ?? new Date();
  const named = namedByIssuer(issuer?.resource, opened, tree, now);
  const { keys } = named;
  const { revision } = tree;
  diagnostics.push(...sealKeysToRestartFor(issuer?.resource, named.secrets, options.running));
  diagnostics.push(
    ...resolver.diagnostics,
    ...checkAcross({ issuer, keys, set, clients }, tree, now),
  );
  const judged = judge(withoutGuesses(diagnostics, tree), options);
  judged.push(...(await askEngine(clients, filesWithErrors(judged), keys, ports)));

  const sorted = sortDiagnostics(veilDiagnostics(judged, opened.veils));
  if (issuer === undefined || sorted.some(isError)) return { ok: false, diagnostics: sorted };
  const snapshot = assemble({ revision, issuer, ...named, set, clients });
  const built = { ok: true, value: snapshot, warnings: sorted } as const;
  return withPolicy(built, issuer.resource, async () => {
    const forbidden = await ports.checkPolicy?.({ snapshot, resources, now }, slice);
    const told = tolerateServed(forbidden ?? [], tree, options.served);
    return veilDiagnostics(told, opened.veils);
  });
}

/** Asked only of what is right otherwise: a policy is about what would be served. */
async function withPolicy(
  built: Extract<Result<Snapshot>, { ok: true }>,
  { value: { spec } }: ResourceOf<'Issuer'>,
  checkPolicy: () => Promise<readonly Diagnostic[]>,
): Promise<Result<Snapshot>> {
  if (spec.enforcePolicy !== true) return built;
  const all = sortDiagnostics([...built.warnings, ...(await checkPolicy())]);
  return all.some(isError) ? { ok: false, diagnostics: all } : { ...built, warnings: all };
}

const isError = ({ severity }: Diagnostic) => severity === 'error';

/** One by one: more than a call takes arguments may be wrong. */
async function checkInSlices(
  rules: Iterable<readonly Diagnostic[]>,
  diagnostics: Diagnostic[],
  slice: TimeSlice,
): Promise<void> {
  for (const mistakes of rules) {
    for (const mistake of mistakes) diagnostics.push(mistake);
    if (slice.isOver()) await slice.next();
  }
}

/** What the Issuer names that lies elsewhere. */
type Named = Readonly<{
  keys?: DeclaredKeys | undefined;
  /** Of the store. */
  secrets?: StorageSecrets | undefined;
  theme?: Theme | undefined;
}>;

function namedByIssuer(
  issuer: ResourceOf<'Issuer'> | undefined,
  { resolver, diagnostics }: Awaited<ReturnType<typeof openResources>>,
  tree: SourceTree,
  now: Date,
): Named {
  if (issuer === undefined) return {};
  const keys = declaredKeysOf(issuer, resolver, diagnostics, now.getTime());
  const secrets = storageSecretsOf(issuer, resolver);
  const theme = themeOf(issuer, tree.files, diagnostics);
  return { keys, secrets, theme };
}

type Parts = Named &
  Readonly<{
    revision: Snapshot['revision'];
    issuer: DeclaredIssuer;
    set: ResourceSet;
    clients: readonly BuiltClient[];
  }>;

function assemble({ revision, issuer, keys, secrets, theme, set, clients }: Parts): Snapshot {
  const memberships = membershipsIn(set.groups);
  const users = set.users.map((resource) => buildUser(resource, issuer.url, memberships));
  return Object.freeze({
    revision,
    issuer: buildIssuer(issuer.resource, keys?.schedule, issuer.url),
    addresses: buildAddresses(issuer.resource.value.spec, secrets),
    clients: clientsById(clientsOf(clients)),
    scopes: buildScopes(set.scopes),
    resourceServers: buildResourceServers(set.apis),
    ...indexUsers(users),
    ...(theme === undefined ? {} : { theme }),
  });
}

/** The Issuer that is declared, and the URL that is served, which may still be an earlier one. */
type DeclaredIssuer = Readonly<{ resource: ResourceOf<'Issuer'>; url: string }>;

function issuerOf(
  { issuers }: ResourceSet,
  broken: FileResources['broken'],
  running: RunningSettings | undefined,
  diagnostics: Diagnostic[],
): DeclaredIssuer | undefined {
  const { issuer: resource, diagnostics: mistakes } = findIssuer(issuers, broken);
  diagnostics.push(...mistakes);
  if (resource === undefined) return undefined;
  if (running === undefined) return { resource, url: resource.value.spec.url };
  diagnostics.push(...settingsToRestartFor(resource, running));
  return { resource, url: running.url };
}

/** What holds between clients, APIs and keys, some of it only until a day. */
function checkAcross(
  {
    issuer,
    keys,
    set,
    clients,
  }: Pick<Parts, 'keys' | 'set' | 'clients'> & {
    readonly issuer: DeclaredIssuer | undefined;
  },
  tree: SourceTree,
  now: Date,
): readonly Diagnostic[] {
  const lifetimeOfSigned = ({ value: { spec } }: ResourceOf<'Issuer'>) =>
    signedLifetime({
      ttl: lifetimesOf(spec),
      clients: clientsOf(clients),
      resourceServers: buildResourceServers(set.apis).values(),
    });
  const resource = issuer?.resource;
  return [
    ...checkSigningKeys(clients, keys),
    ...checkAPISigningKeys(set.apis, keys),
    ...checkResponseKeys(clients, keys),
    ...(resource ? checkRetiringKeys(resource, () => lifetimeOfSigned(resource), now) : []),
    ...checkExpiringSecrets(set.clients, now),
    ...checkWaivers(set.clients, now),
    ...checkInclude(resource, tree),
  ];
}

/** Where a mistake was found already, the engine would only say it again in its own words. */
async function askEngine(
  clients: readonly BuiltClient[],
  faulty: ReadonlySet<string>,
  keys: DeclaredKeys | undefined,
  { checkClients }: SnapshotPorts,
): Promise<readonly Diagnostic[]> {
  const candidates = clientsOf(clients);
  const unsuspected =
    faulty.size === 0 ? candidates : candidates.filter(({ source }) => !faulty.has(source.file));
  return engineRefusals(clients, await checkClients(unsuspected, keys?.lasting));
}

function judge(diagnostics: readonly Diagnostic[], { dangling }: BuildOptions): Diagnostic[] {
  return diagnostics.map((one) => (dangling === 'inert' ? demoted(one) : one));
}

function demoted(diagnostic: Diagnostic): Diagnostic {
  return diagnostic.inert === true ? { ...diagnostic, severity: 'warning' } : diagnostic;
}

function filesWithErrors(diagnostics: readonly Diagnostic[]): ReadonlySet<string> {
  return new Set(diagnostics.filter(isError).map(({ place }) => place.file));
}

function engineRefusals(
  clients: readonly BuiltClient[],
  objections: ReadonlyMap<Client, string>,
): readonly Diagnostic[] {
  if (objections.size === 0) return [];
  return clients.flatMap(({ client, resource: { document } }) => {
    const objection = objections.get(client);
    if (objection === undefined) return [];
    const message = `the OpenID Connect engine refuses client ${client.id}: ${objection}`;
    return [diagnosticAt(document, '/spec', 'key', { rule: 'engine-refused', message })];
  });
}
