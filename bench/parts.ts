// Where the time of an answer goes, in ours over SQLite and in the engine alone:
// `npm run bench:parts -- --seconds 4`. Each operation has servers of its own, which write a profile of their
// main thread; of several runs the one counts that took the least. A table in Markdown goes to standard
// output: microseconds per operation, raw → ours.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startLoad } from './tokens/load.ts';
import { operationsNamed, type OperationName } from './tokens/operations.ts';
import { startIdpfile, startRaw, type Server } from './tokens/servers.ts';
import { momentNow, timeByPart, WORKING_PARTS, type Part } from './tokens/time-by-part.ts';
import { createPlace } from './tokens/write-directory.ts';
import { printHeadings, printRow } from './table.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '4' },
    runs: { type: 'string', default: '3' },
    /** Part of the names of what is measured; everything by default. */
    only: { type: 'string', multiple: true, default: [''] },
  },
});
const forMs = Number(values.seconds) * 1_000;
const names = operationsNamed(values.only);
const place = createPlace();
const load = startLoad();

type Start = (profile: string) => Promise<Server>;

/** Microseconds of one operation. */
type Costs = Readonly<{ ofPart: ReadonlyMap<Part, number>; processor: number }>;

const startOurs: Start = (profile) => startIdpfile(place, 'sqlite:', { profile });
const startEngine: Start = (profile) => startRaw(place, { profile });

try {
  const columns: (readonly [Costs, Costs])[] = [];
  for (const name of names) {
    columns.push([await leastOf(startEngine, name), await leastOf(startOurs, name)]);
  }
  const row = (title: string, cost: (costs: Costs) => number) =>
    printRow([
      title,
      ...columns.map(([raw, ours]) => `${figure(cost(raw))} → ${figure(cost(ours))}`),
    ]);
  printHeadings(['µs per operation', ...names]);
  for (const part of WORKING_PARTS) row(part, ({ ofPart }) => ofPart.get(part) ?? 0);
  row('processor time, all threads', ({ processor }) => processor);
} finally {
  load.stop();
  rmSync(place.root, { recursive: true, force: true });
}

/** What else runs on a machine only ever adds to it. */
async function leastOf(start: Start, operation: OperationName): Promise<Costs> {
  let least = await costsOf(start, operation);
  for (let run = 1; run < Number(values.runs); run += 1) {
    const costs = await costsOf(start, operation);
    if (costs.processor < least.processor) least = costs;
  }
  return least;
}

async function costsOf(start: Start, operation: OperationName): Promise<Costs> {
  const directory = mkdtempSync(join(place.root, 'profile-'));
  const server = await start(directory);
  let measured;
  try {
    await load.warmUp(server, operation);
    const [cpu, from] = [await server.cpu(), momentNow()];
    const count = await load.on(server, { operation, forMs });
    measured = { count, during: [from, momentNow()], cpu: (await server.cpu()) - cpu } as const;
  } finally {
    await server.stop();
  }
  const { count, during, cpu } = measured;
  const [profile = ''] = readdirSync(directory);
  const times = timeByPart(join(directory, profile), during);
  const ofPart = new Map([...times].map(([part, time]) => [part, time / count]));
  return { ofPart, processor: cpu / count };
}

function figure(microseconds: number): string {
  return Math.round(microseconds).toLocaleString('en');
}
