/**
 * From a tree to the one truth a request sees. `serve`, `validate` and the tests all come through
 * here. Nothing below touches the world by itself: opening secrets and asking the engine come in as
 * ports. Mistakes are collected, never thrown, and one mistake does not hide the next.
 */
import type { Diagnostic, Result } from '../diagnostic/diagnostic.ts';
import { sortDiagnostics } from '../diagnostic/sort-diagnostics.ts';
import { diagnosticAt } from '../resource/diagnostic-at.ts';
import type { ResourceOf } from '../resource/resource.ts';
import type { OutsideReference, OutsideSecret } from '../secret/outside-secrets.ts';
import type { Secret } from '../secret/secret.ts';
import {
  parseSigningKeys,
  type SigningKey,
  type SigningKeysResult,
} from '../secret/signing-keys.ts';
import type { SourceTree } from '../tree/source-tree.ts';
import { createTimeSlice } from '../tree/time-slice.ts';
import { adaptLocalUsers } from './adapt-local-users.ts';
import { buildClients, clientsOf, type BuiltClient } from './build-clients.ts';
import { buildAddresses, buildIssuer } from './build-issuer.ts';
import { buildResourceServers } from './build-resource-servers.ts';
import { buildScopes } from './build-scope.ts';
import { buildUser } from './build-user.ts';
import type { Client } from './client.ts';
import { membershipsIn } from './memberships.ts';
import { checkExpiringSecrets } from './expiring-secrets.ts';
import { findIssuer } from './find-issuer.ts';
import { readAllResources } from './read-all-resources.ts';
import type { FileResources } from './read-resources.ts';
import { brokenNames, groupByKind, issuers, secrets, type ResourceSet } from './resource-set.ts';
import { SecretResolver } from './resolve-secrets.ts';
import type { OpenSecret } from './secret-opening.ts';
import { targetOf } from './secret-references.ts';
import { checkSet } from './set-rules.ts';
import { settingsToRestartFor, type RunningSettings } from './restart-rules.ts';
import { checkAPISigningKeys, checkSigningKeys, type KeySet } from './signing-rules.ts';
import type { Snapshot } from './snapshot.ts';
import { clientsById, indexUsers } from './snapshot-indexes.ts';
import { switchOff, type SwitchedOff } from './switched-off.ts';

/** What the snapshot needs of the world. */
export type SnapshotPorts = Readonly<{
  openSecret: OpenSecret;
  /** Reads a mounted file, if it lies below one of these directories, or a variable. */
  readOutsideSecret?(reference: OutsideReference, roots: readonly string[]): OutsideSecret;
  /** Asks the engine about clients; names the objection for each that it refuses. */
  checkClients(
    clients: readonly Client[],
    signingKeys: readonly SigningKey[] | undefined,
  ): Promise<ReadonlyMap<Client, string>>;
}>;

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
  const read = await readAllResources(tree.files, slice);
  const diagnostics = [...tree.faults, ...read.diagnostics];
  const resolver = await openSecrets(read, ports);
  const adapted = await adaptLocalUsers(read, resolver);
  await slice.next();
  const set = groupByKind(switchOff(adapted.resources, options.switchedOff));
  await slice.next();
  const issuer = issuerOf(set, adapted.broken, options.running, diagnostics);
  for (const mistakes of checkSet(set, adapted.broken, issuer?.url ?? '')) {
    // One by one: more than a call takes arguments may be wrong.
    for (const mistake of mistakes) diagnostics.push(mistake);
    if (slice.isOver()) await slice.next();
  }
  const clients = await buildClients(set.clients, resolver, slice);
  const keySet = issuer && signingKeysOf(issuer.resource, resolver, diagnostics);
  diagnostics.push(
    ...resolver.diagnostics,
    ...checkSigningKeys(clients, keySet),
    ...checkAPISigningKeys(set.apis, keySet),
    ...checkExpiringSecrets(set.clients, options.now),
  );
  const judged = options.dangling === 'inert' ? diagnostics.map(demoted) : diagnostics;
  judged.push(...(await askEngine(clients, filesWithErrors(judged), keySet, ports)));

  const sorted = sortDiagnostics(judged);
  const failed = sorted.some(({ severity }) => severity === 'error');
  if (failed || issuer === undefined) return { ok: false, diagnostics: sorted };
  const { revision } = tree;
  const value = assemble({ revision, issuer, keySet, set, clients });
  return { ok: true, value, warnings: sorted };
}

