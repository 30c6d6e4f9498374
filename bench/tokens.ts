// What an answer costs, beside the engine alone: `npm run bench -- --rounds 5 --seconds 2`. Every server
// and the load generator is a process of its own; the servers take turns within each round. A table in
// Markdown goes to standard output: microseconds of processor time per operation, all threads.
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compare, hash } from 'bcrypt';
import type { LoadRequest } from './tokens/load-generator.ts';
import { OPERATIONS, type OperationName } from './tokens/operations.ts';
import { PASSWORD, PASSWORD_HASH_COST } from './tokens/scene.ts';
import { startIdpfile, startRaw, type Server } from './tokens/servers.ts';
import { createPlace } from './tokens/write-directory.ts';
import { printRow, spread } from './table.ts';

/** Enough to keep a server busy, few enough for the engine's own store of a thousand rows. */
const CONNECTIONS = 16;
const LOGIN: OperationName = 'login, 9 requests';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '2' },
    /** Part of the names of what is measured; everything by default. */
    only: { type: 'string', multiple: true, default: [''] },
    storage: { type: 'string', multiple: true, default: ['sqlite:', 'memory:'] },
    /** The `main.ts` or `main.js` of another version, to be compared with. */
    before: { type: 'string' },
    /** A directory for profiles of our processes. */
    profile: { type: 'string' },
  },
});
const names = (Object.keys(OPERATIONS) as OperationName[]).filter((name) =>
  values.only.some((part) => name.includes(part)),
);
const place = createPlace();
const servers: Server[] = [];
const generator = fork(join(import.meta.dirname, 'tokens/load-generator.ts'));

try {
  servers.push(await startRaw(place));
  const { storage, before, profile } = values;
  for (const url of storage) servers.push(await startIdpfile(place, url, { profile }));
  if (before !== undefined) {
    servers.push(await startIdpfile(place, storage[0] ?? 'sqlite:', { program: before }));
  }
  const [raw, ...ours] = servers.map(({ name }) => name);
  printRow(['CPU µs per operation', `${raw}`, ...ours.flatMap((name) => [name, `${name} ÷ raw`])]);
  printRow(Array.from({ length: 2 + 2 * ours.length }, () => '---'));
  for (const name of names) printRow(await measure(name));
} finally {
  generator.disconnect();
  await Promise.all(servers.map((server) => server.stop()));
  rmSync(place.root, { recursive: true, force: true });
}

/** A row of the table. The password is hashed by ours alone, so that is not counted. */
async function measure(operation: OperationName): Promise<string[]> {
  const forMs = Number(values.seconds) * 1000;
  for (const { url } of servers) await load({ operation, url, connections: CONNECTIONS, forMs });
  const ofServer = new Map<Server, number[]>(servers.map((server) => [server, []]));
  for (let round = 0; round < Number(values.rounds); round += 1) {
    const hashCpu = operation === LOGIN ? await costOfPasswordHash() : 0;
    for (const [server, costs] of ofServer) {
      const cost = await costOnce(server, { operation, forMs });
      costs.push(server === servers[0] ? cost : cost - hashCpu);
    }
  }
  const [rawCosts = [], ...ours] = ofServer.values();
  const columns = ours.flatMap((costs) => {
    const ratios = costs.map((cost, round) => cost / (rawCosts[round] ?? NaN));
    return [spread(costs, figure), spread(ratios, figure)];
  });
  return [operation, spread(rawCosts, figure), ...columns];
}

async function costOnce(
  server: Server,
  { operation, forMs }: Pick<LoadRequest, 'operation' | 'forMs'>,
): Promise<number> {
  const before = await server.cpu();
  const count = await load({ operation, url: server.url, connections: CONNECTIONS, forMs });
  return ((await server.cpu()) - before) / count;
}

async function load(asked: LoadRequest): Promise<number> {
  const answer = await answerOf(generator, asked);
  if (typeof answer === 'number' && answer > 0) return answer;
  throw new Error(`${asked.operation} at ${asked.url}: ${String(answer)}`);
}

async function answerOf(child: ChildProcess, message: LoadRequest): Promise<unknown> {
  const answered = once(child, 'message');
  child.send(message);
  const [answer] = await answered;
  return answer;
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
