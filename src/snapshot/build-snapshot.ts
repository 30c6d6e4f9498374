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
import { checkAPISigningKeys, checkSigningKeys } from './signing-rules.ts';
import { foldLogin, type Snapshot } from './snapshot.ts';
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

/** Builds the snapshot of a tree, or says everything that is wrong with it. */
export async function buildSnapshot(
  tree: SourceTree,
  ports: SnapshotPorts,
): Promise<Result<Snapshot>> {
  const slice = createTimeSlice();
  const read = await readAll(tree, slice);
  const { diagnostics } = read;
  const resolver = await openSecrets(read, ports);
  const { resources, broken } = await adaptLocalUsers(read, resolver);
  const found = findIssuer(resources, broken);
  diagnostics.push(...found.diagnostics);
  const issuerURL = found.issuer?.value.spec.url ?? '';
  for (const mistakes of checkSet(resources, broken, issuerURL)) {
    // One by one: more than a call takes arguments may be wrong.
    for (const mistake of mistakes) diagnostics.push(mistake);
    if (slice.isOver()) await slice.next();
  }
  const clients = await buildClients(resources, resolver, slice);
  const signingKeys = found.issuer && signingKeysOf(found.issuer, resolver, diagnostics);
  diagnostics.push(
    ...resolver.diagnostics,
    ...checkSigningKeys(clients, signingKeys),
    ...checkAPISigningKeys(resources, signingKeys),
  );

  const candidates = [...clients.keys()];
  const faulty = filesWithErrors(diagnostics);
  // Where a mistake was found already, the engine would only say it again in its own words.
  const unsuspected =
    faulty.size === 0 ? candidates : candidates.filter(({ source }) => !faulty.has(source.file));
  const objections = await ports.checkClients(unsuspected, signingKeys);
  diagnostics.push(...engineRefusals(clients, objections));

  const sorted = sortDiagnostics(diagnostics);
  const failed = sorted.some(({ severity }) => severity === 'error');
  if (failed || found.issuer === undefined) return { ok: false, diagnostics: sorted };
  const memberships = membershipsIn(resources);
  const users = resources
    .filter((resource) => resource.kind === 'User')
    .map((resource) => buildUser(resource, issuerURL, memberships));
  const value: Snapshot = Object.freeze({
    revision: tree.revision,
    issuer: buildIssuer(found.issuer, signingKeys),
    addresses: buildAddresses(found.issuer.value.spec),
    clients: new Map(candidates.map((client) => [client.id, client])),
    scopes: buildScopes(resources),
    resourceServers: buildResourceServers(resources),
    usersBySub: new Map(users.map((user) => [user.sub, user])),
    usersByLogin: indexByLogin(users),
  });
  return { ok: true, value, warnings: sorted };
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

/** Clients whose secret cannot be resolved are left out: that is an error by itself. */
async function buildClients(
  resources: readonly Resource[],
  resolver: SecretResolver,
  slice: TimeSlice,
): Promise<ReadonlyMap<Client, ResourceOf<'Client'>>> {
  const clients = new Map<Client, ResourceOf<'Client'>>();
  for (const resource of resources) {
    if (slice.isOver()) await slice.next();
    if (resource.kind !== 'Client') continue;
    const secrets = resolver.resolveClient(resource);
    if (secrets !== undefined) clients.set(buildClient(resource, secrets), resource);
  }
  return clients;
}

function signingKeysOf(
  { value, document }: ResourceOf<'Issuer'>,
  resolver: SecretResolver,
  diagnostics: Diagnostic[],
): readonly SigningKey[] | undefined {
  const ref = value.spec.keys?.secretRef;
  if (ref === undefined) return undefined;
  const pointer = '/spec/keys/secretRef';
  const secret = resolver.resolve({ document, pointer, ref, implied: false });
  if (secret === undefined) return undefined;
  const parsed = parseOnce(secret);
  if (parsed.ok) return parsed.keys;
  diagnostics.push(
    diagnosticAt(document, pointer, 'key', { rule: 'signing-keys', message: parsed.message }),
  );
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