type Parts = Readonly<{
  revision: Snapshot['revision'];
  issuer: DeclaredIssuer;
  keySet: KeySet | undefined;
  set: ResourceSet;
  clients: readonly BuiltClient[];
}>;

function assemble({ revision, issuer, keySet, set, clients }: Parts): Snapshot {
  const memberships = membershipsIn(set.groups);
  const users = set.users.map((resource) => buildUser(resource, issuer.url, memberships));
  return Object.freeze({
    revision,
    issuer: buildIssuer(issuer.resource, keySet?.keys, issuer.url),
    addresses: buildAddresses(issuer.resource.value.spec),
    clients: clientsById(clientsOf(clients)),
    scopes: buildScopes(set.scopes),
    resourceServers: buildResourceServers(set.apis),
    ...indexUsers(users),
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

/** Where a mistake was found already, the engine would only say it again in its own words. */
async function askEngine(
  clients: readonly BuiltClient[],
  faulty: ReadonlySet<string>,
  keySet: KeySet | undefined,
  { checkClients }: SnapshotPorts,
): Promise<readonly Diagnostic[]> {
  const candidates = clientsOf(clients);
  const unsuspected =
    faulty.size === 0 ? candidates : candidates.filter(({ source }) => !faulty.has(source.file));
  return engineRefusals(clients, await checkClients(unsuspected, keySet?.keys));
}

function demoted(diagnostic: Diagnostic): Diagnostic {
  return diagnostic.inert === true ? { ...diagnostic, severity: 'warning' } : diagnostic;
}

function filesWithErrors(diagnostics: readonly Diagnostic[]): ReadonlySet<string> {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  return new Set(errors.map(({ place }) => place.file));
}

async function openSecrets(
  { resources, broken }: Pick<FileResources, 'resources' | 'broken'>,
  { openSecret, readOutsideSecret }: SnapshotPorts,
): Promise<SecretResolver> {
  const [issuer] = issuers.of(resources);
  const roots = issuer?.value.spec.secretFiles ?? [];
  const resolver = new SecretResolver({
    secrets: secrets.of(resources),
    broken: brokenNames(broken, 'Secret'),
    open: openSecret,
    readOutside: (reference) => readOutsideSecret?.(reference, roots) ?? NOT_LOOKED_FOR,
  });
  await resolver.openAll();
  return resolver;
}

const NOT_LOOKED_FOR: OutsideSecret = {
  ok: false,
  code: 'missing',
  message: 'secrets outside of the directory are not looked for here',
};

function signingKeysOf(
  { value, document }: ResourceOf<'Issuer'>,
  resolver: SecretResolver,
  diagnostics: Diagnostic[],
): KeySet | undefined {
  const ref = value.spec.keys?.secretRef;
  if (ref === undefined) return undefined;
  const pointer = '/spec/keys/secretRef';
  const reference = { document, pointer, ref: targetOf(ref), implied: false, vital: true } as const;
  const secret = resolver.resolve(reference);
  if (secret === undefined || resolver.isSealed(reference)) return undefined;
  const related = resolver.placesOf(reference);
  const parsed = parseOnce(secret);
  if (parsed.ok) return { keys: parsed.keys, related };
  const words = { rule: 'signing-keys', message: parsed.message, related } as const;
  diagnostics.push(diagnosticAt(document, pointer, 'key', words));
  return undefined;
}

const parsedKeys = new WeakMap<Secret, SigningKeysResult>();

/** The same keys for the same secret, so that an unchanged set needs no new engine. */
function parseOnce(secret: Secret): SigningKeysResult {
  const parsed = parsedKeys.get(secret) ?? parseSigningKeys(secret.reveal());
  parsedKeys.set(secret, parsed);
  return parsed;
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
