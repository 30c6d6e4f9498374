import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, request as ask } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunningSettings } from '../../src/snapshot/restart-rules.ts';
import { spawnProgram, type IdpfileProcess } from './idpfile-process.ts';
import { freePort, writeBelow } from './running-issuer.ts';

/** One server of several, with a directory and a state directory of its own. */
export type ReplicaServer = Readonly<{
  url: string;
  adminURL: string;
  stateDirectory: string;
  output(): string;
  /** Writes a file of its directory. */
  write(path: string, text: string): Promise<void>;
  remove(path: string): Promise<void>;
}>;

/** Servers of one issuer that share what they keep, behind a balancer that takes turns. */
export type Replicas = Readonly<{
  /** Of the issuer, which is the balancer. */
  url: string;
  servers: readonly ReplicaServer[];
  /** Of each server alone. */
  urls: readonly string[];
  /** What they keep is sealed with it. */
  sealKey: string;
  /** How many requests each was given. */
  requests: readonly number[];
  /** Starts one more, beside those that take turns. */
  add(files: Files): Promise<ReplicaServer>;
  [Symbol.asyncDispose](): Promise<void>;
}>;

/** Path below a directory → content. */
type Files = Readonly<Record<string, string>>;

type ReplicaOptions = Readonly<{
  count: number;
  /** What `spec.storage` says in `issuer.yaml`, in flow style. */
  storage: string;
  files: Files;
  /** Further lines of the spec in `issuer.yaml`, indented. */
  issuer?: string;
  /** What lies in the state directory of the first server. */
  state?: Files;
  environment?: Readonly<Record<string, string>>;
}>;

/** Several that start at once on a busy machine take a while, in milliseconds. */
const PATIENCE_MS = 90_000;

const SEAL_VARIABLE = 'IDPFILE_SECRET_SEAL';

const PROGRAM = join(import.meta.dirname, 'replica-process.ts');

/** What is the same for all servers of an issuer. */
type Issuer = Readonly<{
  url: string;
  root: string;
  issuerYAML: string;
  storageURL: string;
  environment: Readonly<Record<string, string>>;
}>;

type Started = ReplicaServer & Readonly<{ child: IdpfileProcess }>;

/** Starts servers at once, each with a state directory of its own: what they share is in the store. */
export async function startReplicas(options: ReplicaOptions): Promise<Replicas> {
  const root = await mkdtemp(join(tmpdir(), 'idpfile-replicas-'));
  const url = `http://localhost:${await freePort()}`;
  const sealKey = randomBytes(32).toString('base64');
  const issuer: Issuer = {
    url,
    root,
    issuerYAML: replicaIssuer({ ...options, url }),
    storageURL: /url: "([^"]+)"/.exec(options.storage)?.[1] ?? '',
    environment: { ...options.environment, [SEAL_VARIABLE]: sealKey },
  };
  const all: Started[] = [];
  const start = async (files: Files) => {
    const started = await spawnReplica(issuer, all.length, files);
    all.push(started);
    return started;
  };
  const stop = async () => {
    for (const { child } of all) child.signal('SIGTERM');
    await Promise.all(all.map(({ child }) => child.ended));
    await rm(root, { recursive: true });
  };
  try {
    for (const [path, text] of Object.entries(options.state ?? {})) {
      await writeBelow(stateDirectoryOf(issuer, 0), path, text);
    }
    for (let index = 0; index < options.count; index++) await start(options.files);
    await Promise.all(all.map(untilItListens));
  } catch (cause) {
    await stop();
    throw cause;
  }
  const servers = all.slice();
  const urls = servers.map((server) => server.url);
  const balancer = await startBalancer(new URL(url), urls);
  return {
    url,
    servers,
    urls,
    sealKey,
    requests: balancer.requests,
    add: async (files) => {
      const added = await start(files);
      await untilItListens(added);
      return added;
    },
    async [Symbol.asyncDispose]() {
      await balancer.stop();
      await stop();
    },
  };
}

/** The `issuer.yaml` of all servers: they serve the same revision only if not a byte differs. */
export function replicaIssuer({
  url,
  storage,
  issuer = '',
}: Pick<ReplicaOptions, 'storage' | 'issuer'> & Readonly<{ url: string }>): string {
  return `apiVersion: idpfile/v1
kind: Issuer
metadata: { name: main }
spec:
  url: ${url}
  storage: ${storage.replace(/ *\}$/, `, sealKey: { secretRef: { env: ${SEAL_VARIABLE} } } }`)}
${issuer}`;
}

const stateDirectoryOf = ({ root }: Pick<Issuer, 'root'>, index: number) =>
  join(root, `state-${index}`);

async function spawnReplica(issuer: Issuer, index: number, files: Files): Promise<Started> {
  const { url, root, issuerYAML, storageURL, environment } = issuer;
  const [directory, stateDirectory] = [join(root, `dir-${index}`), stateDirectoryOf(issuer, index)];
  for (const [path, text] of Object.entries({ 'issuer.yaml': issuerYAML, ...files })) {
    await writeBelow(directory, path, text);
  }
  const listen = { host: '127.0.0.1', port: await freePort() };
  const admin = { host: '127.0.0.1', port: await freePort() };
  const settings: RunningSettings = { url, listen, admin, storageURL, trustProxy: [] };
  const words = [directory, stateDirectory, JSON.stringify(settings)];
  const child = spawnProgram(PROGRAM, words, environment);
  return {
    child,
    url: `http://127.0.0.1:${listen.port}`,
    adminURL: `http://127.0.0.1:${admin.port}`,
    stateDirectory,
    output: child.output,
    write: (path, text) => writeBelow(directory, path, text),
    remove: (path) => rm(join(directory, path)),
  };
}

const untilItListens = ({ child }: Started) =>
  child.until((output) => output.includes('"msg":"listening"'), PATIENCE_MS);

async function startBalancer({ port }: URL, urls: readonly string[]) {
  const requests = urls.map(() => 0);
  let turn = 0;
  const server = createServer((request, response) => {
    const index = turn++ % urls.length;
    requests[index] = (requests[index] ?? 0) + 1;
    const { method, headers, url } = request;
    const passed = ask(new URL(url ?? '/', urls[index]), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      answer.pipe(response);
    });
    passed.on('error', () => response.destroy());
    request.pipe(passed);
  }).listen(Number(port), 'localhost');
  await once(server, 'listening');
  return {
    requests,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
