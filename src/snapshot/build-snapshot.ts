/**
 * From a tree to the one truth a request sees. `serve`, `validate` and the tests all come through
 * here. Nothing below touches the world by itself: opening secrets and asking the engine come in as
 * ports. Mistakes are collected, never thrown, and one mistake does not hide the next.
 */
import type { Diagnostic, Result } from '../diagnostic/diagnostic.ts';
import { sortDiagnostics } from '../diagnostic/sort-diagnostics.ts';
import { diagnosticAt } from '../resource/diagnostic-at.ts';
import type { Resource, ResourceOf } from '../resource/resource.ts';
import type { Secret } from '../secret/secret.ts';
import {
  parseSigningKeys,
  type SigningKey,
  type SigningKeysResult,
} from '../secret/signing-keys.ts';
import type { SourceTree } from '../tree/source-tree.ts';
import { createTimeSlice, type TimeSlice } from '../tree/time-slice.ts';
import { adaptLocalUsers } from './adapt-local-users.ts';
import { buildClient } from './build-client.ts';
import { buildAddresses, buildIssuer } from './build-issuer.ts';
import { buildResourceServers } from './build-resource-servers.ts';
import { buildScopes } from './build-scope.ts';
import { buildUser } from './build-user.ts';
import type { Client } from './client.ts';
import { membershipsIn } from './memberships.ts';
import { findIssuer } from './find-issuer.ts';
import { readResources, type FileResources } from './read-resources.ts';
import { SecretResolver } from './resolve-secrets.ts';
import type { OpenSecret } from './secret-opening.ts';
import { checkSet } from './set-rules.ts';
import { settingsToRestartFor, type RunningSettings } from './restart-rules.ts';
import { checkAPISigningKeys, checkSigningKeys, type KeySet } from './signing-rules.ts';
import { foldLogin, type Snapshot } from './snapshot.ts';
import { switchOff, type SwitchedOff } from './switched-off.ts';
import type { User } from './user.ts';

/** What the snapshot needs of the world. */
export type SnapshotPorts = Readonly<{
  openSecret: OpenSecret;
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
}>;

/** Builds the snapshot of a tree, or says everything that is wrong with it. */
export async function buildSnapshot(
  tree: SourceTree,
  ports: SnapshotPorts,
  options: BuildOptions = {},
): Promise<Result<Snapshot>> {
  const slice = createTimeSlice();
  const read = await readAll(tree, slice);
  const { diagnostics } = read;
  const resolver = await openSecrets(read, ports);
  const adapted = await adaptLocalUsers(read, resolver);
  const resources = switchOff(adapted.resources, options.switchedOff);
  const issuer = issuerOf(resources, adapted.broken, options.running, diagnostics);
  for (const mistakes of checkSet(resources, adapted.broken, issuer?.url ?? '')) {
    // One by one: more than a call takes arguments may be wrong.
    for (const mistake of mistakes) diagnostics.push(mistake);
    if (slice.isOver()) await slice.next();
  }
  const clients = await buildClients(resources, resolver, slice);
  const keySet = issuer && signingKeysOf(issuer.resource, resolver, diagnostics);
  diagnostics.push(
    ...resolver.diagnostics,
    ...checkSigningKeys(clients, keySet),
    ...checkAPISigningKeys(resources, keySet),
  );
  const judged = options.dangling === 'inert' ? diagnostics.map(demoted) : diagnostics;
  judged.push(...(await askEngine(clients, filesWithErrors(judged), keySet, ports)));

  const sorted = sortDiagnostics(judged);
  const failed = sorted.some(({ severity }) => severity === 'error');
  if (failed || issuer === undefined) return { ok: false, diagnostics: sorted };
  const { revision } = tree;
  const value = assemble({ revision, issuer, keySet, resources, clients: [...clients.keys()] });
  return { ok: true, value, warnings: sorted };
}

type Parts = Readonly<{
  revision: Snapshot['revision'];
  issuer: DeclaredIssuer;
  keySet: KeySet | undefined;
  resources: readonly Resource[];
  clients: readonly Client[];
}>;

