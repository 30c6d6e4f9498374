// What an answer costs, beside the engine alone and, where Go is installed, beside Dex and Ory Hydra:
// `npm run bench -- --rounds 5 --seconds 2`. Every server and the load generator is a process of its own;
// the servers take turns within each round. A table in Markdown goes to standard output: microseconds of
// processor time per operation, all threads.
import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { compare, hash } from 'bcrypt';
import { startDex } from './peers/dex.ts';
import { hasGo } from './peers/go-program.ts';
import { startHydra } from './peers/hydra.ts';
import { startLoad } from './tokens/load.ts';
import type { LoadRequest } from './tokens/load-generator.ts';
import { DIALECTS, operationsNamed, type OperationName } from './tokens/operations.ts';
import { PASSWORD, PASSWORD_HASH_COST } from './tokens/scene.ts';
import { startIdpfile, startRaw, type Server } from './tokens/servers.ts';
import { createPlace } from './tokens/write-directory.ts';
import { printHeadings, printRow, spread } from './table.ts';

const LOGIN: OperationName = 'login with consent';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '2' },
    /** Part of the names of what is measured; everything by default. */
    only: { type: 'string', multiple: true, default: [''] },
    storage: { type: 'string', multiple: true, default: ['sqlite:', 'memory:'] },
    /** Whether Dex and Hydra are to be measured as well. */
    peers: { type: 'boolean', default: true },
    /** The `main.ts` or `main.js` of another version, to be compared with. */
    before: { type: 'string' },
    /** A directory for profiles of our processes. */
    profile: { type: 'string' },
  },
  allowNegative: true,
});
const names = operationsNamed(values.only);
const place = createPlace();
const servers: Server[] = [];
const load = startLoad();

try {
  servers.push(await startRaw(place));
  const { storage, before, profile } = values;
  for (const url of storage) servers.push(await startIdpfile(place, url, { profile }));
  if (before !== undefined) {
    servers.push(await startIdpfile(place, storage[0] ?? 'sqlite:', { program: before }));
  }
  const withPeers = values.peers && (await hasGo());
  if (withPeers) servers.push(await startDex(place), await startHydra(place));
  const [raw, ...others] = servers.map(({ name }) => name);
  printHeadings([
    'CPU µs per operation',
    `${raw}`,
    ...others.flatMap((name) => [name, `${name} ÷ raw`]),
  ]);
  for (const name of names) printRow(await measure(name));
  printReasons(withPeers);
} finally {
  load.stop();
  await Promise.all(servers.map((server) => server.stop()));
  rmSync(place.root, { recursive: true, force: true });
}

/** A row of the table. The password is hashed by ours alone, so that is not counted. */
async function measure(operation: OperationName): Promise<string[]> {
  const forMs = Number(values.seconds) * 1000;
  const able = servers.filter(({ kind }) => reasonAgainst(kind, operation) === undefined);
  for (const server of able) await load.warmUp(server, operation);
  const ofServer = new Map<Server, number[]>(able.map((server) => [server, []]));
  for (let round = 0; round < Number(values.rounds); round += 1) {
    const hashCpu = operation === LOGIN ? await costOfPasswordHash() : 0;
    for (const [server, costs] of ofServer) {
      const cost = await costOnce(server, { operation, forMs });
      costs.push(server.hashesPasswords ? cost - hashCpu : cost);
    }
  }
  const [rawCosts = [], ...others] = servers.map((server) => ofServer.get(server));
  const columns = others.flatMap((costs) => {
    if (costs === undefined) return ['–', '–'];
    const ratios = costs.map((cost, round) => cost / (rawCosts[round] ?? NaN));
    return [spread(costs, figure), spread(ratios, figure)];
  });
  return [operation, spread(rawCosts, figure), ...columns];
}

async function costOnce(
  server: Server,
  asked: Pick<LoadRequest, 'operation' | 'forMs'>,
): Promise<number> {
  const before = await server.cpu();
  const count = await load.on(server, asked);
  return ((await server.cpu()) - before) / count;
}

/** Why there are dashes, or no columns at all. */
function printReasons(withPeers: boolean): void {
  const reasons = servers.flatMap(({ kind }) => names.map((name) => reasonAgainst(kind, name)));
  const missing =
    values.peers && !withPeers ? ['Dex and Hydra were left out: they are built with Go'] : [];
  for (const reason of new Set([...missing, ...reasons])) {
    if (reason !== undefined) process.stdout.write(`\n– ${reason}.\n`);
  }
}

function reasonAgainst(kind: Server['kind'], operation: OperationName): string | undefined {
  return DIALECTS[kind].lacks?.[operation];
}

/** Microseconds of processor time that a sign-in of ours spends on the password. */
async function costOfPasswordHash(): Promise<number> {
  const passwordHash = await hash(PASSWORD, PASSWORD_HASH_COST);
  const times = 200;
  const before = process.cpuUsage();
  for (let time = 0; time < times; time += 1) await compare(PASSWORD, passwordHash);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / times;
}

function figure(value: number): string {
  return value < 10 ? value.toFixed(2) : Math.round(value).toLocaleString('en');
}
