import { once } from 'node:events';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { createServer, request as ask } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnIdpfile, type IdpfileProcess } from './idpfile-process.ts';
import { freePort, issuerYAML, writeBelow } from './running-issuer.ts';

/** Servers of one issuer that share what they keep, behind a balancer that takes turns. */
export type Replicas = Readonly<{
  /** Of the issuer, which is the balancer. */
  url: string;
  /** Of each server alone. */
  urls: readonly string[];
  adminURLs: readonly string[];
  /** How many requests each was given. */
  requests: readonly number[];
  /** What all of them have written. */
  output: () => string;
  [Symbol.asyncDispose]: () => Promise<void>;
}>;

type ReplicaOptions = Readonly<{
  count: number;
  /** Lines below `storage` in `issuer.yaml`, in flow style. */
  storage: string;
  files: Readonly<Record<string, string>>;
  environment?: Readonly<Record<string, string>>;
}>;

/** Starts servers one after another, each with the keys of the first. */
export async function startReplicas(options: ReplicaOptions): Promise<Replicas> {
  const root = await mkdtemp(join(tmpdir(), 'idpfile-replicas-'));
  const url = `http://localhost:${await freePort()}`;
  const processes: IdpfileProcess[] = [];
  const stateOf = (index: number) => join(root, `state-${index}`);
  const urls: string[] = [];
  const adminURLs: string[] = [];
  try {
    for (let index = 0; index < options.count; index++) {
      const directory = join(root, `directory-${index}`);
      const [listen, admin] = [await freePort(), await freePort()];
      const more = `  listen: { address: "127.0.0.1:${listen}" }\n  storage: ${options.storage}\n`;
      const issuer = issuerYAML(url, `http://127.0.0.1:${admin}`, more);
      for (const [path, text] of Object.entries({ 'issuer.yaml': issuer, ...options.files })) {
        await writeBelow(directory, path, text);
      }
      if (index > 0) await copyKeys(stateOf(0), stateOf(index));
      const words = ['serve', directory, '--state', stateOf(index)];
      const child = spawnIdpfile(words, options.environment);
      processes.push(child);
      await child.until((output) => output.includes('"msg":"listening"'));
      urls.push(`http://127.0.0.1:${listen}`);
      adminURLs.push(`http://127.0.0.1:${admin}`);
    }
  } catch (cause) {
    await end(processes, root);
    throw cause;
  }
  const balancer = await startBalancer(new URL(url), urls);
  return {
    url,
    urls,
    adminURLs,
    requests: balancer.requests,
    output: () => processes.map((child) => child.output()).join('\n'),
    async [Symbol.asyncDispose]() {
      await balancer.stop();
      await end(processes, root);
    },
  };
}

/** Not what a server keeps of its files, which is being written. */
async function copyKeys(from: string, to: string): Promise<void> {
  await cp(from, to, { recursive: true, filter: (path) => !path.includes('.sqlite') });
}

async function end(processes: readonly IdpfileProcess[], root: string): Promise<void> {
  for (const child of processes) child.signal('SIGTERM');
  await Promise.all(processes.map(({ ended }) => ended));
  await rm(root, { recursive: true });
}

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