function assemble({ revision, issuer, keySet, resources, clients }: Parts): Snapshot {
  const memberships = membershipsIn(resources);
  const users = resources
    .filter((resource) => resource.kind === 'User')
    .map((resource) => buildUser(resource, issuer.url, memberships));
  return Object.freeze({
    revision,
    issuer: buildIssuer(issuer.resource, keySet?.keys, issuer.url),
    addresses: buildAddresses(issuer.resource.value.spec),
    clients: new Map(clients.map((client) => [client.id, client])),
    scopes: buildScopes(resources),
    resourceServers: buildResourceServers(resources),
    usersBySub: new Map(users.map((user) => [user.sub, user])),
    usersByLogin: indexByLogin(users),
  });
}

/** The Issuer that is declared, and the URL that is served, which may still be an earlier one. */
type DeclaredIssuer = Readonly<{ resource: ResourceOf<'Issuer'>; url: string }>;

function issuerOf(
  resources: readonly Resource[],
  broken: FileResources['broken'],
  running: RunningSettings | undefined,
  diagnostics: Diagnostic[],
): DeclaredIssuer | undefined {
  const { issuer: resource, diagnostics: mistakes } = findIssuer(resources, broken);
  diagnostics.push(...mistakes);
  if (resource === undefined) return undefined;
  if (running === undefined) return { resource, url: resource.value.spec.url };
  diagnostics.push(...settingsToRestartFor(resource, running));
  return { resource, url: running.url };
}

/** Where a mistake was found already, the engine would only say it again in its own words. */
async function askEngine(
  clients: ReadonlyMap<Client, ResourceOf<'Client'>>,
  faulty: ReadonlySet<string>,
  keySet: KeySet | undefined,
  { checkClients }: SnapshotPorts,
): Promise<readonly Diagnostic[]> {
  const candidates = [...clients.keys()];
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

async function readAll(tree: SourceTree, slice: TimeSlice) {
  const resources: Resource[] = [];
  const broken: { kind: string; name: string }[] = [];
  const diagnostics: Diagnostic[] = [...tree.faults];
  for (const file of tree.files) {
    if (slice.isOver()) await slice.next();
    const read = readResources(file);
    resources.push(...read.resources);
    broken.push(...read.broken);
    diagnostics.push(...read.diagnostics);
  }
  return { resources, broken, diagnostics };
}

async function openSecrets(
  { resources, broken }: Pick<FileResources, 'resources' | 'broken'>,
  { openSecret }: SnapshotPorts,
): Promise<SecretResolver> {
  const secrets = resources.filter((resource) => resource.kind === 'Secret');
  const brokenSecrets = broken.filter(({ kind }) => kind === 'Secret').map(({ name }) => name);
  const resolver = new SecretResolver(secrets, brokenSecrets, openSecret);
  await resolver.openAll();
  return resolver;
}

async function buildClients(
  resources: readonly Resource[],
  resolver: SecretResolver,
  slice: TimeSlice,
): Promise<ReadonlyMap<Client, ResourceOf<'Client'>>> {
  const clients = new Map<Client, ResourceOf<'Client'>>();
  for (const resource of resources) {
    if (slice.isOver()) await slice.next();
    if (resource.kind !== 'Client') continue;
    clients.set(buildClient(resource, resolver.resolveClient(resource)), resource);
  }
  return clients;
}

function signingKeysOf(
  { value, document }: ResourceOf<'Issuer'>,
  resolver: SecretResolver,
  diagnostics: Diagnostic[],
): KeySet | undefined {
  const ref = value.spec.keys?.secretRef;
  if (ref === undefined) return undefined;
  const pointer = '/spec/keys/secretRef';
  const secret = resolver.resolve({ document, pointer, ref, implied: false, vital: true });
  if (secret === undefined) return undefined;
  const related = resolver.placesOf({ document, pointer, ref });
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
  clients: ReadonlyMap<Client, ResourceOf<'Client'>>,
  objections: ReadonlyMap<Client, string>,
): Diagnostic[] {
  return [...objections].flatMap(([client, objection]) => {
    const document = clients.get(client)?.document;
    if (document === undefined) return [];
    const message = `the OpenID Connect engine refuses client ${client.id}: ${objection}`;
    return [diagnosticAt(document, '/spec', 'key', { rule: 'engine-refused', message })];
  });
}

function indexByLogin(users: readonly User[]): ReadonlyMap<string, User> {
  return new Map(
    users.flatMap((user) =>
      [user.username, user.email]
        .filter((login) => login !== undefined)
        .map((login) => [foldLogin(login), user] as const),
    ),
  );
}
